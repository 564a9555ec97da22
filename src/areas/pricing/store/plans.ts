import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { pricingTables } from '../tables.ts';
import type { BusinessPlanLineTable, BusinessPlanPriceTable, BusinessPlanTable } from '../tables/plan-tables.ts';
import { documentStore } from './document-store.ts';

export type PlanRow = Selectable<BusinessPlanTable>;
export type PlanLineRow = Selectable<BusinessPlanLineTable>;

export const plans = documentStore('businessPlan');

/** What a signed plan promises; no path changes it afterwards. */
export const addPlanTerms = async (
  db: Db,
  terms: {
    readonly lines: readonly Insertable<BusinessPlanLineTable>[];
    readonly prices: readonly Insertable<BusinessPlanPriceTable>[];
  },
): Promise<void> => {
  const tables = pricingTables(db);
  await tables
    .insertInto('businessPlanLine')
    .values([...terms.lines])
    .execute();
  await tables
    .insertInto('businessPlanPrice')
    .values([...terms.prices])
    .execute();
};

export const listPlanLines = async (db: Db, orgId: number, planId: string): Promise<readonly PlanLineRow[]> =>
  await pricingTables(db)
    .selectFrom('businessPlanLine')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('planId', '=', planId)
    .orderBy('lineNo')
    .execute();

export type PlanPriceRow = {
  readonly lineNo: number;
  readonly productId: string;
  readonly priceE4: string;
  readonly floorE4: string;
  readonly listPriceE4: string;
  readonly quantityE4: string;
};

/** The prices of the highest step with the list price and the quantity that they were reckoned on. */
export const listPlanPrices = async (db: Db, orgId: number, planId: string): Promise<readonly PlanPriceRow[]> => {
  const { rows } = await sql<PlanPriceRow>`
    select p.line_no as "lineNo", p.product_id as "productId", p.price_e4::text as "priceE4",
      p.floor_e4::text as "floorE4", c.list_price_e4::text as "listPriceE4", c.quantity_e4::text as "quantityE4"
    from business_plan_price p
    join price_commitment c on c.org_id = ${orgId} and c.id = p.commitment_id
    where p.org_id = ${orgId} and p.plan_id = ${planId}::uuid order by p.price_no`.execute(db);
  return rows;
};

const last = sql`least(valid_to, coalesce(ended_on, valid_to))`;

/** Signed plans of the account whose days meet some others: an account has one plan at a time. */
export const findPlanOverlap = async (
  db: Db,
  wanted: { readonly orgId: number; readonly memberIds: readonly string[]; readonly from: Day; readonly to: Day },
): Promise<string | null> => {
  const { rows } = await sql<{ number: string }>`
    select number from business_plan
    where org_id = ${wanted.orgId} and state = 'signed' and member_ids && ${[...wanted.memberIds]}::uuid[]
      and valid_from <= ${wanted.to}::date and ${last} >= ${wanted.from}::date
    order by created_at limit 1`.execute(db);
  return rows[0]?.number ?? null;
};

/** Plans of an account, and those of its group that take it in. */
export const isPlanOf = (orgId: number, accountId: string): RawBuilder<boolean> => sql<boolean>`(
  account_id = ${accountId}::uuid or ${accountId}::uuid = any(member_ids) or exists (
    select from account_above up where up.org_id = ${orgId} and up.account_id = ${accountId}::uuid
      and up.ancestor_id = business_plan.account_id))`;

/** The plan that a request asks for, draft or signed; with `state` only one that stands so. */
export const findPlanForRequest = async (
  db: Db,
  orgId: number,
  { requestId, isSigned }: { readonly requestId: string; readonly isSigned: boolean },
): Promise<PlanRow | null> =>
  (await pricingTables(db)
    .selectFrom('businessPlan')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .where('state', 'in', isSigned ? ['signed'] : ['draft', 'signed'])
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()) ?? null;
