import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { standingGrantOf } from './standing-rebate.ts';

const line = { invoicePriceE4: 1_000_000n, quantityE4: 100_000n };
const year = { validFrom: '2026-01-01', lastOn: '2026-12-31' };
const today = { from: '2026-06-01', to: '2026-06-01' };
const rebate = (id: string, rateBp: number, days = year) => ({ id, number: id, rateBp, ...days });
const plan = (priceE4: bigint) => ({ id: 'plan', number: 'B', ...year, priceE4, listPriceE4: 1_000_000n });

describe('standingGrantOf', () => {
  it('adds up the rates of the agreements in force', () => {
    const found = standingGrantOf(line, { rebates: [rebate('a', 500), rebate('b', 200)], plans: [] }, today);
    assert.deepEqual([found.rebateBp, found.papers.map(({ id }) => id)], [700, ['a', 'b']]);
    assert.equal(standingGrantOf(line, { rebates: [], plans: [] }, today).rebateBp, 0);
  });
  it('takes the day on which most is earned, both ends included', () => {
    const first = rebate('a', 500, { validFrom: '2026-01-01', lastOn: '2026-06-30' });
    const second = rebate('b', 300, { validFrom: '2026-07-01', lastOn: '2026-12-31' });
    const late = rebate('c', 100, { validFrom: '2026-12-31', lastOn: '2027-12-31' });
    const over = (from: string, to: string) =>
      standingGrantOf(line, { rebates: [first, second, late], plans: [] }, { from, to }).rebateBp;
    assert.equal(over('2026-06-30', '2026-12-30'), 500);
    assert.equal(over('2026-07-01', '2026-12-30'), 300);
    assert.equal(over('2026-07-01', '2026-12-31'), 400);
    assert.equal(over('2025-01-01', '2025-12-31'), 0);
  });
  it('lets a plan pay down to its price after the rebates, and nothing of a price that is under it', () => {
    const paid = (invoicePriceE4: bigint, rebateBp: number) =>
      standingGrantOf(
        { ...line, invoicePriceE4 },
        { rebates: rebateBp === 0 ? [] : [rebate('a', rebateBp)], plans: [plan(900_000n)] },
        today,
      ).planE4;
    assert.equal(paid(1_000_000n, 0), 1_000_000n);
    assert.equal(paid(1_000_000n, 500), 500_000n);
    assert.equal(paid(950_000n, 0), 500_000n);
    assert.equal(paid(900_000n, 0), 0n);
    assert.equal(paid(800_000n, 0), 0n);
  });
  it('lets a plan pay after the rebate of the agreement itself, which leaves its price', () => {
    const papers = { rebates: [rebate('a', 200)], plans: [plan(900_000n)] };
    const found = standingGrantOf({ ...line, agreedBp: 500 }, papers, today);
    assert.deepEqual([found.rebateBp, found.planE4], [200, 300_000n]);
    assert.equal(standingGrantOf({ ...line, agreedBp: 1_000 }, papers, today).planE4, 0n);
  });
  it('lets a plan pay no more than its share of a price above list', () => {
    const found = standingGrantOf(
      { ...line, invoicePriceE4: 2_000_000n },
      { rebates: [], plans: [plan(900_000n)] },
      today,
    );
    assert.equal(found.planE4, 2_000_020n);
  });
});
