import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { axesByPointsOf, moneyStepsOf, rowSourceOf } from './explained.ts';

describe('explanation on screen', () => {
  it('leads from net revenue to contribution without the steps that are zero', () => {
    assert.deepEqual(
      moneyStepsOf([1_000, 700, 50, 0, 0, 1], 250).map(({ name, value }) => [name, value]),
      [
        ['net', 1_000],
        ['cost', -700],
        ['pocket', -50],
        ['contribution', 250],
      ],
    );
  });

  it('names the cost that is estimated where none is known', () => {
    const steps = moneyStepsOf([1_000, 400, 0, 0, 0, 0.5], 100);
    assert.deepEqual(steps[1], { name: 'unknown', value: -500, kind: 'step' });
  });

  it('shows no waterfall without costs or without contribution', () => {
    assert.deepEqual(moneyStepsOf([1_000], 100), []);
    assert.deepEqual(moneyStepsOf([1_000, 1, 1, 1, 1, 1], undefined), []);
  });

  it('puts the axis that moves the score most first', () => {
    const axes = axesByPointsOf({
      payment: [1_500, 5_000, 5_000, 0, {}],
      contribution: [3_500, 100, 5_000, -17.15, {}],
    });
    assert.equal(axes[0]?.[0], 'contribution');
  });

  it('leads from a measure to its rows', () => {
    assert.equal(rowSourceOf('over-60-share'), 'invoices');
    assert.equal(rowSourceOf('alive-probability'), 'order-lines');
    assert.equal(rowSourceOf('unheard-of'), undefined);
  });
});
