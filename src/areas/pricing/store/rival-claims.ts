import { sql } from 'kysely';
import type { AccountSet } from '#areas/ledger';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { provingProofs } from '../domain/index.ts';

export type RivalClaimScope = {
  readonly orgId: number;
  readonly accounts: AccountSet;
  readonly after: Day;
  readonly timeZone: string;
};

/**
 * Sent price requests that name a rival, as JSON rows of [account, day number, rival, is proven, granted basis points,
 * granted amount in e4 of the company's currency]; granted is each request's own concession, without what the account got before
 * it, and nothing before it is approved.
 */
export const packRivalClaims = async (
  db: Db,
  { orgId, accounts, after, timeZone }: RivalClaimScope,
): Promise<string> => {
  const { rows } = await sql<{ claims: string }>`
    with claim as (
      select account_id, id, (submitted_at at time zone ${timeZone}::text)::date as sent_on, competitor, competitor_proof, state,
        coalesce((judged ->> 'totalBp')::integer, 0) as own_bp, coalesce((
          select sum((line -> 'terms' ->> 'listPriceE4')::numeric
            * ((line -> 'terms' ->> 'quantityE4')::numeric + (line -> 'terms' ->> 'freeQuantityE4')::numeric) / 10000)
          from jsonb_array_elements(judged -> 'lines') as line
        ), 0) as list_e4
      from price_request
      where org_id = ${orgId} and ${accounts('account_id')} and submitted_at is not null and competitor is not null
    )
    select coalesce(json_agg(json_build_array(account_id, sent_on - date '1970-01-01', competitor, coalesce(competitor_proof = any(${[...provingProofs]}::text[]), false),
      case when state = 'approved' then own_bp else 0 end,
      case when state = 'approved' then round(list_e4 * own_bp / 10000)::text else '0' end) order by sent_on, id), '[]')::text as claims
    from claim where sent_on > ${after}::date`.execute(db);
  return rows[0]?.claims ?? '[]';
};
