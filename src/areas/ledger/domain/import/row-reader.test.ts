import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordKinds } from '../records.ts';
import type { Cell } from './cell-reader.ts';
import { createImportState } from './import-state.ts';
import type { Mapping } from './mapping.ts';
import { mappingProblemsOf } from './columns.ts';
import { proposeMapping } from './propose-mapping.ts';
import { createRowReader } from './row-reader.ts';
import type { RowReading } from './row-reader.ts';
import { templateHeaderOf } from './template.ts';
import { fieldsOf } from './fields.ts';

const orders: Mapping = {
  kind: 'orders',
  source: 'test',
  columns: {
    orderNo: 'no',
    account: 'account',
    product: 'product',
    orderedOn: 'day',
    quantity: 'qty',
    netPrice: 'price',
  },
  decimal: '.',
};
const header = ['no', 'account', 'product', 'day', 'qty', 'price'];

const readAll = (
  rows: readonly (readonly Cell[])[],
  mapping: Mapping = orders,
  columns: readonly string[] = header,
) => {
  const reader = createRowReader({
    kind: 'orders',
    mapping,
    header: columns,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    format: 'csv',
  });
  const state = createImportState();
  return rows.map((cells, index) => reader.read({ line: index + 2, cells }, state));
};

const goodOf = (reading: RowReading<'orders'> | undefined) => {
  assert.ok(
    reading?.outcome === 'good',
    JSON.stringify(reading, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
  return reading;
};

const reasonsOf = (reading: RowReading<'orders'> | undefined): readonly string[] =>
  reading?.outcome === 'bad' ? reading.reasons.map(({ code, field }) => `${code}:${field}`) : [];

const row: readonly Cell[] = ['A1', 'C1', 'P1', '2024-03-05', '2', '1.25'];
const changed = (index: number, cell: Cell): readonly Cell[] => row.with(index, cell);

test('reads an order line and computes its net amount', () => {
  const { record, isDuplicate } = goodOf(readAll([row])[0]);
  assert.deepEqual(record, {
    orderNo: 'A1',
    lineNo: 1,
    account: 'C1',
    product: 'P1',
    orderedOn: '2024-03-05',
    kind: 'sale',
    quantityE4: 20_000n,
    currency: 'CNY',
    netPriceE4: 12_500n,
    netE4: 25_000n,
  });
  assert.equal(isDuplicate, false);
});

test('counts lines within an order and flags exact duplicates, both over all rows of the file', () => {
  const readings = readAll([row, changed(0, 'A2'), row, changed(1, ''), changed(4, '3')]);
  assert.deepEqual(
    readings.map((each) => each.outcome),
    ['good', 'good', 'good', 'bad', 'good'],
  );
  assert.equal(goodOf(readings[2]).record.lineNo, 2);
  assert.equal(goodOf(readings[2]).isDuplicate, true);
  assert.deepEqual(
    goodOf(readings[2]).warnings.map(({ code }) => code),
    ['exact-duplicate'],
  );
  assert.equal(goodOf(readings[4]).record.lineNo, 4);
});

test('a resumed pass numbers lines as the first one did', () => {
  const rows = [row, row, changed(0, 'A2'), row].map((cells, index) => ({ line: index + 2, cells }));
  const reader = createRowReader({
    kind: 'orders',
    mapping: orders,
    header,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    format: 'csv',
  });
  const whole = createImportState();
  const first = rows.map((each) => reader.read(each, whole));
  const resumed = createImportState();
  for (const each of rows.slice(0, 2)) reader.skip(each, resumed);
  assert.deepEqual(
    rows.slice(2).map((each) => reader.read(each, resumed)),
    first.slice(2),
  );
});

const refusals: readonly (readonly [string, readonly Cell[], readonly string[]])[] = [
  ['an empty required cell', changed(1, ''), ['missing:account']],
  ['a sign for nothing in a required cell', changed(1, '?'), ['missing:account']],
  ['a formula', changed(2, '=1+1'), ['formula:product']],
  ['an error of a spreadsheet', changed(4, '#REF!'), ['sheet-error:quantity']],
  ['garbled text', changed(1, 'ç³»ç»Ÿ'), ['mojibake:account']],
  ['a date in the year 0207', changed(3, '0207-03-05'), ['date-out-of-range:orderedOn']],
  ['a date that can be read both ways', changed(3, '3/5/2024'), ['ambiguous-date:orderedOn']],
  ['a number that is none', changed(4, 'many'), ['not-a-number:quantity']],
  [
    'several faults, each by name',
    ['A1', '', 'P1', 'never', 'x', '1'],
    ['missing:account', 'not-a-date:orderedOn', 'not-a-number:quantity'],
  ],
  ['a row with a cell too many', [...row, 'x'], ['ragged-row:*']],
  ['a row with a cell too few', row.slice(0, 5), ['ragged-row:*']],
  ['a code beyond all length', changed(0, 'A'.repeat(101)), ['too-long:orderNo']],
];

for (const [what, cells, expected] of refusals) {
  test(`refuses ${what}`, () => assert.deepEqual(reasonsOf(readAll([cells])[0]), expected));
}

test('takes blank cells beyond the headings for nothing', () => {
  goodOf(readAll([[...row, '', ' ']])[0]);
});

test('takes numbers of a workbook as they are, whatever the decimal mark', () => {
  const reading = goodOf(readAll([['A1', 123, 'P1', 45_356, 1.5, 1234.567]], { ...orders, decimal: ',' })[0]);
  assert.equal(reading.record.account, '123');
  assert.equal(reading.record.orderedOn, '2024-03-05');
  assert.equal(reading.record.netPriceE4, 12_345_670n);
});

test('returns reduce, whatever sign the source gives them', () => {
  const mapping: Mapping = {
    ...orders,
    returnPrefixes: ['C'],
    columns: { ...orders.columns, kind: 'kind', unitCost: 'cost' },
  };
  const columns = [...header, 'kind', 'cost'];
  const signs = readAll(
    [
      [...changed(4, '-2'), '', '1'],
      [...changed(0, 'C9'), '', '1'],
      [...row, '退货', '1'],
      [...changed(4, '-2'), '销售', '1'],
    ],
    mapping,
    columns,
  ).map((reading) => goodOf(reading).record);
  for (const record of signs) {
    assert.deepEqual(
      [record.kind, record.quantityE4, record.netE4, record.costE4],
      ['return', -20_000n, -25_000n, -20_000n],
    );
  }
});

test('takes net as stated, less tax when it is included, and warns when it differs from price times quantity', () => {
  const columns = [...header, 'net'];
  const stated: Mapping = { ...orders, columns: { ...orders.columns, net: 'net' } };
  const reading = goodOf(readAll([[...row, '9']], stated, columns)[0]);
  assert.equal(reading.record.netE4, 90_000n);
  assert.deepEqual(
    reading.warnings.map(({ code }) => code),
    ['amount-differs'],
  );
  const taxed: Mapping = { ...orders, columns: { ...orders.columns, net: { column: 'net', includesTaxPercent: 13 } } };
  assert.equal(goodOf(readAll([[...row, '113']], taxed, columns)[0]).record.netE4, 1_000_000n);
});

test('leaves out rows by filter and still counts them', () => {
  const mapping: Mapping = { ...orders, filters: [{ column: 'account', notIn: ['X'] }] };
  const readings = readAll([changed(1, 'X'), row], mapping);
  assert.equal(readings[0]?.outcome, 'skipped');
  assert.equal(goodOf(readings[1]).record.lineNo, 2);
});

test('names the problems of a mapping', () => {
  const mapping: Mapping = { ...orders, columns: { orderNo: 'nr', weight: 'qty' } };
  assert.deepEqual(
    mappingProblemsOf(mapping, header).map((problem) => `${problem.code}:${problem.field}`),
    [
      'column-missing:orderNo',
      'unknown-field:weight',
      'field-missing:account',
      'field-missing:product',
      'field-missing:orderedOn',
      'field-missing:quantity',
    ],
  );
});

for (const kind of recordKinds) {
  test(`proposes every column of the template for ${kind}, in both languages`, () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const headings = templateHeaderOf(kind, language);
      const { mapping, questions } = proposeMapping({ kind, source: 'test', header: headings, sample: [] });
      assert.deepEqual(
        mapping.columns,
        Object.fromEntries(fieldsOf(kind).map(({ name }, index) => [name, headings[index]])),
      );
      assert.deepEqual(questions, []);
    }
  });

  test(`reads any garbage as ${kind} without throwing`, () => {
    const headings = templateHeaderOf(kind, 'en');
    const { mapping } = proposeMapping({ kind, source: 'test', header: headings, sample: [] });
    const reader = createRowReader({
      kind,
      mapping,
      header: headings,
      currency: 'CNY',
      timeZone: 'Asia/Shanghai',
      format: 'xlsx',
    });
    const state = createImportState();
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom('2024-03-05', '1', '是', 'CNY', '退货', '3/5/2024', '1,234'),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: headings.length + 1 }), (cells) => {
        const reading = reader.read({ line: 2, cells }, state);
        assert.ok(reading.outcome !== 'bad' || reading.reasons.length > 0);
      }),
    );
  });
}

