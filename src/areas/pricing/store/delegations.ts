import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { pricingTables } from '../tables.ts';
import type { PriceDelegationTable } from '../tables.ts';

export type DelegationRow = Selectable<PriceDelegationTable>;

export const addDelegation = async (db: Db, row: Insertable<PriceDelegationTable>): Promise<void> => {
  await pricingTables(db).insertInto('priceDelegation').values(row).execute();
};

/** Delegations that hold on a day or later. */
export const listDelegations = async (db: Db, orgId: number, today: Day): Promise<readonly DelegationRow[]> =>
  await pricingTables(db)
    .selectFrom('priceDelegation')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('toOn', '>=', today)
    .where('endedAt', 'is', null)
    .orderBy('fromOn')
    .orderBy('id')
    .execute();

export const endDelegation = async (
  db: Db,
  orgId: number,
  end: { readonly id: string; readonly at: Date },
): Promise<void> => {
  await pricingTables(db)
    .updateTable('priceDelegation')
    .set({ endedAt: end.at })
    .where('orgId', '=', orgId)
    .where('id', '=', end.id)
    .execute();
};
