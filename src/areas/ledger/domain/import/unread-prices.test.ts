import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unreadPrices } from './unread-prices.ts';

describe('prices that a file of products does not bring', () => {
  const header = ['产品编码', '名称', '目錄價', 'Unit Cost', '单位', '备注'];
  const columns = { code: '产品编码', name: '名称', unit: '单位' };

  it('are the columns that look like a price or a cost', () => {
    assert.deepEqual(unreadPrices({ kind: 'products', source: 'erp', columns }, header), ['目錄價', 'Unit Cost']);
  });

  it('are none that the mapping reads as something else, nor any of another kind', () => {
    const read = { ...columns, unit: '目錄價', nameEn: 'Unit Cost' };
    assert.deepEqual(unreadPrices({ kind: 'products', source: 'erp', columns: read }, header), []);
    assert.deepEqual(unreadPrices({ kind: 'orders', source: 'erp', columns }, header), []);
  });
});
