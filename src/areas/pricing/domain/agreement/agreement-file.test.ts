import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  agreementColumnsOf,
  headersDiffer,
  missingColumnsOf,
  parseTiers,
  readAgreementRow,
  tiersText,
} from './agreement-file.ts';

const header = [
  '协议编号',
  'Account code',
  '生效日期',
  'Valid to',
  '产品编码',
  '数量',
  '单价',
  '返利档位',
  '返利方式',
  '账期',
];
const columns = agreementColumnsOf(header);
const cells = [
  'HT-7',
  'C-1',
  '2026年1月1日',
  '2026-12-31',
  'P-1',
  '1,200',
  '98.5',
  '100000=2%; 200000=3.5%',
  '追溯',
  45,
];
const read = (change: Readonly<Record<number, string | number>> = {}) =>
  readAgreementRow(columns, {
    line: 2,
    cells: cells.map((cell, at) => change[at] ?? cell),
    isBroken: false,
    timeZone: 'Asia/Shanghai',
  });

describe('readAgreementRow', () => {
  it('reads headings of both languages, dates, numbers, tiers and choices', () => {
    const reading = read();
    assert.ok(reading.kind === 'row');
    const { row } = reading;
    assert.deepEqual(
      [row.reference, row.account, row.validFrom, row.validTo],
      ['HT-7', 'C-1', '2026-01-01', '2026-12-31'],
    );
    assert.deepEqual([row.quantity, row.price, row.creditDays, row.rebateKind], ['1200', '98.5', 45, 'retroactive']);
    assert.deepEqual(row.tiers, [
      { from: '100000', rateBp: 200 },
      { from: '200000', rateBp: 350 },
    ]);
  });
  it('names the first cell that cannot be read', () => {
    const refused = (change: Readonly<Record<number, string | number>>) => {
      const reading = read(change);
      return reading.kind === 'refused' ? [reading.code, reading.column, reading.value] : reading.kind;
    };
    assert.deepEqual(refused({ 0: '' }), ['cell-missing', 'reference', '']);
    assert.deepEqual(refused({ 2: '3/5/2026' }), ['not-a-date', 'validFrom', '3/5/2026']);
    assert.deepEqual(refused({ 6: '-5' }), ['not-a-number', 'price', '-5']);
    assert.deepEqual(refused({ 6: '' }), ['cell-missing', 'price', '']);
    assert.deepEqual(refused({ 7: '2% from 100' }), ['tiers-unreadable', 'tiers', '2% from 100']);
    assert.deepEqual(refused({ 8: 'sometimes' }), ['not-a-choice', 'rebateKind', 'sometimes']);
    assert.deepEqual(refused({ 9: 400 }), ['not-a-number', 'creditDays', '400']);
  });
});

describe('a discount range in place of a price', () => {
  const ranged = agreementColumnsOf([...header, '折扣自（%）', 'Discount to (%)']);
  const readRange = (from: string | number, to: string | number, price = '') => {
    const row = cells.map((cell, at) => (at === 6 ? price : cell));
    const source = { line: 2, cells: [...row, from, to], isBroken: false, timeZone: 'Asia/Shanghai' };
    const reading = readAgreementRow(ranged, source);
    return reading.kind === 'row' ? [reading.row.price, reading.row.discount] : [reading.code, reading.column];
  };
  it('is read in percent; without a lower bound it is one point', () => {
    assert.deepEqual(readRange('8', '12.5'), [null, { fromBp: 800, toBp: 1_250 }]);
    assert.deepEqual(readRange('', '12%'), ['not-a-number', 'discountTo']);
    assert.deepEqual(readRange('', '12'), [null, { fromBp: 1_200, toBp: 1_200 }]);
    assert.deepEqual(readRange('', '101'), ['not-a-number', 'discountTo']);
    assert.deepEqual(readRange('', '', '98.5'), ['98.5', null]);
    assert.deepEqual(readRange('', ''), ['cell-missing', 'price']);
  });
  it('needs no price column', () => {
    const without = (gone: string) => missingColumnsOf(agreementColumnsOf(header.filter((one) => one !== gone)));
    assert.deepEqual(without('单价'), ['price']);
    assert.deepEqual(
      missingColumnsOf(agreementColumnsOf([...header.filter((one) => one !== '单价'), 'Discount to'])),
      [],
    );
    assert.deepEqual(without('数量'), ['quantity']);
  });
});

describe('tiers as text', () => {
  it('are read as they are written', () => {
    const tiers = [
      { from: '0', rateBp: 50 },
      { from: '1000000', rateBp: 325 },
    ];
    assert.deepEqual(parseTiers(tiersText(tiers)), tiers);
    assert.deepEqual(parseTiers(''), []);
  });
});

describe('headersDiffer', () => {
  it('names what rows of one agreement say differently', () => {
    const [first, other] = [read(), read({ 3: '2027-12-31' })];
    assert.ok(first.kind === 'row' && other.kind === 'row');
    assert.equal(headersDiffer(first.row, other.row), 'validTo');
    assert.equal(headersDiffer(first.row, { ...first.row, product: 'P-2', price: '1' }), null);
    assert.equal(headersDiffer(first.row, { ...first.row, tiers: [] }), 'tiers');
  });
});
