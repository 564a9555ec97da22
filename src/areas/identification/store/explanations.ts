import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import { identificationTables } from '../tables.ts';
import type { Unit } from '../tables.ts';

/** The stored explanation of an account in a run, as its bytes; null when it is not there or out of reach. */
export const findExplanation = async (
  db: Db,
  orgId: number,
  one: {
    readonly runId: string;
    readonly accountId: string;
    readonly unit: Unit;
    readonly within: RawBuilder<boolean>;
  },
): Promise<string | null> => {
  const row = await identificationTables(db)
    .selectFrom('runExplanation as r')
    .select('r.body')
    .where('r.orgId', '=', orgId)
    .where('r.runId', '=', one.runId)
    .where('r.accountId', '=', one.accountId)
    .where('r.unit', '=', one.unit)
    .where(one.within)
    .executeTakeFirst();
  return row?.body ?? null;
};
