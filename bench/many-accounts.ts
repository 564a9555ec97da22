import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { companyNamesOf } from '#demo/company-names';
import { drawOf } from '#demo/draw';
import { newIdAt } from '#platform/id';
import { searchTextOf } from '#platform/search-text';

const batchSize = 2000;
const separator = '\u0001';
const tiers = ['S', 'A', 'B', 'C'] as const;
const badges = ['one-off', 'squeezing', 'slow-payer', 'lapsing', 'dealer'] as const;

/**
 * Accounts named like the demo's, each with figures and with a result of one run: as many as a large company has.
 * Seeded, so that two runs of a bench look at the same rows.
 */
export const addManyAccounts = async (db: Db, orgId: number, count: number): Promise<void> => {
  const draw = drawOf(2026);
  const names = companyNamesOf(draw, count);
  const owners = Array.from({ length: 50 }, () => newIdAt(new Date()));
  const runId = await addRun(db, orgId, count);
  for (let from = 0; from < count; from += batchSize) {
    const rows = names.slice(from, from + batchSize).map((company, index) => {
      const rank = from + index + 1;
      const code = `KH${String(rank).padStart(6, '0')}`;
      const spelled = searchTextOf([company.name, company.nameEn, company.shortName, code]);
      const net = BigInt(Math.round(1_000_000 * draw.logNormal(1.6))) * 10_000n;
      return {
        id: newIdAt(new Date()),
        code,
        company,
        spelled,
        rank,
        net,
        contribution: (net * BigInt(draw.whole(-8, 40))) / 100n,
        orders: draw.whole(0, 60),
        lastOrderOn: `2026-${String(draw.whole(1, 11)).padStart(2, '0')}-${String(draw.whole(1, 20)).padStart(2, '0')}`,
        owner: draw.pick(owners),
        tier: draw.pick(tiers),
        badge: draw.chance(0.3) ? draw.pick(badges) : '',
        score: draw.whole(0, 100_000_000),
      };
    });
    const text = (valueOf: (row: (typeof rows)[number]) => string) => sql`${sql.val(rows.map(valueOf))}::text[]`;
    await sql`
      INSERT INTO account (org_id, id, code, name, name_en, short_name, industry, region, owner_id, lifecycle, tier, sort_key, search_text, search_grams)
      SELECT ${orgId}::bigint, id::uuid, code, name, name_en, short_name, industry, region, owner::uuid, 'active', nullif(tier, 'C'), sort_key, search_text,
             string_to_array(grams, ${separator})
      FROM unnest(${text(({ id }) => id)}, ${text(({ code }) => code)}, ${text(({ company }) => company.name)}, ${text(({ company }) => company.nameEn)},
        ${text(({ company }) => company.shortName)}, ${text(({ company }) => company.industry)}, ${text(({ company }) => company.place.province)},
        ${text(({ owner }) => owner)}, ${text(({ tier }) => tier)}, ${text(({ spelled }) => spelled.sortKey)}, ${text(({ spelled }) => spelled.text)},
        ${text(({ spelled }) => spelled.grams.join(separator))})
        AS given (id, code, name, name_en, short_name, industry, region, owner, tier, sort_key, search_text, grams)`.execute(
      db,
    );
    await sql`
      INSERT INTO account_snap (org_id, account_id, as_of, is_net_basis, net_12_e4, net_prior_12_e4, contribution_12_e4, contribution_24_e4, whole_through, whole_net_12_e4, whole_contribution_12_e4,
        whole_contribution_24_e4, known_share_bp, pocket_12_e4, serve_12_e4, orders_12, orders_all, first_order_on, last_order_on, open_minor, overdue_minor, exposure_minor, trend_e4)
      SELECT ${orgId}::bigint, id::uuid, '2026-11-20', false, net::bigint, net::bigint * 9 / 10, contribution::bigint, contribution::bigint * 2, '2026-10-31',
             net::bigint, contribution::bigint, contribution::bigint * 2, 10000, 0, 0, orders::integer, orders::integer * 2, '2024-01-10', last_on::date, net::bigint / 1000, 0, net::bigint / 1000, array_fill(0::bigint, ARRAY[12])
      FROM unnest(${text(({ id }) => id)}, ${text(({ net }) => String(net))}, ${text(({ contribution }) => String(contribution))},
        ${text(({ orders }) => String(orders))}, ${text(({ lastOrderOn }) => lastOrderOn)}) AS given (id, net, contribution, orders, last_on)`.execute(
      db,
    );
    await sql`
      INSERT INTO run_account (org_id, run_id, account_id, unit, rank, score_micro, coverage, tier, types, badges, failed_gates, contribution_minor,
        revenue_minor, revenue_rank, alive_bp, contribution_share, continuity_share)
      SELECT ${orgId}::bigint, ${runId}::uuid, id::uuid, 'account', rank::integer, score::bigint, 90, tier, '{}', array_remove(ARRAY[badge], ''), '{}',
             contribution::bigint / 100, net::bigint / 100, rank::integer, 9000, score::integer / 10000, score::integer / 10000
      FROM unnest(${text(({ id }) => id)}, ${text(({ rank }) => String(rank))}, ${text(({ score }) => String(score))}, ${text(({ tier }) => tier)},
        ${text(({ badge }) => badge)}, ${text(({ contribution }) => String(contribution))}, ${text(({ net }) => String(net))})
        AS given (id, rank, score, tier, badge, contribution, net)`.execute(db);
  }
};

const addRun = async (db: Db, orgId: number, accounts: number): Promise<string> => {
  const [policyId, runId] = [newIdAt(new Date()), newIdAt(new Date())];
  await sql`
    INSERT INTO policy (org_id, id, version, body, created_by_name, created_at)
    VALUES (${orgId}, ${policyId}, 1, '{}', 'bench', now())`.execute(db);
  await sql`
    INSERT INTO identification_run (org_id, id, as_of, policy_id, policy_version, state, accounts, started_by_name, started_at, finished_at)
    VALUES (${orgId}, ${runId}, '2026-11-20', ${policyId}, 1, 'done', ${accounts}, 'bench', now(), now())`.execute(db);
  return runId;
};
