/** A rebate that is paid after the end of its agreement settles that one, not the one that follows. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook, signedInAgain } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;
const { createProduct } = ledgerContract.operations;

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
    assert.deepEqual([ended.accrued.minor, ended.booked?.minor, ended.open?.minor], ['990', '990', '0']);
    assert.deepEqual([following.accrued.minor, following.booked?.minor], ['0', '210']);
  });

  it('count once among the agreements of an account, and not in one without a rebate', async () => {
    const executive = app.as(await signedInAgain(app, book.executive));
    const account = { name: '两份协议', ownerId: book.kam.id };
    const { id: accountId } = await app.as(await signedInAgain(app, book.director))(
      accountsContract.operations.create,
      account,
    );
    const finance = app.as(await signedInAgain(app, book.finance));
    const product = async (code: string) => {
      const { id } = await finance(createProduct, { code, name: code, line: ['幕墙板'] });
      await finance(setPrice, { id, validFrom: '2026-12-01', listPrice: '100', unitCost: '70' });
      return id;
    };
    const signed = async (productId: string, more: Readonly<Record<string, unknown>>) => {
      const days = { validFrom: '2026-12-01', validTo: '2027-12-31' };
      const lines = [{ productId, quantity: '100', price: '99' }];
      const made = await executive(ops.createAgreement, { accountId, title: '框架', lines, ...days, ...more });
      await executive(ops.signAgreement, { id: made.id, version: made.version });
      return made;
    };
    const rebate = (rateBp: number, from: string) => ({
      rebateKind: 'retroactive' as const,
      tiers: [{ from, rateBp }],
    });
    const earning = await signed(book.panel, rebate(100, '0'));
    const idle = await signed(await product('P-300'), rebate(100, '1000000'));
    const plain = await signed(await product('P-400'), {});
    await executive(enterOrder, { accountId, lines: [{ productId: book.panel, quantity: '10', price: '99' }] });
    const bookRebate = async (entryNo: string, note: string | null) =>
      await app.database.withOrg(book.company.id, async (db) =>
        sql`
          insert into pocket_item (org_id, id, source, entry_no, account_id, booked_on, kind, amount_e4, currency, note)
          values (${book.company.id}, gen_random_uuid(), 'erp', ${entryNo}, ${accountId}::uuid, '2026-12-05', 'rebate', 60000, 'CNY', ${note})`.execute(
          db,
        ),
      );
    await bookRebate('7', null);
    const read = async ({ id }: { readonly id: string }) => {
      const { accrued, booked, open, isShared } = await executive(ops.agreementProgress, { id });
      return [accrued.minor, booked?.minor, open?.minor, isShared];
    };
    assert.deepEqual(await read(earning), ['990', '600', '390', true]);
    assert.deepEqual(await read(idle), ['0', '0', '0', true]);
    assert.deepEqual(await read(plain), ['0', undefined, undefined, false]);
    await bookRebate('8', `冲${idle.number}`);
    assert.deepEqual(await read(earning), ['990', '600', '390', true]);
    assert.deepEqual(await read(idle), ['0', '600', '-600', true]);
  });
});
