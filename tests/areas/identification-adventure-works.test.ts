import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPolicy, identify, rescore, valueAt } from '#domain/identification';
import type { Identification, MeasureCode } from '#domain/identification';
import { adventureWorks, adventureWorksAbsent } from '#tests/adventure-works';
import { factsFromRecords } from '#tests/facts-from-records';

const asOf = '2013-11-30';
const policy = { ...defaultPolicy, windowMonths: 36 };

const topFifth = 127;

describe('AdventureWorks resellers, 36 months to 2013-11-30', { skip: adventureWorksAbsent }, () => {
  const records = adventureWorks();
  const run: Identification = identify(factsFromRecords(records, { asOf, windowMonths: 36, currency: 'USD' }), policy, {
    asOf,
    currency: 'USD',
  });
  const placeOf = new Map(run.results.map((result, place) => [result.code, place]));
  const figureOf = (code: string, measure: MeasureCode): number =>
    valueAt(run.measured.columns, measure, placeOf.get(code) ?? -1);
  const losing = run.results.filter((result) => result.badges.some((badge) => badge.code === 'loss-maker'));

  it('finds revenue 80,450,596.98 and cost 79,980,114.38 over 635 resellers', () => {
    const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
    assert.equal(run.results.length, 635);
    assert.equal(sum(run.measured.notes.map(({ figure }) => figure.netE4)), 804_505_969_823n);
    assert.equal(sum(run.measured.notes.map(({ figure }) => figure.costE4)), 799_801_143_790n);
  });

  it('marks 335 loss-makers, 73 of them in the top fifth by revenue, none of them in tier S', () => {
    assert.equal(losing.length, 335);
    assert.equal(losing.filter(({ code }) => figureOf(code, 'revenue-rank') <= topFifth).length, 73);
    assert.ok(losing.every(({ tier }) => tier !== 'S' && tier !== 'A'));
  });

  it('says why Excellent Riding Supplies, second by revenue, is no key account', () => {
    const code = records.accounts.find(({ name }) => name === 'Excellent Riding Supplies')?.code ?? '';
    const result = run.results[placeOf.get(code) ?? -1];
    assert.ok(result);
    assert.equal(figureOf(code, 'revenue-rank'), 2);
    assert.equal(figureOf(code, 'contribution'), -1_942_898);
    const explanation = run.explain(result);
    assert.deepEqual(explanation.gates['contribution'], [[-1_942_898], ['failed', 0], ['failed', 0]]);
    assert.deepEqual(explanation.waterfall.slice(0, 2), [85_384_918, 87_327_816]);
    assert.ok(rescore(explanation, run.reference).agrees);
  });

  it('calls the dropout model degenerate and judges by each reseller’s own rhythm', () => {
    assert.equal(run.measured.alive.inUse, 'own-rhythm');
    assert.ok(run.measured.alive.fallback !== null);
  });
});
