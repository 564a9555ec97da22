import { createHash } from 'node:crypto';
import type { Db } from '#db/handle';
import type { Mapping } from '../../domain/import/index.ts';
import { headingKeyOf } from '../../domain/import/index.ts';
import type { RecordKind } from '../../domain/records.ts';
import { ledgerTables } from '../../tables.ts';

/** Files with the same headings are read the same way. */
export const headerHashOf = (header: readonly string[]): string =>
  createHash('sha256').update(header.map(headingKeyOf).join('\u001f')).digest('hex').slice(0, 32);

/** Remembers a mapping by kind, source and headings. */
export const rememberMapping = async (
  db: Db,
  {
    orgId,
    mapping,
    header,
    now,
  }: { readonly orgId: number; readonly mapping: Mapping; readonly header: readonly string[]; readonly now: Date },
): Promise<void> => {
  const row = { mapping: JSON.stringify(mapping), usedAt: now };
  await ledgerTables(db)
    .insertInto('importMapping')
    .values({ orgId, kind: mapping.kind, source: mapping.source, headerHash: headerHashOf(header), ...row })
    .onConflict((clash) => clash.columns(['orgId', 'kind', 'source', 'headerHash']).doUpdateSet(row))
    .execute();
};

/** The mapping that was last used for a file with these headings. */
export const findMapping = async (
  db: Db,
  of: { readonly orgId: number; readonly kind: RecordKind; readonly header: readonly string[] },
): Promise<unknown> => {
  const row = await ledgerTables(db)
    .selectFrom('importMapping')
    .select('mapping')
    .where('orgId', '=', of.orgId)
    .where('kind', '=', of.kind)
    .where('headerHash', '=', headerHashOf(of.header))
    .orderBy('usedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.mapping;
};
