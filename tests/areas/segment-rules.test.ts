import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { catchUp, compileRule, populationOf, runPartsOf } from '#areas/segments';
import type { CompileSettings } from '#areas/segments';
import { fieldCatalogueOf, matches, opsOfType } from '#domain/segments';
import type { CustomField, FactRow, Rule, RuleOp } from '#domain/segments';
import type { Database } from '#db/handle';
import { addDays } from '#kernel/day';
import { newIdAt } from '#platform/id';
import { testDatabase } from '#tests/database';
import { addRun, measure } from '#tests/run-measures';

const orgId = 7;
const today = '2026-11-21';
const custom: readonly CustomField[] = [
  { key: 'grade', type: 'number', choices: [] },
  { key: 'since', type: 'date', choices: [] },
  { key: 'fleet', type: 'boolean', choices: [] },
];
const fields = fieldCatalogueOf(custom);
const settings: CompileSettings = { orgId, fields, currency: 'CNY', today };

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 4 });
const words = ['建筑', 'Food', '贸易'] as const;
const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days));

/** What may change about an account, as it stands in the row that the domain evaluates. */
const facts = fc.record({
  industry: maybe(fc.constantFrom(...words)),
  tier: maybe(fc.constantFrom('S', 'A', 'B', 'C')),
  tags: fc.uniqueArray(fc.constantFrom('老客户', 'vip', 'x'), { maxLength: 3 }),
  employees: maybe(fc.integer({ min: 0, max: 5 })),
  foundedOn: maybe(day),
  lastOrderOn: maybe(day),
  net: maybe(fc.integer({ min: -3, max: 3 })),
  prior: fc.integer({ min: 0, max: 3 }),
  limit: maybe(fc.integer({ min: 0, max: 3 })),
  grade: maybe(fc.constantFrom(0, 1, 1.5)),
  since: maybe(day),
  fleet: maybe(fc.boolean()),
  beyond: maybe(fc.constantFrom(-2.5, 0, 12.4)),
  over60: maybe(fc.constantFrom(0, 0.3333, 1)),
  potential: maybe(fc.integer({ min: -3, max: 3 })),
});
type Facts = typeof facts extends fc.Arbitrary<infer F> ? F : never;

const days = fc.integer({ min: 1, max: 50 });
const money = fc.integer({ min: -3, max: 3 }).map((yuan) => String(yuan * 100));
const values: Readonly<Record<string, fc.Arbitrary<string | number>>> = {
  industry: fc.constantFrom(...words),
  tier: fc.constantFrom('S', 'A', 'B', 'C', 'unrated'),
  tags: fc.constantFrom('老客户', 'vip', 'x', 'y'),
  employees: fc.constantFrom(0, 2, 2.5, 5),
  foundedOn: day,
  lastOrderOn: day,
  net12: money,
  netPrior12: money,
  growth12: fc.constantFrom(-10_000, 0, 5000, 20_000),
  exposureShare: fc.constantFrom(0, 3333, 10_000),
  'days-beyond-terms': fc.constantFrom(-2.5, 0, 12, 12.4),
  'over-60-share': fc.constantFrom(0, 3333, 10_000),
  potential: money,
  'custom.grade': fc.constantFrom(0, 1, 1.25),
  'custom.since': day,
  'custom.fleet': fc.constant(0),
};
const listOps: ReadonlySet<RuleOp> = new Set(['any-of', 'all-of', 'none-of']);
const dayOps: ReadonlySet<RuleOp> = new Set(['within-days', 'older-than-days', 'in-next-days']);
const bareOps: ReadonlySet<RuleOp> = new Set(['known', 'missing', 'yes', 'no']);

