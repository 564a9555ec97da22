import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountFacts, ordersEvery } from '#tests/account-facts';
import { madeCompany } from '#tests/made-company';
import { canonicalJson } from '#kernel/canonical-json';
import { identify, rateMeasured } from './identify.ts';
import type { Identification } from './identify.ts';
import { defaultPolicy } from './policy/default-policy.ts';
import { compareRuns } from './proposals/run-comparison.ts';
import { explanationJsonOf } from './score/explanation.ts';
import { rescore } from './score/rescore.ts';

const asOf = '2026-06-30';
const company = madeCompany(150, asOf);
const run = identify(company, defaultPolicy, { asOf, currency: 'CNY' });
const bytesOf = ({ results, explain }: Identification): readonly string[] =>
  results.map((result) => canonicalJson(explanationJsonOf(explain(result))));

describe('identification', () => {
  it('gives the same bytes whatever the order of the facts', () => {
    assert.deepEqual(bytesOf(identify(company.toReversed(), defaultPolicy, { asOf, currency: 'CNY' })), bytesOf(run));
  });

  it('explains every score so that it can be computed again, from the percentiles and from the raw figures', () => {
    for (const result of run.results) {
      const stored = JSON.parse(canonicalJson(explanationJsonOf(run.explain(result))));
      assert.ok(rescore(stored).agrees);
      assert.ok(rescore(stored, run.reference).agrees);
      assert.ok(!rescore({ ...stored, score: stored.score + 0.000001 }).agrees);
    }
  });

  it('keeps an explanation to about 1.5 kB', () => {
    assert.ok(Math.max(...bytesOf(run).map((json) => json.length)) <= 1_600);
  });

  it('leaves out axes that nobody has, shares their weight and counts coverage over the rest', () => {
    const axes = new Set(run.results.flatMap((result) => result.axes.map(({ axis }) => axis)));
    assert.deepEqual([...axes], ['contribution', 'continuity', 'growth']);
    for (const result of run.results)
      assert.equal(
        result.axes.reduce((sum, { weightBp }) => sum + weightBp, 0),
        10_000,
      );
  });

  it('misses growth below twelve months of history and gives it the median', () => {
    const fresh = accountFacts({ code: 'Z', orders: ordersEvery(30, 6, { asOf, ago: 3, net: 900, cost: 700 }) });
    const result = identify([...company, fresh], defaultPolicy, { asOf, currency: 'CNY' }).results.find(
      ({ code }) => code === 'Z',
    );
    const growth = result?.axes.find(({ axis }) => axis === 'growth');
    assert.equal(growth?.share, null);
    assert.equal(result?.coveragePercent, 78);
  });

  it('leaves an account of unknown cost unrated or uncovered, never at zero', () => {
    const unknown = accountFacts({ code: 'Z', orders: ordersEvery(30, 12, { asOf, ago: 3, net: 900 }) });
    const found = identify([...company, unknown], defaultPolicy, { asOf, currency: 'CNY' });
    const result = found.results.find(({ code }) => code === 'Z');
    assert.ok(result);
    assert.equal(result.axes.find(({ axis }) => axis === 'contribution')?.share, null);
    assert.equal(result.tier, 'unrated');
    assert.equal(found.explain(result).axes['contribution']?.[4]['expected-contribution'], 'cost-unknown');
    assert.equal(result.rank, company.length + 1);
  });

  it('takes revenue for value where no cost is known at all, and says so', () => {
    const bare = company.map((account) =>
      accountFacts({
        code: account.code,
        asOf,
        orders: account.orderDays.map(({ day, netE4 }) => ({ day, net: Number(netE4) / 10_000 })),
      }),
    );
    const found = identify(bare, defaultPolicy, { asOf, currency: 'CNY' });
    const [first] = found.results;
    assert.ok(first);
    assert.equal(found.explain(first).basis, 'revenue');
    assert.ok(found.results.every(({ badges }) => badges.every(({ code }) => code !== 'loss-maker')));
  });

  it('keeps a score while others come and go, in a frozen population', () => {
    const fewer = identify(company.slice(0, 100), defaultPolicy, { asOf, currency: 'CNY', reference: run.reference });
    const before = new Map(
      run.results.map((result) => [result.code, result.axes.find(({ axis }) => axis === 'continuity')?.share]),
    );
    const days = (found: Identification, code: string): unknown => {
      const result = found.results.find((candidate) => candidate.code === code);
      return result === undefined ? null : found.explain(result).axes['continuity']?.[4]['order-days'];
    };
    for (const { code } of fewer.results) {
      assert.deepEqual(days(fewer, code), days(run, code));
      assert.ok(before.has(code));
    }
  });

  it('ranks prospects apart and never among the buyers', () => {
    const prospect = accountFacts({
      code: 'P1',
      ladder: { 'yearly-need': 5_000_000, fit: 5, access: 4, standing: 3, strategy: 4, 'rival-hold': 1 },
    });
    const silent = accountFacts({ code: 'P2' });
    const found = identify([...company, silent, prospect], defaultPolicy, { asOf, currency: 'CNY' });
    assert.equal(found.results.length, company.length);
    assert.deepEqual(
      found.prospects.map(({ code, rank, isRated, nextStep }) => [code, rank, isRated, nextStep]),
      [
        ['P1', 1, true, 'effect-or-price'],
        ['P2', 2, false, 'yearly-need'],
      ],
    );
  });

  it('scores a group that buys as one beside its members', () => {
    const [a, b, ...rest] = company;
    assert.ok(a && b);
    const members = [
      { ...a, attributes: { ...a.attributes, buysAsGroup: true } },
      { ...b, attributes: { ...b.attributes, parentCode: a.code } },
    ];
    const found = identify([...members, ...rest], defaultPolicy, { asOf, currency: 'CNY' });
    assert.equal(found.results.length, company.length);
    const [group] = found.groups;
    assert.equal(group?.code, a.code);
    assert.equal(group?.unit, 'group');
    assert.equal(found.results.find(({ code }) => code === b.code)?.groupCode, a.code);
    assert.ok(group && rescore(found.explain(group), found.reference).agrees);
    assert.equal(found.explain(group).waterfall[0], Number((a.window.netE4 + b.window.netE4) / 100n));
  });

  it('answers an empty ledger with empty lists', () => {
    const none = identify([], defaultPolicy, { asOf, currency: 'CNY' });
    assert.deepEqual([none.results, none.groups, none.prospects], [[], [], []]);
  });
});

describe('what-if', () => {
  it('says who enters and who leaves under other weights, without measuring again', () => {
    const weights = { ...defaultPolicy.weights, contribution: 15, continuity: 40 };
    const other = rateMeasured(run.measured, {
      policy: { ...defaultPolicy, weights },
      reference: run.reference,
      prospects: [],
    });
    const change = compareRuns(run.results, other.results);
    const isKey = (tier: string | null): boolean => tier === 'S' || tier === 'A';
    assert.ok(change.enters.length + change.leaves.length > 0);
    assert.ok(change.enters.every(({ tierBefore, tierAfter }) => !isKey(tierBefore) && isKey(tierAfter)));
    assert.ok(change.leaves.every(({ tierBefore, tierAfter }) => isKey(tierBefore) && !isKey(tierAfter)));
    const changed = change.enters.length + change.leaves.length + change.shifts.length;
    assert.equal(change.unchanged + changed, company.length);
  });

  it('changes nothing under the same policy', () => {
    const same = rateMeasured(run.measured, { policy: defaultPolicy, reference: run.reference, prospects: [] });
    assert.deepEqual(compareRuns(run.results, same.results), {
      enters: [],
      leaves: [],
      shifts: [],
      movers: [],
      unchanged: company.length,
    });
  });
});
