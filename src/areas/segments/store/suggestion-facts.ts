import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { FamilyPair, Frequency, RegionCell, SuggestionFacts } from '../domain/index.ts';
import { familyMonthsFrom } from './compile-rule.ts';

type Wanted = { readonly orgId: number; readonly today: Day; readonly within: RawBuilder<boolean> };

/** What suggestions are made from, over the accounts that the caller reaches. */
export const readSuggestionFacts = async (db: Db, wanted: Wanted): Promise<SuggestionFacts> => {
  const { netE4, ...frequency } = await readFrequency(db, wanted);
  return {
    netE4,
    frequency: frequency.buyers === 0 ? null : frequency,
    pairs: await readPairs(db, wanted),
    cells: await readCells(db, wanted),
  };
};

/** Middle and busiest fifth of the yearly orders of those who ordered, and what each band brings. */
const readFrequency = async (db: Db, { orgId, within }: Wanted): Promise<Frequency & { readonly netE4: bigint }> => {
  const { rows } = await sql<Record<string, string | number | null>>`
    WITH traded AS (
      SELECT s.orders_12, s.orders_all, s.net_12_e4
      FROM account_card a
      JOIN ledger_figures s ON s.org_id = ${orgId} AND s.account_id = a.id
      WHERE a.org_id = ${orgId} AND s.orders_all > 0 AND ${within}
    ), cut AS (
      SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY orders_12) AS middle,
             percentile_disc(0.8) WITHIN GROUP (ORDER BY orders_12) AS busy,
             count(*) AS buyers
      FROM traded WHERE orders_12 > 0
    )
    SELECT max(cut.buyers) AS buyers, max(cut.middle) AS middle_orders, max(cut.busy) AS busy_orders,
           coalesce(sum(net_12_e4), 0)::text AS net,
           count(*) FILTER (WHERE orders_12 >= cut.busy) AS busy_accounts,
           coalesce(sum(net_12_e4) FILTER (WHERE orders_12 >= cut.busy), 0)::text AS busy_net,
           count(*) FILTER (WHERE orders_12 BETWEEN 1 AND cut.middle) AS rare_accounts,
           coalesce(sum(net_12_e4) FILTER (WHERE orders_12 BETWEEN 1 AND cut.middle), 0)::text AS rare_net,
           count(*) FILTER (WHERE orders_12 = 0) AS silent_accounts
    FROM traded CROSS JOIN cut`.execute(db);
  const row = rows[0] ?? {};
  const count = (name: string): number => Number(row[name] ?? 0);
  const money = (name: string): bigint => BigInt(String(row[name] ?? 0));
  return {
    netE4: money('net'),
    buyers: count('buyers'),
    middleOrders: count('middleOrders'),
    busyOrders: count('busyOrders'),
    busy: { accounts: count('busyAccounts'), netE4: money('busyNet') },
    rare: { accounts: count('rareAccounts'), netE4: money('rareNet') },
    silent: { accounts: count('silentAccounts'), netE4: 0n },
  };
};

/** Each ordered pair of families that at least one account buys together. */
const readPairs = async (db: Db, { orgId, today, within }: Wanted): Promise<FamilyPair[]> => {
  const { rows } = await sql<{ family: string; other: string; buyers: number; both: number; onlyNet: string }>`
    WITH bought AS (
      SELECT b.account_id, b.family_id, sum(b.net_e4) AS net
      FROM family_purchase b
      JOIN account_card a ON a.org_id = ${orgId} AND a.id = b.account_id
      WHERE b.org_id = ${orgId} AND b.month >= ${familyMonthsFrom(today)}::date AND b.net_e4 > 0 AND ${within}
      GROUP BY b.account_id, b.family_id
    ), family AS (
      SELECT family_id, count(*) AS buyers FROM bought GROUP BY family_id
    ), pair AS (
      SELECT mine.family_id AS family, other.family_id AS other, count(*) AS both, sum(mine.net) AS both_net
      FROM bought mine JOIN bought other ON other.account_id = mine.account_id AND other.family_id <> mine.family_id
      GROUP BY mine.family_id, other.family_id
    )
    SELECT pair.family, pair.other, family.buyers, pair.both,
           ((SELECT sum(net) FROM bought WHERE bought.family_id = pair.family) - pair.both_net)::text AS only_net
    FROM pair JOIN family ON family.family_id = pair.family
    ORDER BY pair.both::numeric / family.buyers DESC, pair.family, pair.other LIMIT 50`.execute(db);
  return rows.map(({ onlyNet, ...row }) => ({ ...row, onlyNetE4: BigInt(onlyNet) }));
};

const readCells = async (db: Db, { orgId, within }: Wanted): Promise<RegionCell[]> => {
  const { rows } = await sql<{ region: string; industry: string; accounts: number; net: string; prior: string }>`
    SELECT a.region, a.industry, count(*) AS accounts, sum(s.net_12_e4)::text AS net, sum(s.net_prior_12_e4)::text AS prior
    FROM account_card a
    JOIN ledger_figures s ON s.org_id = ${orgId} AND s.account_id = a.id
    WHERE a.org_id = ${orgId} AND a.region IS NOT NULL AND a.industry IS NOT NULL AND s.net_12_e4 > 0 AND ${within}
    GROUP BY a.region, a.industry ORDER BY sum(s.net_12_e4) DESC, a.region, a.industry LIMIT 20`.execute(db);
  return rows.map(({ net, prior, ...row }) => ({ ...row, netE4: BigInt(net), priorE4: BigInt(prior) }));
};