const condition: fc.Arbitrary<Rule> = fc.constantFrom(...Object.keys(values)).chain((field) => {
  const value = values[field] ?? fc.constant(0);
  const type = fields.get(field)?.type ?? 'text';
  return fc.constantFrom(...opsOfType[type]).chain((op): fc.Arbitrary<Rule> => {
    if (bareOps.has(op)) return fc.constant({ field, op });
    if (dayOps.has(op)) return days.map((count) => ({ field, op, value: count }));
    if (op === 'contains') return fc.constantFrom('oo', '筑', 'FO').map((text) => ({ field, op, value: text }));
    if (listOps.has(op))
      return fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map((list) => ({ field, op, value: list }));
    if (op === 'between') return fc.tuple(value, value).map((pair) => ({ field, op, value: pair }));
    return value.map((one) => ({ field, op, value: one }));
  });
});
const rule: fc.Arbitrary<Rule> = fc.letrec<{ node: Rule }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({
      match: fc.constantFrom('all', 'any', 'none'),
      rules: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).node;

/** The row as the domain sees it: the units of what is stored. */
const rowOf = (one: Facts): FactRow => {
  const e4 = (yuan: number | null) => (yuan === null ? null : BigInt(yuan) * 10_000n);
  const hasSnap = one.net !== null;
  const [net, prior] = [e4(one.net), hasSnap ? e4(one.prior) : null];
  const [exposure, limit] = [hasSnap ? BigInt(one.prior) * 100n : null, hasSnap ? one.limit : null];
  return {
    industry: one.industry,
    tier: one.tier ?? 'unrated',
    tags: one.tags,
    employees: one.employees,
    foundedOn: one.foundedOn,
    lastOrderOn: hasSnap ? one.lastOrderOn : null,
    net12: net,
    netPrior12: prior,
    growth12: net !== null && prior !== null && prior > 0n ? ((net - prior) * 10_000n) / prior : null,
    exposureShare:
      exposure !== null && limit !== null && limit > 0 ? (exposure * 10_000n) / (BigInt(limit) * 100n) : null,
    'days-beyond-terms': one.beyond,
    'over-60-share': one.over60 === null ? null : Math.round(one.over60 * 10_000),
    potential: one.potential === null ? null : BigInt(one.potential) * 100n,
    'custom.grade': one.grade,
    'custom.since': one.since,
    'custom.fleet': one.fleet,
  };
};

/** The figures as an identification run stores them: missing ones have no key, parts are parts of one. */
const measuredOf = (one: Facts): Readonly<Record<string, number>> => ({
  ...(one.beyond !== null && { 'days-beyond-terms': one.beyond }),
  ...(one.over60 !== null && { 'over-60-share': one.over60 }),
  ...(one.potential !== null && { potential: one.potential * 100 }),
});

describe('segment rules', () => {
  let database: Database;
  const runId = newIdAt(new Date());
  before(async () => {
    database = await testDatabase();
    await database.withOrg(orgId, async (db) => await addRun(db, { orgId, runId }));
  });
  after(async () => database.close());

  const write = async (id: string, one: Facts): Promise<void> =>
    await database.withOrg(orgId, async (db) => {
      const own = JSON.stringify({ grade: one.grade, since: one.since, fleet: one.fleet });
      await sql`
        INSERT INTO account (org_id, id, code, name, sort_key, industry, tier, tags, employees, founded_on, custom)
        VALUES (${orgId}, ${id}, ${id}, ${id}, ${id}, ${one.industry}, ${one.tier}, ${one.tags}, ${one.employees}, ${one.foundedOn}, ${own})
        ON CONFLICT (org_id, id) DO UPDATE SET industry = excluded.industry, tier = excluded.tier, tags = excluded.tags,
          employees = excluded.employees, founded_on = excluded.founded_on, custom = excluded.custom, updated_at = now()`.execute(
        db,
      );
      await measure(db, { orgId, runId, accountId: id }, measuredOf(one));
      await sql`DELETE FROM account_snap WHERE org_id = ${orgId} AND account_id = ${id}`.execute(db);
      if (one.net === null) return;
      await sql`
        INSERT INTO account_snap (org_id, account_id, as_of, is_net_basis, net_12_e4, net_prior_12_e4, pocket_12_e4, serve_12_e4, orders_12,
          orders_all, last_order_on, open_minor, overdue_minor, exposure_minor, limit_minor, trend_e4)
        VALUES (${orgId}, ${id}, ${today}, false, ${one.net * 10_000}, ${one.prior * 10_000}, 0, 0, 0, 0, ${one.lastOrderOn}, 0, 0,
          ${one.prior * 100}, ${one.limit === null ? null : one.limit * 100}, array_fill(0::bigint, ARRAY[12]))`.execute(
        db,
      );
    });

  const clear = async (): Promise<void> =>
    await database.withOrg(orgId, async (db) => {
      for (const table of ['segment', 'run_measures', 'account_snap', 'account'])
        await sql`DELETE FROM ${sql.table(table)} WHERE org_id = ${orgId}`.execute(db);
    });

  const takenBy = async (wanted: Rule): Promise<string[]> =>
    await database.withOrg(orgId, async (db) => {
      const { rows } = await sql<{ id: string }>`
        SELECT a.id FROM ${populationOf(orgId, runPartsOf(wanted))}
        WHERE a.org_id = ${orgId} AND (${compileRule(wanted, settings)}) ORDER BY a.id`.execute(db);
      return rows.map(({ id }) => id);
    });

  /** Puts all rows behind the minutes that are looked at again, so that only later edits count as changes. */
  const age = async (): Promise<void> =>
    await database.withOrg(orgId, async (db) => {
      await sql`UPDATE account SET updated_at = updated_at - interval '1 hour' WHERE org_id = ${orgId}`.execute(db);
      await sql`UPDATE account_snap SET changed_at = changed_at - interval '1 hour' WHERE org_id = ${orgId}`.execute(
        db,
      );
    });

  const fresh = (count: number): string[] => Array.from({ length: count }, () => newIdAt(new Date()));

  it('take the same accounts in SQL as in the domain', async () => {
    await clear();
    const population = fc.sample(facts, { numRuns: 60, seed: 11 });
    const ids = fresh(population.length);
    for (const [index, one] of population.entries()) await write(ids[index] ?? '', one);
    await fc.assert(
      fc.asyncProperty(rule, async (wanted) => {
        const expected = ids.filter((_, index) => {
          const one = population[index];
          return one !== undefined && matches(wanted, rowOf(one), settings);
        });
        assert.deepEqual(await takenBy(wanted), expected.toSorted());
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('keep members by change as a full evaluation finds them', async () => {
    await fc.assert(
      fc.asyncProperty(
        rule,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), facts), { minLength: 6, maxLength: 12 }),
        async (wanted, edits) => {
          await clear();
          const ids = fresh(6);
          const segmentId = newIdAt(new Date());
          await database.withOrg(orgId, async (db) => {
            await sql`
              INSERT INTO segment (org_id, id, name, rule, owner_id, created_at, updated_at)
              VALUES (${orgId}, ${segmentId}, 's', ${JSON.stringify(wanted)}, ${segmentId}, now(), now())`.execute(db);
          });
          for (const [index, [which, one]] of edits.entries()) {
            await write(ids[which] ?? '', one);
            if (index % 2 === 1) continue;
            await database.withOrg(orgId, async (db) => await catchUp(db, segmentId, settings));
            const members = await database.withOrg(orgId, async (db) => {
              const { rows } = await sql<{
                n: number;
              }>`SELECT members AS n FROM segment WHERE org_id = ${orgId} AND id = ${segmentId}`.execute(db);
              return rows[0]?.n;
            });
            const stored = await database.withOrg(orgId, async (db) => {
              const { rows } = await sql<{ id: string }>`
                SELECT account_id AS id FROM segment_member WHERE org_id = ${orgId} AND segment_id = ${segmentId} ORDER BY 1`.execute(
                db,
              );
              return rows.map(({ id }) => id);
            });
            assert.deepEqual(stored, await takenBy(wanted));
            assert.equal(members, stored.length);
            await age();
          }
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });
});
