import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { EstimateOffice } from '../domain/index.ts';
import { pricingTables } from '../tables.ts';
import type {
  CostEstimateTable,
  EstimateActualTable,
  EstimateSignatureTable,
  EstimateVersionTable,
  SignedEstimateTable,
} from '../tables/estimate-tables.ts';
import { documentStore } from './document-store.ts';

export type EstimateRow = Selectable<CostEstimateTable>;

export const estimates = documentStore('costEstimate');

export const addEstimateVersion = async (db: Db, row: Insertable<EstimateVersionTable>): Promise<void> => {
  await pricingTables(db).insertInto('estimateVersion').values(row).execute();
};

export const addEstimateSignature = async (db: Db, row: Insertable<EstimateSignatureTable>): Promise<void> => {
  await pricingTables(db).insertInto('estimateSignature').values(row).execute();
};

/** Lets floors rest on a version; the database refuses one that lacks a signature. */
export const addSignedEstimate = async (db: Db, row: Insertable<SignedEstimateTable>): Promise<void> => {
  await pricingTables(db).insertInto('signedEstimate').values(row).execute();
};

export const addEstimateActual = async (db: Db, row: Insertable<EstimateActualTable>): Promise<void> => {
  await pricingTables(db).insertInto('estimateActual').values(row).execute();
};

/** Estimates whose latest version waits for an office: production first, then finance. */
export const estimateLacks = (orgId: number, office: EstimateOffice): RawBuilder<boolean> => {
  const signedBy = (name: EstimateOffice): RawBuilder<boolean> => sql<boolean>`exists (
    select from estimate_version v
    join estimate_signature s on s.org_id = ${orgId} and s.version_id = v.id and s.office = ${name}
    where v.org_id = ${orgId} and v.estimate_id = cost_estimate.id and v.number = cost_estimate.latest)`;
  const before = office === 'finance' ? signedBy('production') : sql<boolean>`true`;
  return sql<boolean>`(withdrawn_at is null and ${before} and not ${signedBy(office)})`;
};

export type EstimateVersionRow = {
  readonly id: string;
  readonly estimateId: string;
  readonly accountId: string;
  readonly number: number;
  readonly productId: string;
  readonly quantityE4: string;
  readonly unitCostE4: string;
  readonly listPriceE4: string;
  readonly validFrom: Day;
  readonly validUntil: Day;
  readonly specification: string | null;
  readonly reason: string | null;
  readonly lines: unknown;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  /** Each with office, userId, userName and signedAt, earliest first. */
  readonly signatures: unknown;
  /** What it cost in the end, as entered last. */
  readonly actual: unknown;
  /** The day on which both had signed. */
  readonly signedOn: Day | null;
};

/** Versions of estimates, of each the latest first, with their signatures and what was entered as actual cost. */
export const listEstimateVersions = async (
  db: Db,
  wanted: { readonly orgId: number; readonly timeZone: string; readonly condition: RawBuilder<boolean> },
): Promise<readonly EstimateVersionRow[]> => {
  const { orgId, timeZone, condition } = wanted;
  const { rows } = await sql<EstimateVersionRow>`
    select v.id, v.estimate_id as "estimateId", e.account_id as "accountId", v.number, v.product_id as "productId",
      v.quantity_e4::text as "quantityE4", v.unit_cost_e4::text as "unitCostE4", v.list_price_e4::text as "listPriceE4",
      v.valid_from as "validFrom", v.valid_until as "validUntil", v.specification, v.reason, v.lines,
      v.created_by as "createdBy", v.created_by_name as "createdByName", v.created_at as "createdAt",
      coalesce(s.signatures, '[]') as signatures, a.actual, (d.signed_at at time zone ${timeZone}::text)::date as "signedOn"
    from estimate_version v
    join cost_estimate e on e.org_id = ${orgId} and e.id = v.estimate_id
    left join signed_estimate d on d.org_id = ${orgId} and d.version_id = v.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('office', x.office, 'userId', x.user_id, 'userName', x.user_name,
        'signedAt', x.signed_at) order by x.signed_at) as signatures
      from estimate_signature x where x.org_id = ${orgId} and x.version_id = v.id) s on true
    left join lateral (
      select jsonb_build_object('quantityE4', y.quantity_e4::text, 'unitCostE4', y.unit_cost_e4::text, 'lines', y.lines,
        'note', y.note, 'createdByName', y.created_by_name, 'createdAt', y.created_at) as actual
      from estimate_actual y where y.org_id = ${orgId} and y.version_id = v.id
      order by y.created_at desc, y.id desc limit 1) a on true
    where v.org_id = ${orgId} and ${condition}
    order by e.created_at desc, e.id desc, v.number desc`.execute(db);
  return rows;
};

export const versionsOf = (estimateIds: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`v.estimate_id = any(${[...estimateIds]}::uuid[])`;

/** Signed versions made since a day, of accounts in reach. */
export const versionsMadeSince = (from: Day, within: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`v.created_at >= ${from}::date and d.version_id is not null and ${within}`;

export type EstimateCostRow = {
  readonly estimateId: string;
  readonly number: string;
  readonly productId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly quantityE4: string;
  readonly unitCostE4: string;
  readonly listPriceE4: string;
  readonly lines: unknown;
  readonly validFrom: Day;
  readonly validUntil: Day;
  readonly isSigned: boolean;
  readonly isWithdrawn: boolean;
};

/**
 * The version that counts of every product that is made to order for an account: of the estimate that stands, else of the one
 * withdrawn last, which has no cost; none once finance has released it.
 */
export const listEstimateCosts = async (
  db: Db,
  wanted: { readonly orgId: number; readonly accountId: string; readonly productIds: readonly string[] },
): Promise<ReadonlyMap<string, EstimateCostRow>> => {
  const { orgId, accountId, productIds } = wanted;
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<EstimateCostRow>`
    select * from (
    select distinct on (e.product_id) e.id as "estimateId", e.number, e.product_id as "productId", v.id as "versionId",
      v.number as "versionNumber", v.quantity_e4::text as "quantityE4", v.unit_cost_e4::text as "unitCostE4",
      v.list_price_e4::text as "listPriceE4", v.lines, v.valid_from as "validFrom", v.valid_until as "validUntil",
      d.version_id is not null as "isSigned", e.withdrawn_at is not null as "isWithdrawn", e.released_at is not null as "isReleased"
    from cost_estimate e
    join estimate_version v on v.org_id = ${orgId} and v.estimate_id = e.id and v.number = e.latest
    left join signed_estimate d on d.org_id = ${orgId} and d.version_id = v.id
    where e.org_id = ${orgId} and e.account_id = ${accountId}::uuid
      and e.product_id = any(${[...productIds]}::uuid[])
    order by e.product_id, e.withdrawn_at desc nulls first, e.created_at desc, e.id desc) as latest
    where not "isReleased"`.execute(db);
  return new Map(rows.map((row) => [row.productId, row]));
};
