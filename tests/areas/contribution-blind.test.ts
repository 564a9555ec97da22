/** Contribution that a manager sees does not move with an order that he enters: it would tell him what the goods cost (decision 14). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { segmentsContract } from '#areas/segments/contract';
import { warningsContract } from '#areas/warnings/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { addSales } from '#tests/sales';
import { lastWholeMonth } from '../../src/areas/ledger/store/facts/company-window.ts';

const { accountFigures, listAccounts } = ledgerContract.operations;
const { check, accountFloors, accountWaterfall } = pricingContract.operations;
const { bridge } = warningsContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('contribution before and after an order of today', () => {
  let app: TestApp;
  let book: PricedBook;

  const enter = async () =>
    await app.as(book.kam)(enterOrder, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '10', price: '100' }],
    });
  const seenBy = async (person: Person) => {
    const as = app.as(person);
    const id = book.accountId;
    const { figures, contributionShareBp } = await as(accountFigures, { id });
    const [row] = (await as(listAccounts, { sort: 'contribution' })).rows;
    const exported = await app.request('/api/ledger/accounts/export?format=csv', { as: person });
    const [, line = ''] = (await exported.text()).split('\n');
    const asked = { accountId: id, lines: [{ productId: book.panel, quantity: '1', price: '100' }] };
    const { whole } = await as(accountWaterfall, { id });
    const { figures: counted } = await as(segmentsContract.operations.count, {
      rule: { match: 'all', rules: [{ field: 'contribution12', op: 'above', value: '0' }] },
    });
    return {
      year: figures?.contribution12?.minor,
      two: figures?.contribution24?.minor,
      through: figures?.contributionThrough,
      contributionShareBp,
      listed: row?.figures?.contribution12?.minor,
      exported: line.split(',')[11],
      asked: (await as(check, asked)).contributionBefore?.minor,
      waterfall: whole.contribution?.minor,
      bridge: (await as(bridge, { accountId: id })).bridge.after.contribution.minor,
      paid: (await as(accountFloors, { id })).rows.map((row) => [
        row.ownPrice,
        row.yearQuantity,
        row.floor,
        row.unitCost,
      ]),
      segment: counted.contribution12?.minor,
    };
  };

  /** Sold at 100 and bought at 70 in whole months: 2 000 and 1 000; and 500 in the month under way. */
  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '贡献不泄密公司');
    await addSales(app, book.company.id, {
      rows: [
        ['B-1', book.accountId, book.panel, '2026-03-02', 20, '2000.00'],
        ['B-2', book.accountId, book.panel, '2026-10-30', 10, '1000.00'],
        ['B-3', book.accountId, book.panel, '2026-11-05', 5, '500.00'],
      ],
    });
    await enter();
  });
  after(async () => app.close());

  it('counts whole months, of which no order of today is one', () => {
    assert.deepEqual(
      [
        ['2026-11-21', '2026-11-21'],
        ['2026-11-30', '2026-11-30'],
        ['2026-11-30', '2026-12-01'],
        ['2026-01-31', '2026-01-31'],
      ].map(([asOf = '', today = '']) => lastWholeMonth(asOf, today)),
      ['2026-10', '2026-10', '2026-11', '2025-12'],
    );
  });

  it('is the same for who sees no cost, and moves by margin for who does', async () => {
    const [seen, known] = [await seenBy(book.kam), await seenBy(book.director)];
    assert.deepEqual(
      [seen.year, seen.two, seen.through, seen.listed, seen.asked, seen.exported, seen.segment],
      ['90000', '90000', '2026-10-31', '90000', '90000', '900.00', '90000'],
    );
    assert.deepEqual(seen.paid, [['100', '30', null, null]]);
    assert.ok([seen.waterfall, seen.bridge].every((minor) => typeof minor === 'string'));
    assert.deepEqual([known.year, known.through], ['135000', '2026-11-21']);
    await enter();
    assert.deepEqual(await seenBy(book.kam), seen);
    const after = await seenBy(book.director);
    assert.deepEqual(
      [after.year, after.listed, after.asked, after.segment],
      ['165000', '165000', '165000', known.segment],
    );
  });
});
