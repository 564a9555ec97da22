import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createImportState, createRowReader, mappingProblemsOf, proposeMapping } from '#domain/ledger';
import type { RecordKind, RowReading } from '#domain/ledger';
import { openTable } from '#platform/sheets';
import type { Table } from '#platform/sheets';
import { sharedDataMissing, sharedDataPath } from '#tests/shared-data';

type Pass<K extends RecordKind> = {
  readonly table: Table;
  readonly preset: string | null;
  readonly readings: readonly RowReading<K>[];
};

/** Reads a whole public file by the mapping that is proposed for it. */
const readFile = async <K extends RecordKind>(kind: K, name: string): Promise<Pass<K>> => {
  const table = await openTable(sharedDataPath(name));
  const { mapping, preset, questions } = proposeMapping({
    kind,
    source: 'test',
    header: table.header,
    sample: table.sample,
  });
  assert.deepEqual(mappingProblemsOf(mapping, table.header), []);
  assert.deepEqual(
    questions.filter(({ code }) => code !== 'leading-zeros'),
    [],
  );
  const reader = createRowReader({
    kind,
    mapping,
    header: table.header,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    format: table.format,
  });
  const state = createImportState();
  const readings: RowReading<K>[] = [];
  for await (const batch of table.rows()) for (const row of batch.rows) readings.push(reader.read(row, state));
  return { table, preset, readings };
};

const goodOf = <K extends RecordKind>(readings: readonly RowReading<K>[]) =>
  readings.flatMap((reading) => (reading.outcome === 'good' ? [reading] : []));

const sumOf = (amounts: readonly (bigint | undefined)[]): bigint =>
  amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);

const onlineRetail = 'online_retail_2010-12_2011-08.csv.gz';
test(
  'Online Retail: 320,705 rows, 88,652 refused for want of a customer, the rest to the penny',
  { skip: sharedDataMissing(onlineRetail) },
  async () => {
    const { preset, readings } = await readFile('orders', onlineRetail);
    assert.equal(preset, 'online-retail-orders');
    assert.equal(readings.length, 320_705);
    const refused = readings.flatMap((reading) => (reading.outcome === 'bad' ? [reading.reasons] : []));
    assert.equal(refused.length, 88_652);
    assert.ok(
      refused.every(
        ([reason, ...more]) => reason?.code === 'missing' && reason.field === 'account' && more.length === 0,
      ),
    );
    const good = goodOf(readings);
    assert.equal(good.length, 232_053);
    assert.equal(sumOf(good.map(({ record }) => record.netE4)), 49_191_077_320n);
    const cancelled = good.filter(({ record }) => record.account === '12346');
    assert.equal(cancelled.length, 2);
    assert.equal(sumOf(cancelled.map(({ record }) => record.netE4)), 0n);
    // The published count of exact duplicates is over all rows of the file; 33 of them name no customer.
    assert.equal(readings.filter((reading) => reading.outcome !== 'skipped' && reading.isDuplicate).length, 2483);
    assert.equal(good.filter(({ isDuplicate }) => isDuplicate).length, 2450);
    assert.equal(new Set(good.map(({ record }) => `${record.orderNo} ${record.lineNo}`)).size, 232_053);
    assert.equal(good.filter(({ record }) => record.kind === 'return').length, 5565);
  },
);

const resellerSales = 'demo/aw_reseller_sales.csv.gz';
test(
  'AdventureWorks: 60,855 lines with sales and cost to the cent',
  { skip: sharedDataMissing(resellerSales) },
  async () => {
    const { preset, readings } = await readFile('orders', resellerSales);
    const good = goodOf(readings);
    assert.equal(preset, 'adventure-works-orders');
    assert.equal(good.length, 60_855);
    assert.equal(readings.length, 60_855);
    assert.equal(sumOf(good.map(({ record }) => record.netE4)), 804_505_969_823n);
    assert.equal(sumOf(good.map(({ record }) => record.costE4)), 799_801_143_790n);
    assert.equal(sumOf(good.map(({ record }) => record.discountE4)), 5_275_079_262n);
  },
);

const resellers = 'demo/aw_resellers.csv.gz';
const bikes = 'demo/aw_products.csv.gz';
test('AdventureWorks: resellers, products and costs', { skip: sharedDataMissing(resellers, bikes) }, async () => {
  assert.equal(goodOf((await readFile('accounts', resellers)).readings).length, 701);
  const products = goodOf((await readFile('products', bikes)).readings);
  assert.equal(products.length, 606);
  assert.ok(products.some(({ record }) => record.line[0] === 'Mountain'));
  assert.equal(goodOf((await readFile('costs', bikes)).readings).length, 395);
});

const receivables = 'ibm_accounts_receivable.csv.gz';
const receivablesZh = 'ibm_accounts_receivable_zh.xlsx';
test(
  'IBM receivables: the Chinese workbook says the same as the English text',
  { skip: sharedDataMissing(receivables, receivablesZh) },
  async () => {
    const text = await readFile('invoices', receivables);
    const workbook = await readFile('invoices', receivablesZh);
    assert.deepEqual([text.preset, workbook.preset], ['ibm-invoices', 'ibm-invoices-zh']);
    assert.deepEqual(workbook.table.sheets, ['应收账款']);
    const records = goodOf(workbook.readings).map(({ record }) => record);
    assert.deepEqual(
      records,
      goodOf(text.readings).map(({ record }) => record),
    );
    assert.equal(records.length, 2466);
    assert.equal(sumOf(records.map(({ amountMinor }) => amountMinor)), 14_770_318n);
    assert.equal(records.filter(({ disputed }) => disputed === true).length, 561);
    assert.equal(records.filter(({ dueOn, settledOn }) => settledOn !== undefined && settledOn > dueOn).length, 877);
  },
);

const reviews = 'zh_reviews_heater_gb18030.csv';
test('Chinese reviews: the encoding is found by their bytes', { skip: sharedDataMissing(reviews) }, async () => {
  const table = await openTable(sharedDataPath(reviews));
  assert.deepEqual(
    [table.encoding, table.isEncodingGuessed, table.header],
    ['gb18030', true, ['cat', 'label', 'review']],
  );
  assert.equal(table.sample[0]?.cells[0], '热水器');
});

const costHistory = 'adventureworks_oltp/ProductCostHistory.csv.gz';
test('a tab file without headings is read by position', { skip: sharedDataMissing(costHistory) }, async () => {
  const table = await openTable(sharedDataPath(costHistory), { headerRow: 0 });
  assert.deepEqual([table.separator, table.header], ['\t', ['#1', '#2', '#3', '#4', '#5']]);
  const mapping = {
    kind: 'costs',
    source: 'oltp',
    columns: { product: '#1', validFrom: '#2', unitCost: '#4' },
    decimal: '.',
  } as const;
  const reader = createRowReader({
    kind: 'costs',
    mapping,
    header: table.header,
    currency: 'USD',
    timeZone: 'Asia/Shanghai',
    format: 'csv',
  });
  const state = createImportState();
  const outcomes: string[] = [];
  for await (const batch of table.rows()) outcomes.push(...batch.rows.map((row) => reader.read(row, state).outcome));
  assert.equal(outcomes.length, 395);
  assert.ok(outcomes.every((outcome) => outcome === 'good'));
});
