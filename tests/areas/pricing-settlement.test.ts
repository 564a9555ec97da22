/** A rebate that is paid after the end of its agreement settles that one, not the one that follows. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook, signedInAgain } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const ops = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('rebates booked after the end of an agreement', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '返利结算');
  });
  after(async () => app.close());

  it('settle what it left open; the rest is of the agreement that follows', async () => {
    const terms = {
      title: '框架',
      validFrom: '2026-11-01',
      validTo: '2026-12-31',
      lines: [{ productId: book.panel, quantity: '100', price: '99' }],
      rebateKind: 'retroactive' as const,
      tiers: [{ from: '0', rateBp: 100 }],
    };
    const executive = app.as(book.executive);
    const first = await executive(ops.createAgreement, { accountId: book.accountId, ...terms });
    await executive(ops.signAgreement, { id: first.id, version: first.version });
    const line = { productId: book.panel, quantity: '10', price: '99' };
    await executive(enterOrder, { accountId: book.accountId, lines: [line] });
    const draft = await executive(ops.renewAgreement, { id: first.id });
    const days = { validFrom: '2026-11-22', validTo: '2027-12-31' };
    const next = await executive(ops.updateAgreement, { id: draft.id, version: draft.version, ...terms, ...days });
    await executive(ops.signAgreement, { id: next.id, version: next.version });
    app.clock.advance(20 * 86_400_000);
    await app.database.withOrg(book.company.id, async (db) =>
      sql`
        insert into pocket_item (org_id, id, source, entry_no, account_id, booked_on, kind, amount_e4, currency)
        values (${book.company.id}, gen_random_uuid(), 'erp', '1', ${book.accountId}::uuid, '2026-12-05', 'rebate', 120000, 'CNY')`.execute(
        db,
      ),
    );
    const kam = app.as(await signedInAgain(app, book.kam));
    const [ended, following] = [
      await kam(ops.agreementProgress, { id: first.id }),
      await kam(ops.agreementProgress, { id: draft.id }),
    ];
    assert.deepEqual([ended.accrued.minor, ended.booked.minor, ended.open.minor], ['990', '990', '0']);
    assert.deepEqual([following.accrued.minor, following.booked.minor], ['0', '210']);
  });
});
