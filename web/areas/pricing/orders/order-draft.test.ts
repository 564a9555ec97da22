import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOrderable, orderLinesOf } from './order-draft.ts';

const product = { id: 'p', code: 'P-1', name: '板', nameEn: null };
const money = { minor: '0', currency: 'CNY' };
const quoted = (more: { quantity: string; orderedQuantity: string; freeQuantity?: string }) => ({
  id: 'l',
  lineNo: 1,
  product,
  listPrice: '100',
  price: '97',
  pocketPrice: '97',
  rebateBp: 0,
  creditDays: 30,
  amount: money,
  isApproved: false,
  freeQuantity: '0',
  ...more,
});

describe('an order from a quote', () => {
  it('takes what is left, and free goods with the whole line only', () => {
    assert.deepEqual(
      orderLinesOf({
        lines: [
          quoted({ quantity: '10', orderedQuantity: '4.5', freeQuantity: '1' }),
          quoted({ quantity: '10', orderedQuantity: '0', freeQuantity: '1' }),
          quoted({ quantity: '10', orderedQuantity: '10' }),
        ],
      }),
      [
        { productId: 'p', quantity: '5.5', price: '97' },
        { productId: 'p', quantity: '10', price: '97', freeQuantity: '1' },
      ],
    );
  });
  it('may hold a return, never a quantity of nothing', () => {
    const line = { productId: 'p', quantity: '-1', price: '97' };
    assert.equal(isOrderable(line), true);
    for (const quantity of ['0', '', '-']) assert.equal(isOrderable({ ...line, quantity }), false, quantity);
  });
});
