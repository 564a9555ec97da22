import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { isUuid } from '#kernel/id';
import type { RecordHead } from '#platform/operations';

type Heads = (db: Db, orgId: number, keys: readonly string[]) => Promise<readonly RecordHead[]>;

/** Numbered documents, by id or number. */
const documentHeads =
  (table: 'price_request' | 'price_quote' | 'cost_estimate' | 'purchase'): Heads =>
  async (db, orgId, keys) => {
    const { rows } = await sql<RecordHead>`
      select id::text as key, account_id as "accountId", number as label from ${sql.table(table)}
      where org_id = ${orgId} and (id = any(${keys.filter(isUuid)}::uuid[]) or number = any(${[...keys]}::text[]))`.execute(
      db,
    );
    return rows;
  };

export const listRequestHeads = documentHeads('price_request');
export const listQuoteHeads = documentHeads('price_quote');
/** Those of a signed agreement or plan keep their signed document. */
const signedHeads =
  (table: 'price_agreement' | 'business_plan'): Heads =>
  async (db, orgId, keys) => {
    const { rows } = await sql<RecordHead>`
      select id::text as key, account_id as "accountId", number as label, state = 'signed' as "keepsMarked" from ${sql.table(table)}
      where org_id = ${orgId} and (id = any(${keys.filter(isUuid)}::uuid[]) or number = any(${[...keys]}::text[]))`.execute(
      db,
    );
    return rows;
  };
export const listAgreementHeads = signedHeads('price_agreement');
export const listPlanHeads = signedHeads('business_plan');
export const listEstimateHeads = documentHeads('cost_estimate');
export const listPurchaseHeads = documentHeads('purchase');

export const listNegotiationHeads: Heads = async (db, orgId, keys) => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, account_id as "accountId", title as label from negotiation
    where org_id = ${orgId} and id = any(${keys.filter(isUuid)}::uuid[])`.execute(db);
  return rows;
};
