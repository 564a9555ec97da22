/** Figures of one account that two transactions make anew at once: one waits, and neither loses what the other booked. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { serverUrl } from '#tests/database';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { accountsOf } from '../../src/areas/ledger/store/facts/account-set.ts';
import { refreshSnaps } from '../../src/areas/ledger/store/facts/refresh-facts.ts';

const onServer = { skip: serverUrl === undefined && 'needs TEST_DATABASE_URL: one connection has no race' };

describe('figures of an account that two make anew', onServer, () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '同时更新');
  });
  after(async () => app.close());

  const account = async (name: string) =>
    (await app.as(book.director)(accountsContract.operations.create, { name, ownerId: book.kam.id })).id;
  const order = async (accountId: string) =>
    await app.as(book.kam)(workflowsContract.operations.enterOrder, {
      accountId,
      lines: [{ productId: book.panel, quantity: '10', price: '100' }],
    });
  /** A watch over the window moves the account's row, and ends once the act waits for it. */
  const whileMoved = async (accountId: string, act: () => Promise<unknown>): Promise<void> => {
    const moved = Promise.withResolvers<null>();
    const moving = app.database.withOrg(book.company.id, async (db) => {
      await refreshSnaps(db, {
        orgId: book.company.id,
        accounts: accountsOf([accountId]),
        window: { asOf: '2026-11-21', isNetBasis: false },
        currency: 'CNY',
        today: '2026-11-21',
      });
      moved.resolve(null);
      for (let tries = 0; ; tries += 1) {
        // Who waits for a row waits for the transaction that holds it.
        const { rows } = await sql<{ n: number }>`
          select count(*)::integer as n from pg_locks where not granted and locktype = 'transactionid'`.execute(db);
        if ((rows[0]?.n ?? 0) > 0) return;
        assert.ok(tries < 500, 'waited too long');
        await setTimeout(20);
      }
    });
    await moved.promise;
    await Promise.all([moving, act()]);
  };
  const sales = async (accountId: string) =>
    await app.database.withOrg(book.company.id, async (db) => {
      const { rows } = await sql<{ net: string; orders: number }>`
        select net_12_e4::text as net, orders_all as orders from account_snap
        where org_id = ${book.company.id} and account_id = ${accountId}::uuid`.execute(db);
      return rows.map(({ net, orders }) => [net, orders]);
    });

  it('is made by one after the other, the first time and later', async () => {
    const accountId = await account('新客户');
    await whileMoved(accountId, async () => order(accountId));
    assert.deepEqual(await sales(accountId), [['10000000', 1]]);
    await whileMoved(accountId, async () => order(accountId));
    assert.deepEqual(await sales(accountId), [['20000000', 2]]);
  });
});
