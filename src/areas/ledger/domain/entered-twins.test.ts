import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enteredTwinsOf } from './entered-twins.ts';
import type { FiledOrder, OrderShape } from './entered-twins.ts';

const order = (orderNo: string, orderedOn: string, given: Partial<OrderShape> = {}): FiledOrder => ({
  orderNo,
  source: 'erp',
  orderedOn,
  goods: new Map([['panel', 100_000n]]),
  netE4: 9_900_000n,
  ...given,
});
const never = (): boolean => false;
const pairsOf = (...[entered, filed, refused = never]: Partial<Parameters<typeof enteredTwinsOf>>) =>
  enteredTwinsOf(entered ?? [], filed ?? [], refused).map(({ orderNo, twin, because }) => [
    orderNo,
    twin.orderNo,
    because,
  ]);

describe('orders of a file that were entered by hand before', () => {
  it('are told by their number, whatever stands in them', () => {
    const other = { goods: new Map([['screw', 1n]]), netE4: 1n };
    assert.deepEqual(pairsOf([order('O-1', '2026-11-21')], [order(' o-1', '2027-06-01', other)]), [
      ['O-1', ' o-1', 'number'],
    ]);
  });

  it('are told by products, quantities and amount, ordered from 3 days before to 31 after', () => {
    const entered = [order('O-1', '2026-11-21')];
    const twinOn = (day: string) => pairsOf(entered, [order('77', day)]).length;
    assert.deepEqual(
      ['2026-11-17', '2026-11-18', '2026-11-21', '2026-12-22', '2026-12-23'].map(twinOn),
      [0, 1, 1, 1, 0],
    );
    const changed = (given: Partial<OrderShape>) => pairsOf(entered, [order('77', '2026-11-22', given)]).length;
    assert.deepEqual(
      [
        changed({ netE4: 9_999_000n }),
        changed({ netE4: 9_999_001n }),
        changed({ goods: new Map([['panel', 99_999n]]) }),
        changed({ goods: new Map([['other', 100_000n]]) }),
        changed({
          goods: new Map([
            ['panel', 100_000n],
            ['screw', 1n],
          ]),
        }),
      ],
      [1, 0, 0, 0, 0],
    );
  });

  it('pair once each: of two alike the nearest day, and a number goes before goods', () => {
    const entered = [order('O-1', '2026-11-01'), order('O-2', '2026-11-10')];
    assert.deepEqual(pairsOf(entered, [order('77', '2026-11-11')]), [['O-2', '77', 'goods']]);
    assert.deepEqual(pairsOf(entered, [order('77', '2026-11-11'), order('78', '2026-11-11')]), [
      ['O-2', '77', 'goods'],
      ['O-1', '78', 'goods'],
    ]);
    assert.deepEqual(pairsOf(entered, [order('O-1', '2026-11-10')]), [['O-1', 'O-1', 'number']]);
  });

  it('do not pair again where somebody said that they are two', () => {
    const refused = (orderNo: string, twin: { readonly orderNo: string }) => orderNo === 'O-1' && twin.orderNo === '77';
    assert.deepEqual(
      pairsOf([order('O-1', '2026-11-21')], [order('77', '2026-11-21'), order('78', '2026-11-30')], refused),
      [['O-1', '78', 'goods']],
    );
  });

  it('leave orders of no file alone', () => {
    assert.deepEqual(pairsOf([order('O-1', '2026-11-21')], []), []);
  });
});
