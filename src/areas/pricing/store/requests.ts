import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { pricingTables } from '../tables.ts';
import type { PriceDecisionTable, PriceRequestTable, PriceSignatureTable } from '../tables.ts';
import { documentStore } from './document-store.ts';
import type { DocumentPage } from './document-store.ts';
import { waitsFor } from './waiting-requests.ts';
import type { Signer } from './waiting-requests.ts';

export type RequestRow = Selectable<PriceRequestTable>;
export type SignatureRow = Selectable<PriceSignatureTable>;
export type DecisionRow = Selectable<PriceDecisionTable>;

export const requests = documentStore('priceRequest');

type RequestPage = DocumentPage & {
  readonly state: RequestRow['state'] | undefined;
  /** Only those that this person may sign; undefined = all. */
  readonly waitingFor: Signer | undefined;
  readonly createdBy: string | undefined;
};

/** Requests, latest first. */
export const listRequests = async (
  db: Db,
  { state, waitingFor, createdBy, ...page }: RequestPage,
): Promise<readonly RequestRow[]> =>
  await requests.page(db, page, [
    state === undefined ? undefined : sql`state = ${state}`,
    createdBy === undefined ? undefined : sql`created_by = ${createdBy}::uuid`,
    waitingFor === undefined ? undefined : waitsFor(page.orgId, waitingFor),
  ]);

/** Signs what the request was judged by when it was sent: its hash stands with the signature. */
export const addSignature = async (db: Db, row: Omit<Insertable<PriceSignatureTable>, 'judgedHash'>): Promise<void> => {
  const judgedHash = sql<string>`(
    select md5(r.judged::text) from price_request r where r.org_id = ${row.orgId} and r.id = ${row.requestId}::uuid)`;
  await pricingTables(db)
    .insertInto('priceSignature')
    .values({ ...row, judgedHash })
    .execute();
};

/** Signatures of requests, earliest first. */
export const listSignatures = async (
  db: Db,
  orgId: number,
  requestIds: readonly string[],
): Promise<readonly SignatureRow[]> =>
  requestIds.length === 0
    ? []
    : await pricingTables(db)
        .selectFrom('priceSignature')
        .selectAll()
        .where('orgId', '=', orgId)
        .where('requestId', 'in', [...requestIds])
        .orderBy('signedAt')
        .orderBy('id')
        .execute();

export const addDecisions = async (db: Db, rows: readonly Insertable<PriceDecisionTable>[]): Promise<void> => {
  await pricingTables(db)
    .insertInto('priceDecision')
    .values([...rows])
    .execute();
};

export const listDecisions = async (db: Db, orgId: number, requestId: string): Promise<readonly DecisionRow[]> =>
  await pricingTables(db)
    .selectFrom('priceDecision')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('requestId', '=', requestId)
    .orderBy('lineNo')
    .execute();

/** Approvals that a quote which stands, a signed agreement or plan, or a purchase that binds us was made under. */
export const listUsedApprovals = async (
  db: Db,
  orgId: number,
  requestIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (requestIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select request_id as id from price_quote
    where org_id = ${orgId} and request_id = any(${[...requestIds]}::uuid[]) and state in ('open', 'accepted')
    union
    select request_id from price_agreement
    where org_id = ${orgId} and request_id = any(${[...requestIds]}::uuid[]) and state = 'signed'
    union
    select request_id from business_plan
    where org_id = ${orgId} and request_id = any(${[...requestIds]}::uuid[]) and state = 'signed'
    union
    select request_id from purchase
    where org_id = ${orgId} and request_id = any(${[...requestIds]}::uuid[])
      and state in ('committed', 'won', 'settled', 'ended')`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

export type LeverShareRow = {
  readonly userId: string;
  readonly name: string;
  readonly requests: number;
  readonly solved: number;
  readonly noLever: number;
};

/** Requests by who made them: how many ended without price, and how many named no lever that fits. */
export const listLeverShares = async (
  db: Db,
  { orgId, from, within }: { readonly orgId: number; readonly from: Day; readonly within: RawBuilder<boolean> },
): Promise<readonly LeverShareRow[]> => {
  const { rows } = await sql<LeverShareRow>`
    select created_by as "userId", max(created_by_name) as name, count(*)::integer as requests,
      (count(*) filter (where state = 'solved'))::integer as solved,
      (count(*) filter (where no_lever_reason is not null and state <> 'solved'))::integer as "noLever"
    from price_request
    where org_id = ${orgId} and created_at >= ${from}::date and state not in ('draft', 'withdrawn') and ${within}
    group by created_by order by max(created_by_name), created_by`.execute(db);
  return rows;
};
