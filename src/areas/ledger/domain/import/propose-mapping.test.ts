import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposeMapping, questionsOf } from './propose-mapping.ts';

const file = {
  header: ['订单号', '客户编码', '产品编码', '下单日期', '数量'],
  sample: [{ cells: ['SO-1', 'K001', 'P001', '03/04/2026', '2'] }],
};
const { mapping, questions } = proposeMapping({ kind: 'orders', source: 'erp', ...file });

test('asks for the order of day and month while the file does not show it', () => {
  assert.deepEqual(questions, [{ code: 'date-order', fields: ['orderedOn'], isMixed: false }]);
});

test('asks no more once a person has answered', () => {
  assert.deepEqual(questionsOf({ ...mapping, dateOrder: 'dmy' }, file), []);
});

test('asks for a required field whose column a person took away', () => {
  const { quantity: _, ...columns } = mapping.columns;
  const asked = questionsOf({ ...mapping, columns, dateOrder: 'dmy' }, file);
  assert.deepEqual(asked, [{ code: 'field-missing', field: 'quantity' }]);
});

test('asks which of two columns of one heading is meant, and takes neither', () => {
  const header = ['订单号', '客户编码', '产品编码', '下单日期', '数量', '金额 (1)', '金额 (2)'];
  const sample = [{ cells: ['SO-1', 'K001', 'P001', '2026-03-04', '2', '100', '113'] }];
  const proposal = proposeMapping({ kind: 'orders', source: 'erp', header, sample });
  assert.equal(proposal.mapping.columns['net'], undefined);
  assert.deepEqual(proposal.questions, [{ code: 'same-heading', field: 'net', column: '金额' }]);
});

test('asks nothing of equal headings that fill no field', () => {
  const header = ['订单号', '客户编码', '产品编码', '下单日期', '数量', '金额', '内部 (1)', '内部 (2)'];
  const sample = [{ cells: ['SO-1', 'K001', 'P001', '2026-03-04', '2', '100', 'a', 'b'] }];
  assert.deepEqual(proposeMapping({ kind: 'orders', source: 'erp', header, sample }).questions, []);
});

const columnsFor = (kind: Parameters<typeof proposeMapping>[0]['kind'], header: readonly string[]) =>
  proposeMapping({ kind, source: 'erp', header, sample: [] }).mapping.columns;

test('knows the headings in traditional characters', () => {
  const orders = [
    '訂單編號',
    '客戶編號',
    '料號',
    '訂單日期',
    '數量',
    '單價',
    '金額',
    '幣別',
    '出貨日期',
    '單位',
    '客戶名稱',
  ];
  assert.deepEqual(columnsFor('orders', orders), {
    orderNo: '訂單編號',
    account: '客戶編號',
    product: '料號',
    orderedOn: '訂單日期',
    quantity: '數量',
    currency: '幣別',
    netPrice: '單價',
    net: '金額',
    deliveredOn: '出貨日期',
    accountName: '客戶名稱',
    productUnit: '單位',
  });
  const accounts = ['客戶編號', '客戶名稱', '統一社會信用代碼', '行業', '帳期', '信用額度'];
  assert.deepEqual(Object.keys(columnsFor('accounts', accounts)), [
    'code',
    'name',
    'uscc',
    'industry',
    'creditLimit',
    'termsDays',
  ]);
  const persons = ['客戶編號', '姓名', '聯絡人編號', '職稱', '手機', '電子郵件'];
  assert.deepEqual(Object.values(columnsFor('persons', persons)).length, 5);
});

test('asks for the tax of an amount that is headed so in traditional characters', () => {
  const header = ['訂單編號', '客戶編號', '料號', '訂單日期', '數量', '含稅金額'];
  const { questions: asked } = proposeMapping({ kind: 'orders', source: 'erp', header, sample: [] });
  assert.deepEqual(asked, [{ code: 'tax-included', field: 'net', column: '含稅金額' }]);
});

test('reads the account from its name where the file has no code, and leaves the name aside where it has', () => {
  const rest = ['订单号', '产品编码', '下单日期', '数量', '金额'];
  assert.equal(columnsFor('orders', [...rest, '客户名称'])['account'], '客户名称');
  assert.equal(columnsFor('payments', ['付款日期', '金额', 'Customer name'])['account'], 'Customer name');
  const both = columnsFor('orders', [...rest, '客户名称', '客户编码']);
  assert.deepEqual([both['account'], both['accountName']], ['客户编码', '客户名称']);
});
