import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoCompany } from '#demo/demo-company';
import { defaultPolicy, identify, rescore } from '#domain/identification';
import type { BadgeCode, StatedEvidence } from '#domain/identification';
import { factsFromRecords } from '#tests/facts-from-records';

const asOf = '2026-10-31';
const ownProduct: StatedEvidence = {
  kind: 'product-different',
  value: 1,
  source: 'sales',
  statedOn: '2026-01-15',
  expiresOn: null,
};

describe('planted truths of the demo company', () => {
  const demo = demoCompany({ seed: 7, endDay: asOf });
  // The demo marks a product of its own by a tag; identification reads the statement made from it.
  const evidence = new Map(
    demo.accounts.flatMap(({ code, tags = [] }) => (tags.length > 0 ? [[code, [ownProduct]] as const] : [])),
  );
  const facts = factsFromRecords({ ...demo, evidence }, { asOf, windowMonths: 24, currency: 'CNY' });
  const run = identify(facts, defaultPolicy, { asOf, currency: 'CNY' });
  const { truths } = demo;

  const planted: readonly (readonly [BadgeCode, readonly string[], precision: number, recall: number])[] = [
    ['one-off', truths.oneOffGiants, 0.9, 0.9],
    ['squeezing', truths.squeezers, 0.9, 0.9],
    ['slow-payer', truths.slowPayers, 0.9, 0.9],
    ['lapsing', truths.lapsing, 0.9, 0.9],
    ['loss-maker', truths.lossMakers, 0.9, 0.9],
    ['tomorrow', truths.tomorrow, 0.8, 0.9],
  ];

  for (const [badge, codes, precision, recall] of planted) {
    it(`finds every ${badge}`, () => {
      const found = run.results
        .filter((result) => result.badges.some(({ code }) => code === badge))
        .map(({ code }) => code);
      const hits = found.filter((code) => codes.includes(code)).length;
      assert.ok(hits / found.length >= precision, `precision ${hits}/${found.length}`);
      assert.ok(hits / codes.length >= recall, `recall ${hits}/${codes.length}`);
    });
  }

  it('takes no near miss for a key account of tomorrow', () => {
    const taken = new Set(
      run.results.filter(({ badges }) => badges.some(({ code }) => code === 'tomorrow')).map(({ code }) => code),
    );
    for (const [miss, codes] of Object.entries(demo.nearMisses)) {
      assert.ok(codes.length >= 6, miss);
      assert.deepEqual(
        codes.filter((code) => taken.has(code)),
        [],
        miss,
      );
    }
  });

  it('puts the true key accounts on top, and no giant of one order nor any loss-maker in tier S', () => {
    const tierOf = new Map(run.results.map(({ code, tier }) => [code, tier]));
    const inS = truths.trueKeyAccounts.filter((code) => tierOf.get(code) === 'S').length;
    assert.ok(inS / truths.trueKeyAccounts.length >= 0.9, String(inS));
    for (const code of [...truths.oneOffGiants, ...truths.lossMakers]) assert.notEqual(tierOf.get(code), 'S');
  });

  it('finds loyal dealers of middling size to be key accounts, above every giant of one order', () => {
    const byCode = new Map(run.results.map((result) => [result.code, result]));
    const giants = truths.oneOffGiants.map((code) => byCode.get(code)?.rank ?? 0);
    assert.ok(truths.loyalDealers.length >= 20);
    for (const code of truths.loyalDealers) {
      const { rank = Infinity, tier, badges = [] } = byCode.get(code) ?? {};
      assert.ok(tier === 'S' || tier === 'A', `${code} is ${tier}`);
      assert.deepEqual(
        badges.map((badge) => badge.code),
        ['dealer'],
      );
      assert.ok(rank < Math.min(...giants), `${code} stands at ${rank}`);
    }
  });

  it('explains every score so that it can be computed again', () => {
    for (const result of run.results) assert.ok(rescore(run.explain(result), run.reference).agrees);
  });
});
