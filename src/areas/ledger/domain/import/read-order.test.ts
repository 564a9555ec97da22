import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderLineRecord } from '../records.ts';
import { createImportState } from './import-state.ts';
import { createRowReader } from './row-reader.ts';

type Cells = Readonly<Record<string, string>>;

const base: Cells = { orderNo: 'A1', lineNo: '1', account: 'K1', product: 'P1', orderedOn: '2024-03-05' };

/** The record of a row, or its reasons as "code:field". */
const readRow = (cells: Cells): OrderLineRecord | readonly string[] => {
  const row = { ...base, ...cells };
  const header = Object.keys(row);
  const reader = createRowReader({
    kind: 'orders',
    mapping: {
      kind: 'orders',
      source: 't',
      columns: Object.fromEntries(header.map((name) => [name, name])),
      decimal: '.',
    },
    header,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    format: 'csv',
  });
  const reading = reader.read({ line: 2, cells: Object.values(row) }, createImportState());
  assert.notEqual(reading.outcome, 'skipped');
  if (reading.outcome === 'good') return reading.record;
  return reading.outcome === 'bad' ? reading.reasons.map(({ code, field }) => `${code}:${field}`) : [];
};

test('an amount of the opposite sign of the quantity is refused, by the field that brings it', () => {
  for (const [cells, reason] of [
    [{ quantity: '5', net: '-500' }, 'sign-differs:net'],
    [{ quantity: '5', netPrice: '-100' }, 'sign-differs:netPrice'],
    [{ quantity: '5', listPrice: '100', discount: '600' }, 'sign-differs:discount'],
    [{ quantity: '5', net: '-500', kind: 'sale' }, 'sign-differs:net'],
    [{ quantity: '5', net: '0', cost: '-3', kind: 'sample' }, 'sign-differs:cost'],
    [{ quantity: '-5', net: '500', kind: 'sample' }, 'sign-differs:net'],
    [{ quantity: '5', net: '500', cost: '-300' }, 'sign-differs:cost'],
    [{ quantity: '5', net: '500', unitCost: '-60' }, 'sign-differs:unitCost'],
    [{ quantity: '0', net: '-50', cost: '30' }, 'sign-differs:cost'],
    [{ quantity: '5', net: '500', listPrice: '-120' }, 'negative:listPrice'],
  ] as const)
    assert.deepEqual(readRow(cells), [reason], JSON.stringify(cells));
});

test('returns carry negative figures whatever signs the source gives them', () => {
  for (const cells of [
    { quantity: '-5', net: '-500', cost: '-300', listPrice: '120' },
    { quantity: '-5', net: '500', cost: '300', listPrice: '120' },
    { quantity: '5', net: '500', cost: '300', kind: 'return', listPrice: '120' },
    { quantity: '5', net: '-500', unitCost: '60', kind: '退货', listPrice: '-120' },
    { quantity: '-5', netPrice: '100', unitCost: '60', listPrice: '120' },
  ]) {
    const read = readRow(cells);
    assert.ok('kind' in read, JSON.stringify(cells));
    const { kind, quantityE4, netE4, costE4, listPriceE4 } = read;
    assert.deepEqual(
      [kind, quantityE4, netE4, costE4, listPriceE4],
      ['return', -50_000n, -5_000_000n, -3_000_000n, 1_200_000n],
      JSON.stringify(cells),
    );
  }
});

test('a credit of an amount alone has the quantity 0', () => {
  const read = readRow({ quantity: '0', net: '-50' });
  assert.ok('netE4' in read && read.netE4 === -500_000n && read.kind === 'sale');
});

test('a shortage is neither below zero nor above the quantity', () => {
  assert.deepEqual(readRow({ quantity: '5', net: '5', shortQuantity: '-1' }), ['negative:shortQuantity']);
  assert.deepEqual(readRow({ quantity: '5', net: '5', shortQuantity: '5.0001' }), [
    'short-above-quantity:shortQuantity',
  ]);
  for (const shortQuantity of ['0', '5'])
    assert.ok('shortE4' in readRow({ quantity: '5', net: '5', shortQuantity }), shortQuantity);
});

test('a spreadsheet error in a field that must be filled is told as one', () => {
  assert.deepEqual(readRow({ quantity: '1', net: '5', orderedOn: '#N/A' }), ['sheet-error:orderedOn']);
  assert.deepEqual(readRow({ quantity: '#n/a', net: '5' }), ['sheet-error:quantity']);
  assert.ok('kind' in readRow({ quantity: '1', net: '5', promisedOn: '#N/A' }));
});
