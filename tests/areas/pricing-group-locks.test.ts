/** What a group is promised and what a member is promised at the same moment: one waits for the other and counts it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import type { Db } from '#db/handle';
import { isAppError } from '#kernel/app-error';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { serverUrl } from '#tests/database';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const ops = pricingContract.operations;
const { update } = accountsContract.operations;
const { setPrice } = workflowsContract.operations;
const onServer = { skip: serverUrl === undefined && 'needs TEST_DATABASE_URL: one connection has no race' };

describe('promises to a group and to its members', onServer, () => {
  let app: TestApp;
  let book: PricedBook;
  let other: string;
  let member: string;
  let companies = 0;

  const line = (price: string, productId = book.panel) => ({ productId, quantity: '10', price });
  const days = { validFrom: '2026-01-01', validTo: '2026-12-31' };
  const rebate = {
    title: '集团返利',
    coversGroup: true,
    ...days,
    rebateKind: 'retroactive' as const,
    rebateBasis: 'all' as const,
    tiers: [{ from: '100', rateBp: 300 }],
  };
  const account = async (name: string, parentId?: string): Promise<string> => {
    const fields = { name, ownerId: book.kam.id, ...(parentId !== undefined && { parentId }) };
    return (await app.as(book.director)(accountsContract.operations.create, fields)).id;
  };
  /** Panel: list 100, cost 90, floor 93.78: it is sold at 95, and at 95 less 3 % it is not. */
  const fresh = async (): Promise<void> => {
    companies += 1;
    book = await pricedBook(app, `集团公司 ${companies}`);
    const made = { code: 'P-300', name: 'P-300', line: ['幕墙板'] };
    other = (await app.as(book.finance)(ledgerContract.operations.createProduct, made)).id;
    await app.as(book.finance)(setPrice, { id: other, validFrom: '2026-01-01', listPrice: '50', unitCost: '30' });
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-06-01', unitCost: '90' });
    member = await account('子公司', book.accountId);
    // The first promise settles the policy.
    await app.as(book.executive)(ops.createQuote, { accountId: member, lines: [line('99')] });
  };
  const draft = async (): Promise<() => Promise<unknown>> => {
    const terms = { accountId: book.accountId, ...rebate, lines: [line('50', other)] };
    const { id, version } = await app.as(book.executive)(ops.createAgreement, terms);
    return async () => app.as(book.executive)(ops.signAgreement, { id, version });
  };

  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await isSo()); tries += 1) {
      assert.ok(tries < 500, 'waited too long');
      await setTimeout(20);
    }
  };
  const waiting = async (db: Db): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from pg_locks
      where not granted and database = (select oid from pg_database where datname = current_database())`.execute(db);
    return rows[0]?.n ?? 0;
  };
  /** Nobody writes a commitment until each act waits, for that or for the other; then they go on. */
  const together = async (acts: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> => {
    const locked = Promise.withResolvers<null>();
    const holding = app.database.asOwner(async (db) => {
      await sql`lock table price_commitment in share mode`.execute(db);
      locked.resolve(null);
      await until(async () => (await waiting(db)) === acts.length);
    });
    await locked.promise;
    const outcomes = await Promise.allSettled(acts.map(async (act) => act()));
    await holding;
    return outcomes.map((one) =>
      one.status === 'fulfilled' ? 'kept' : isAppError(one.reason) ? one.reason.code : String(one.reason),
    );
  };

  before(async () => {
    app = await testApp();
  });
  after(async () => app.close());

  it('let a rebate of the group and a price of a member not overlook each other', async () => {
    await fresh();
    const price = { accountId: member, lines: [line('95')] };
    const outcomes = await together([await draft(), async () => app.as(book.executive)(ops.createQuote, price)]);
    assert.ok(outcomes.includes('kept'), outcomes.join());
    assert.ok(
      outcomes.includes('pricing.rebate-undercuts') || outcomes.includes('pricing.below-floor'),
      outcomes.join(),
    );
  });

  it('are waited for by a move of the account under a group', async () => {
    await fresh();
    const single = await account('独立公司');
    const { version } = await app.as(book.director)(accountsContract.operations.get, { id: single });
    const [own, queued] = [1, 2].map(() => Promise.withResolvers<null>());
    assert.ok(own && queued);
    const lockOf = (id: string) => sql`select pg_advisory_xact_lock(hashtext(${`price ${book.company.id} ${id}`}))`;
    const holding = app.database.asOwner(async (db) => {
      await lockOf(single).execute(db);
      own.resolve(null);
      await until(async () => (await waiting(db)) === 1);
      queued.resolve(null);
      await until(async () => (await waiting(db)) === 2);
    });
    await own.promise;
    const quoting = app.as(book.executive)(ops.createQuote, { accountId: single, lines: [line('99')] });
    await queued.promise;
    const moving = app.as(book.director)(update, { id: single, version, parentId: book.accountId });
    const [, quote, moved] = await Promise.all([holding, quoting, moving]);
    assert.deepEqual([quote.state, moved.parent?.id], ['open', book.accountId]);
  });
});
