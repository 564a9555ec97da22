import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { bindingStates } from '../domain/index.ts';
import type { TenderGate, TenderResult } from '../domain/index.ts';
import { pricingTables } from '../tables.ts';
import type { PurchaseTable, TenderBondTable, TenderGateTable } from '../tables/purchase-tables.ts';
import { documentStore } from './document-store.ts';

export type PurchaseRow = Selectable<PurchaseTable>;
export type TenderGateRow = Selectable<TenderGateTable>;
export type TenderBondRow = Selectable<TenderBondTable>;

export const purchases = documentStore('purchase');

/** The purchase that an approval was used for; a tender that was not won gives it free. */
export const findPurchaseOfRequest = async (db: Db, orgId: number, requestId: string): Promise<PurchaseRow | null> =>
  (await pricingTables(db)
    .selectFrom('purchase')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .where('state', 'in', [...bindingStates])
    .executeTakeFirst()) ?? null;

/** The purchase that a request asks for, draft or not. */
export const findPurchaseForRequest = async (db: Db, orgId: number, requestId: string): Promise<PurchaseRow | null> =>
  (await pricingTables(db)
    .selectFrom('purchase')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .where('state', '<>', 'withdrawn')
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()) ?? null;

/** The way of a tender as it is planned now; what was done before stays done. */
export const setGates = async (
  db: Db,
  { orgId, purchaseId }: { readonly orgId: number; readonly purchaseId: string },
  gates: readonly Insertable<TenderGateTable>[],
): Promise<void> => {
  const tables = pricingTables(db);
  await tables.deleteFrom('tenderGate').where('orgId', '=', orgId).where('purchaseId', '=', purchaseId).execute();
  if (gates.length > 0)
    await tables
      .insertInto('tenderGate')
      .values([...gates])
      .execute();
};

export const listGates = async (db: Db, orgId: number, purchaseId: string): Promise<readonly TenderGateRow[]> =>
  await pricingTables(db)
    .selectFrom('tenderGate')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('purchaseId', '=', purchaseId)
    .execute();

export const setBond = async (
  db: Db,
  { orgId, purchaseId }: { readonly orgId: number; readonly purchaseId: string },
  bond: Insertable<TenderBondTable> | null,
): Promise<void> => {
  const tables = pricingTables(db);
  await tables.deleteFrom('tenderBond').where('orgId', '=', orgId).where('purchaseId', '=', purchaseId).execute();
  if (bond !== null) await tables.insertInto('tenderBond').values(bond).execute();
};

export const findBond = async (db: Db, orgId: number, purchaseId: string): Promise<TenderBondRow | null> =>
  (await pricingTables(db)
    .selectFrom('tenderBond')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('purchaseId', '=', purchaseId)
    .executeTakeFirst()) ?? null;

export type TenderDueRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly accountId: string;
  readonly gate: TenderGate;
  readonly dueOn: Day;
  readonly ownerId: string | null;
  readonly amountMinor: string | null;
};

/** Gates of running tenders and bonds that lie with a customer, due until a day, the first due first. */
export const listTenderDues = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly within: RawBuilder<boolean>;
    readonly until: Day;
    /** Whose gates, and whose tenders' bonds; null: everybody's. */
    readonly userId: string | null;
  },
): Promise<readonly TenderDueRow[]> => {
  const { orgId, within, until, userId } = wanted;
  const { rows } = await sql<TenderDueRow>`
    select p.id, p.number, p.title, p.account_id as "accountId", g.gate, g.due_on as "dueOn", g.owner_id as "ownerId",
      null as "amountMinor"
    from tender_gate g
    join purchase p on p.org_id = ${orgId} and p.id = g.purchase_id
    where g.org_id = ${orgId} and g.done_on is null and g.due_on <= ${until}::date and p.state in ('draft', 'committed')
      and g.gate <> 'bond-returned' and ${within}
      and (${userId}::uuid is null or coalesce(g.owner_id, p.created_by) = ${userId}::uuid)
    union all
    select p.id, p.number, p.title, p.account_id, 'bond-returned', b.due_back_on, coalesce(g.owner_id, p.created_by),
      b.amount_minor::text
    from tender_bond b
    join purchase p on p.org_id = ${orgId} and p.id = b.purchase_id
    left join tender_gate g on g.org_id = ${orgId} and g.purchase_id = b.purchase_id and g.gate = 'bond-returned'
    where b.org_id = ${orgId} and b.paid_on is not null and b.returned_on is null and b.due_back_on <= ${until}::date
      and ${within} and (${userId}::uuid is null or coalesce(g.owner_id, p.created_by) = ${userId}::uuid)
    order by 6, 2, 5 limit 200`.execute(db);
  return rows;
};

export type BondsOut = { readonly outMinor: string; readonly overdueMinor: string };

/** Bonds that lie with an account: all of them, and those that should have come back. */
export const bondsOutOf = async (
  db: Db,
  { orgId, accountId, today }: { readonly orgId: number; readonly accountId: string; readonly today: Day },
): Promise<BondsOut> => {
  const { rows } = await sql<BondsOut>`
    select coalesce(sum(b.amount_minor), 0)::text as "outMinor",
      coalesce(sum(b.amount_minor) filter (where b.due_back_on < ${today}::date), 0)::text as "overdueMinor"
    from tender_bond b
    join purchase p on p.org_id = ${orgId} and p.id = b.purchase_id
    where b.org_id = ${orgId} and p.account_id = ${accountId}::uuid and b.paid_on is not null and b.returned_on is null`.execute(
    db,
  );
  return rows[0] ?? { outMinor: '0', overdueMinor: '0' };
};

/** How tenders ended since a day, one row for each. */
export const listTenderResults = async (
  db: Db,
  { orgId, within, from }: { readonly orgId: number; readonly within: RawBuilder<boolean>; readonly from: Day },
): Promise<readonly TenderResult[]> => {
  const { rows } = await sql<TenderResult>`
    select state as result, reason from purchase
    where org_id = ${orgId} and mode = 'tender' and state in ('won', 'lost', 'void') and closed_at >= ${from}::date
      and ${within}`.execute(db);
  return rows;
};

/** Which of some persons hold or held a post at an account. */
export const listPostsAt = async (
  db: Db,
  orgId: number,
  { accountId, personIds }: { readonly accountId: string; readonly personIds: readonly string[] },
): Promise<ReadonlySet<string>> => {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from person_post
    where org_id = ${orgId} and account_id = ${accountId}::uuid and person_id = any(${[...personIds]}::uuid[])`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
};