test('asks about dates, decimals, tax and lost zeros instead of guessing', () => {
  const headings = ['单据编号', '客户代码', '物料编码', '下单日期', '数量(平方米)', '含税金额'];
  const codes = Array.from({ length: 30 }, (_, index) => (index % 10 === 0 ? '4567' : `${10_000 + index}`));
  const sample = codes.map((code) => ({ cells: ['S1', code, 'P1', '3/4/2024', '1,234', '5,678'] }));
  const { mapping, questions } = proposeMapping({ kind: 'orders', source: 'erp', header: headings, sample });
  assert.deepEqual(mapping.columns, {
    orderNo: '单据编号',
    account: '客户代码',
    product: '物料编码',
    orderedOn: '下单日期',
    quantity: '数量(平方米)',
    net: '含税金额',
  });
  assert.deepEqual(
    questions.map(({ code }) => code),
    ['date-order', 'decimal-mark', 'tax-included', 'leading-zeros'],
  );
  assert.equal(mapping.dateOrder, undefined);
});

test('gives one reason for a cell that cannot be read', () => {
  assert.deepEqual(reasonsOf(readAll([changed(5, '1e3')])[0]), ['digits-lost:netPrice']);
  assert.deepEqual(reasonsOf(readAll([changed(4, 'NaN')])[0]), ['not-a-number:quantity']);
  assert.deepEqual(reasonsOf(readAll([changed(5, '')])[0]), ['missing:netPrice']);
});
