import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fallStepsOf } from './fall-steps.ts';

const money = (minor: string) => ({ minor, currency: 'CNY' });
const fall = {
  key: '',
  name: null,
  list: money('10000'),
  unlistedNet: money('0'),
  standardDiscount: money('300'),
  exceptionalDiscount: money('0'),
  invoice: money('9700'),
  pocketItems: [
    { kind: 'rebate', amount: money('200') },
    { kind: 'freight', amount: money('0') },
  ],
  creditCost: money('50'),
  pocketRevenue: money('9450'),
  costOfGoods: money('6000'),
  unknownCostNet: money('450'),
  costToServe: [{ kind: 'visit', amount: money('100') }],
  contribution: money('2900'),
};

describe('steps of a waterfall', () => {
  it('tie from total to total, and leave out steps of nothing', () => {
    const steps = fallStepsOf(fall);
    assert.deepEqual(
      steps.map(({ name }) => name),
      [
        'list',
        'standardDiscount',
        'invoice',
        'rebate',
        'creditCost',
        'pocketRevenue',
        'unknownCostNet',
        'costOfGoods',
        'visit',
        'contribution',
      ],
    );
    let level = 0n;
    for (const { kind, minor } of steps) {
      if (kind === 'total' && level !== 0n) assert.equal(minor, level);
      level = kind === 'total' ? minor : level + minor;
    }
  });
  it('end at pocket revenue for those who see no cost', () => {
    assert.equal(fallStepsOf({ ...fall, costOfGoods: null }).at(-1)?.name, 'pocketRevenue');
    assert.equal(fallStepsOf({ ...fall, costToServe: null, contribution: null }).at(-1)?.name, 'pocketRevenue');
  });
});
