import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { pricingTables } from '../tables.ts';
import type { AgreementRow } from './agreements.ts';

type Covered = { readonly id: string; readonly accountId: string };

/** Signed agreements with a rebate that cover an account of these, each with all accounts that it covers. */
const listCovering = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly Covered[]> => {
  const { rows } = await sql<Covered>`
    with covered as (
      select g.id, down.account_id
      from price_agreement g
      join account_above down on down.org_id = ${orgId} and down.ancestor_id = g.account_id and (down.depth = 0 or g.covers_group)
      where g.org_id = ${orgId} and g.state = 'signed' and g.rebate_kind is not null
    )
    select c.id, c.account_id as "accountId" from covered c
    where c.id in (
      select other.id from covered one join covered other on other.account_id = one.account_id
      where one.id = any(${[...ids]}::uuid[]))`.execute(db);
  return rows;
};

export type RebatePeer = { readonly row: AgreementRow; readonly accountIds: ReadonlySet<string> };

/**
 * The agreements among which a booked rebate may have to be shared: those that reach an account of a signed one, and on, those
 * that reach an account of these.
 */
export const listRebatePeers = async (db: Db, orgId: number, agreementId: string): Promise<readonly RebatePeer[]> => {
  let ids: readonly string[] = [agreementId];
  for (;;) {
    const covered = await listCovering(db, orgId, ids);
    const found = [...new Set(covered.map(({ id }) => id))];
    if (found.length > ids.length) {
      ids = found;
      continue;
    }
    const rows =
      found.length === 0
        ? []
        : await pricingTables(db)
            .selectFrom('priceAgreement')
            .selectAll()
            .where('orgId', '=', orgId)
            .where('id', 'in', found)
            .orderBy('validFrom')
            .orderBy('id')
            .execute();
    return rows.map((row) => ({
      row,
      accountIds: new Set(covered.flatMap(({ id, accountId }) => (id === row.id ? [accountId] : []))),
    }));
  }
};

export type RebateEntryRow = {
  readonly accountId: string;
  readonly on: Day;
  readonly amountE4: string;
  /** Its note, order and number: where it may name an agreement. */
  readonly told: string;
};

/** Rebates that the ledger has booked for some accounts by a day, the earliest first. */
export const listRebateEntries = async (
  db: Db,
  { orgId, accountIds, to }: { readonly orgId: number; readonly accountIds: readonly string[]; readonly to: Day },
): Promise<readonly RebateEntryRow[]> => {
  const { rows } = await sql<RebateEntryRow>`
    select r.account_id as "accountId", r.booked_on as "on", r.amount_e4::text as "amountE4", r.told from rebate_entry r
    where r.org_id = ${orgId} and r.account_id = any(${[...accountIds]}::uuid[]) and r.booked_on <= ${to}::date
    order by r.booked_on, r.told, r.account_id, r.amount_e4`.execute(db);
  return rows;
};
