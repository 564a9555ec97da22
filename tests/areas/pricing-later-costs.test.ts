/** A promise bears the costs of all its days, as far as they are recorded. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('a cost that is recorded for a later day', () => {
  let app: TestApp;
  let book: PricedBook;
  const line = (price: string) => ({ productId: book.panel, quantity: '10', price });
  const quote = (price: string) => ({ accountId: book.accountId, lines: [line(price)] });
  const draft = async (validFrom: string, validTo: string, price: string) =>
    await app.as(book.director)(ops.createAgreement, {
      accountId: book.accountId,
      title: '框架',
      validFrom,
      validTo,
      lines: [line(price)],
    });
  const sign = async (days: readonly [string, string], price: string) => {
    const { id, version } = await draft(...days, price);
    return await app.as(book.director)(ops.signAgreement, { id, version });
  };

  /** Floors: 72.9444 now, 98.9960 at the cost of 95 in February and March 2027, 72.9444 from April on. */
  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '将来成本公司');
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2027-02-01', unitCost: '95' });
    const back = { id: book.panel, validFrom: '2027-04-01', unitCost: '70', reason: '原料回落' };
    await app.as(book.finance)(setPrice, back);
  });
  after(async () => app.close());

  it('stops an agreement that holds on its days, whether it begins before, on or after its first', async () => {
    for (const days of [
      ['2026-11-21', '2027-02-01'],
      ['2027-03-01', '2027-11-30'],
      ['2026-12-01', '2027-12-31'],
    ] as const)
      await assert.rejects(sign(days, '98'), refusedWith('pricing.below-floor'), days.join());
    const before = await sign(['2027-01-01', '2027-01-31'], '98');
    const later = await sign(['2027-04-01', '2027-12-31'], '98');
    assert.deepEqual([before.state, later.state], ['upcoming', 'upcoming']);
  });

  it('stops a quote that is open until then, and no order of today', async () => {
    await app.as(book.director)(ops.createQuote, quote('98'));
    const other = await pricedBook(app, '明日成本公司');
    const own = { accountId: other.accountId, lines: [{ productId: other.panel, quantity: '10', price: '98' }] };
    await app.as(other.finance)(setPrice, { id: other.panel, validFrom: '2026-12-05', unitCost: '95' });
    await assert.rejects(app.as(other.kam)(ops.createQuote, own), refusedWith('pricing.below-floor'));
    const [seen] = (await app.as(other.finance)(ops.check, own)).lines;
    assert.deepEqual([seen?.unitCost, seen?.costFrom, seen?.verdict], ['95', '2026-12-05', 'below-floor']);
    const [hidden] = (await app.as(other.kam)(ops.check, own)).lines;
    assert.deepEqual([hidden?.unitCost, hidden?.costFrom], [null, null]);
    await app.as(other.kam)(enterOrder, own);
  });

  it('is the one that a promise rests on in the database, and the orders called off from it', async () => {
    const other = await pricedBook(app, '长期协议公司');
    await app.as(other.finance)(setPrice, { id: other.panel, validFrom: '2027-02-01', unitCost: '95' });
    const lines = [{ productId: other.panel, quantity: '10', price: '100' }];
    const days = { validFrom: '2026-11-01', validTo: '2027-12-31' };
    const terms = { accountId: other.accountId, title: '框架', ...days, lines };
    const { id, version } = await app.as(other.kam)(ops.createAgreement, terms);
    await app.as(other.kam)(ops.signAgreement, { id, version });
    const called = [{ productId: other.panel, quantity: '2', price: '100' }];
    await app.as(other.kam)(enterOrder, { accountId: other.accountId, lines: called });
    const rows = await app.database.withOrg(other.company.id, async (db) => {
      const { rows } = await sql<{ kind: string; day: string; cost: string }>`
        select c.kind, c.cost_day::text as day, f.unit_cost_e4::text as cost
        from price_commitment c join price_floor f on f.org_id = c.org_id and f.id = c.floor_id
        where c.org_id = ${other.company.id} and c.kind in ('agreement', 'order') order by c.kind`.execute(db);
      return rows;
    });
    assert.deepEqual(rows, [
      { kind: 'agreement', day: '2027-02-01', cost: '950000' },
      { kind: 'order', day: '2027-02-01', cost: '950000' },
    ]);
  });
});
