import type { Selectable, Updateable } from 'kysely';
import type { Db } from '#db/handle';
import { letterheadTables } from './tables.ts';
import type { LetterheadTable } from './tables.ts';

export type LetterheadRow = Selectable<LetterheadTable>;

/** A company that has said nothing yet. */
const blank: Omit<LetterheadRow, 'orgId'> = {
  address: null,
  addressEn: null,
  phone: null,
  email: null,
  website: null,
  taxNumber: null,
  bank: null,
  bankAccount: null,
  terms: null,
  termsEn: null,
  logo: null,
  logoKind: null,
  version: 0,
};

export const findLetterhead = async (db: Db, orgId: number): Promise<LetterheadRow> =>
  (await letterheadTables(db).selectFrom('letterhead').selectAll().where('orgId', '=', orgId).executeTakeFirst()) ?? {
    orgId,
    ...blank,
  };

/** False when somebody changed it since `version` was read. */
export const saveLetterhead = async (
  db: Db,
  { orgId, version }: { readonly orgId: number; readonly version: number },
  change: Omit<Updateable<LetterheadTable>, 'orgId' | 'version'>,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await letterheadTables(db)
    .insertInto('letterhead')
    .values({ orgId, ...change, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('orgId')
        .doUpdateSet({ ...change, version: version + 1 })
        .where('letterhead.version', '=', version),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};
