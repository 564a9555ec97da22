import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personalCellMask, withoutContacts } from './personal-cells.ts';

describe('personal data in the rows of a file', () => {
  it('is found in free text by its look', () => {
    for (const [text, shown] of [
      ['张三 13912345678 收', '张三 ••• 收'],
      ['+86 139 1234 5678', '•••'],
      ['电话010-62345678转8', '电话•••转8'],
      ['a.b@example.com; c@例子.公司', '•••; •••'],
      ['call +44 20 7946 0958', 'call •••'],
      ['110101199003074610', '•••'],
      ['订单 20261121001，金额 13912345.67', '订单 20261121001，金额 13912345.67'],
      ['91350100M000100Y43', '91350100M000100Y43'],
      ['SO2026112112345678901', 'SO2026112112345678901'],
    ])
      assert.equal(withoutContacts(text ?? ''), shown);
  });

  const header = ['单号', '客户', '数量', '规格', '收货电话', '备用'];
  const mapping = {
    kind: 'orders',
    source: 'erp',
    columns: { orderNo: '单号', account: '客户', quantity: '数量', specification: '规格' },
  } as const;
  const row = ['13900001111', 'K-1', 5, '打 13900002222', '13900003333', '红色'];

  it('is hidden beside what the mapping reads', () => {
    const all = personalCellMask({ header, mapping, hides: 'all' });
    assert.deepEqual(all(row), ['13900001111', 'K-1', 5, '打 •••', '•••', '•••']);
    const looks = personalCellMask({ header, mapping, hides: 'looks' });
    assert.deepEqual(looks(row), ['13900001111', 'K-1', 5, '打 •••', '•••', '红色']);
  });

  it('is hidden by look alone while there is no mapping', () => {
    const looks = personalCellMask({ header, mapping: null, hides: 'looks' });
    assert.deepEqual(looks(row), ['•••', 'K-1', 5, '打 •••', '•••', '红色']);
  });

  it('is looked for in every cell of a row that has slipped', () => {
    const all = personalCellMask({ header, mapping, hides: 'all' });
    assert.deepEqual(all(['K-1', '13900001111', '', '13900002222']), ['K-1', '•••', '', '•••']);
  });
});
