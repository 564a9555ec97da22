import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

export type Signer = {
  readonly userId: string;
  readonly roles: readonly string[];
  /** Those whom the signer stands in for today, with their roles. */
  readonly standsInFor: readonly { readonly userId: string; readonly roles: readonly string[] }[];
};

/**
 * Requests that a person may sign now, as a condition on price_request: sent by somebody else, not yet signed by the
 * person in this round, and with an open role that the person holds or holds for somebody away. The same rule as slotFor.
 */
export const waitsFor = (orgId: number, { userId, roles, standsInFor }: Signer): RawBuilder<boolean> => {
  const approvals = sql`
    select 1 from price_signature s
    where s.org_id = ${orgId} and s.request_id = price_request.id and s.round = price_request.round
      and s.verdict = 'approve'`;
  const absent = JSON.stringify(standsInFor.map((person) => ({ user_id: person.userId, roles: person.roles })));
  return sql<boolean>`(
    price_request.state = 'submitted' and price_request.created_by <> ${userId}::uuid
    and not exists (${approvals} and s.user_id = ${userId}::uuid)
    and exists (
      select 1 from jsonb_array_elements_text(price_request.band -> 'needs') as need (role)
      where not exists (${approvals} and s.role = need.role)
        and (need.role = any(${[...roles]}::text[]) or exists (
          select 1 from jsonb_to_recordset(${absent}::jsonb) as away (user_id uuid, roles jsonb)
          where jsonb_exists(away.roles, need.role) and away.user_id <> price_request.created_by
            and not exists (${approvals} and s.user_id = away.user_id)))))`;
};
