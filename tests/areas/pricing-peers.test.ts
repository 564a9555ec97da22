/** What peers pay and how an account minds its price, from imported orders to the answer of the API. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { assertClose } from '#tests/assert-close';
import { importFileAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { peerBand, sensitivity, check } = pricingContract.operations;
const { create, get } = accountsContract.operations;

/** Ten months; price and quantity follow ln q = c − 2 ln p, with a wobble that no trend explains. */
const monthPrices = [100, 95, 105, 90, 110, 97, 103, 93, 107, 98];
const wobbles = [1.01, 0.99, 1, 1.01, 0.99, 1, 0.99, 1.01, 1, 1];
const monthsOf = (share: number) =>
  monthPrices.map((price, at) => ({
    day: `2026-${String(at + 1).padStart(2, '0')}-15`,
    net: price * share * Math.round(1_000 * (100 / price) ** 2 * (wobbles[at] ?? 1)),
    quantity: Math.round(1_000 * (100 / price) ** 2 * (wobbles[at] ?? 1)),
  }));
const paidAt = (share: number): number => {
  const months = monthsOf(share);
  return months.reduce((sum, { net }) => sum + net, 0) / months.reduce((sum, { quantity }) => sum + quantity, 0);
};
/** Nine peers pay 0.90 to 0.98 of these prices, the account itself 0.99. */
const peerShares = Array.from({ length: 9 }, (_, at) => (90 + at) / 100);

describe('peers and price sensitivity', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '同类价格公司');
    const { code: own } = await app.as(book.kam)(get, { id: book.accountId });
    const buyers = [{ code: own, share: 0.99 }];
    for (const share of peerShares) {
      const input = { name: `同类客户 ${share}`, ownerId: book.otherKam.id, region: '重庆' };
      buyers.push({ code: (await app.as(book.director)(create, input)).code, share });
    }
    await importFileAs(app, book.company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: { orderNo: 'no', account: 'a', product: 'p', orderedOn: 'd', quantity: 'q', net: 'n' },
        currency: 'CNY',
        decimal: '.',
      },
      body: [
        'no,a,p,d,q,n',
        ...buyers.flatMap(({ code, share }) =>
          monthsOf(share).map(
            ({ day, quantity, net }) => `${code}-${day},${code},P-100,${day},${quantity},${net.toFixed(4)}`,
          ),
        ),
      ].join('\n'),
    });
  });
  after(async () => app.close());

  it('give the tenth to the ninetieth percentile of nine peers of the same region and volume', async () => {
    const { band } = await app.as(book.kam)(peerBand, { id: book.accountId, productId: book.panel });
    assert.ok(band);
    assert.deepEqual([band.circle, band.peers], ['kind-volume-region', 9]);
    const whole = paidAt(1);
    assertClose(Number(band.low), whole * 0.908, 1e-6);
    assertClose(Number(band.median), whole * 0.94, 1e-6);
    assertClose(Number(band.high), whole * 0.972, 1e-6);
    assertClose(Number(band.ownPrice), whole * 0.99, 1e-6);
    assertClose(band.robustZ ?? 0, 5 / (1.4826 * 2), 1e-6);
    const asked = { accountId: book.accountId, lines: [{ productId: book.panel, quantity: '1', price: '97' }] };
    const [line] = (await app.as(book.kam)(check, asked)).lines;
    assert.deepEqual(line?.peers, band);
  });

  it('find the slope that the orders were made with, and say that price matters', async () => {
    await app.database.withOrg(book.company.id, async (db) => {
      await sql`update product_line set name_en = 'Wall panels' where org_id = ${book.company.id}`.execute(db);
    });
    const { rows } = await app.as(book.kam)(sensitivity, { id: book.accountId });
    const [family] = rows;
    assert.ok(family);
    assert.deepEqual([family.name, family.nameEn], ['幕墙板', 'Wall panels']);
    assert.deepEqual([family.months, family.accounts], [10, 10]);
    assertClose(family.slope ?? 0, -2, 0.05);
    assertClose(family.segmentSlope ?? 0, -2, 0.05);
    assert.ok((family.low ?? 0) < (family.slope ?? 0) && (family.slope ?? 0) < (family.high ?? 0));
    assert.equal(family.advice, 'price-matters');
  });
});
