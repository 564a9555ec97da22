import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { pricingTables } from '../tables.ts';
import type { PriceDecisionTable, PriceRequestTable, PriceSignatureTable } from '../tables.ts';
import type { DocumentPage } from './documents.ts';
import { waitsFor } from './waiting-requests.ts';
import type { Signer } from './waiting-requests.ts';

export type RequestRow = Selectable<PriceRequestTable>;
export type SignatureRow = Selectable<PriceSignatureTable>;
export type DecisionRow = Selectable<PriceDecisionTable>;

export const addRequest = async (db: Db, row: Insertable<PriceRequestTable>): Promise<void> => {
  await pricingTables(db).insertInto('priceRequest').values(row).execute();
};

export const findRequest = async (
  db: Db,
  orgId: number,
  one: { readonly id: string; readonly within: RawBuilder<boolean> },
): Promise<RequestRow | null> =>
  (await pricingTables(db)
    .selectFrom('priceRequest')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', one.id)
    .where(one.within)
    .executeTakeFirst()) ?? null;

/** False when somebody else changed it since this version was read. */
export const updateRequest = async (
  db: Db,
  key: { readonly orgId: number; readonly id: string; readonly version: number },
  change: Updateable<PriceRequestTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await pricingTables(db)
    .updateTable('priceRequest')
    .set({ ...change, version: key.version + 1 })
    .where('orgId', '=', key.orgId)
    .where('id', '=', key.id)
    .where('version', '=', key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

type RequestPage = DocumentPage & {
  readonly state: RequestRow['state'] | undefined;
  /** Only those that this person may sign; undefined = all. */
  readonly waitingFor: Signer | undefined;
  readonly createdBy: string | undefined;
};

/** Requests, latest first. */
export const listRequests = async (
  db: Db,
  { orgId, within, accountId, state, waitingFor, createdBy, after, limit }: RequestPage,
): Promise<readonly RequestRow[]> =>
  await pricingTables(db)
    .selectFrom('priceRequest')
    .selectAll()
    .where('orgId', '=', orgId)
    .where(within)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'draft'))
    .$if(createdBy !== undefined, (query) => query.where('createdBy', '=', createdBy ?? ''))
    .$if(waitingFor !== undefined, (query) =>
      waitingFor === undefined ? query : query.where(waitsFor(orgId, waitingFor)),
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at.toISOString()}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const addSignature = async (db: Db, row: Insertable<PriceSignatureTable>): Promise<void> => {
  await pricingTables(db).insertInto('priceSignature').values(row).execute();
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
