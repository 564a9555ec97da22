import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { databaseErrorOf } from '#db/database-error';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { serverUrl } from '#tests/database';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;

describe('reciprocal purchases', () => {
  let app: TestApp;
  let book: PricedBook;
  let customers = 0;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '互惠公司');
  });
  after(async () => app.close());

  const theirs = [{ text: '钢材', quantity: '5', price: '160', source: '当日市场价' }];
  const draft = async (price: string, more: Readonly<Record<string, unknown>> = {}) => {
    customers += 1;
    const account = { name: `串换客户 ${customers}`, ownerId: book.kam.id };
    const { id: accountId } = await app.as(book.director)(accountsContract.operations.create, account);
    return await app.as(book.kam)(ops.createReciprocal, {
      accountId,
      title: '板材换钢材',
      kind: 'exchange',
      lines: [{ productId: book.panel, quantity: '10', price }],
      theirs,
      ...more,
    });
  };
  type Key = { readonly id: string; readonly version: number };
  const approve = async ({ id, version }: Key) => await app.as(book.finance)(ops.approvePurchase, { id, version });
  const commit = async ({ id, version }: Key, as: Person = book.kam) =>
    await app.as(as)(ops.commitPurchase, { id, version });
  const running = async (price = '98') => await commit(await approve(await draft(price)));
  const enter = async (id: string, kind: 'our-goods' | 'their-goods' | 'payment-in', value: string) =>
    await app.as(book.finance)(ops.addOffsetEntry, { id, kind, value, description: '送货', source: '送货单 1' });

  it('bind us once finance has approved what somebody else made, never under the floor', async () => {
    const made = await draft('98');
    const waiting = async () =>
      (await app.as(book.finance)(ops.listPurchases, { awaitsFinance: true })).rows.map(({ id }) => id);
    assert.deepEqual(await waiting(), [made.id]);
    assert.deepEqual(
      [made.reciprocal?.ours.minor, made.reciprocal?.theirsWorth.minor, made.reciprocal?.difference.minor],
      ['98000', '80000', '18000'],
    );
    await assert.rejects(commit(made), refusedWith('pricing.not-approved'));
    await assert.rejects(
      app.as(book.kam)(ops.approvePurchase, { id: made.id, version: made.version }),
      refusedWith('platform.forbidden'),
    );
    const bound = await commit(await approve(made));
    assert.deepEqual([bound.state, bound.reciprocal?.approvedByName], ['committed', book.finance.name]);
    assert.deepEqual(await waiting(), []);
    const under = await approve(await draft('72.94'));
    await assert.rejects(commit(under, book.director), refusedWith('pricing.below-floor'));
    await assert.rejects(running('95'), refusedWith('pricing.above-authority'));
  });

  it('lose the approval with every change of the draft', async () => {
    const approved = await approve(await draft('98'));
    const { id, version } = approved;
    const fields = { title: '改后', kind: 'exchange' as const, lines: approved.draftLines, theirs };
    const changed = await app.as(book.kam)(ops.updateReciprocal, { id, version, ...fields });
    assert.equal(changed.reciprocal?.approvedByName, null);
    await assert.rejects(commit(changed), refusedWith('pricing.not-approved'));
  });

  it('are not approved by who made them or changed them last', async () => {
    const both = await app.person(book.company, 'director', 'finance');
    const made = await draft('98');
    const { id, version } = made;
    const fields = { title: '改后', kind: 'exchange' as const, lines: made.draftLines, theirs };
    const changed = await app.as(both)(ops.updateReciprocal, { id, version, ...fields });
    await assert.rejects(
      app.as(both)(ops.approvePurchase, { id, version: changed.version }),
      refusedWith('pricing.own-request'),
    );
    await commit(await approve(changed));
    const own = app.database.withOrg(book.company.id, async (db) => {
      await sql`update purchase set approved_by = changed_by where id = ${id}::uuid`.execute(db);
    });
    await assert.rejects(own, (error) => databaseErrorOf(error)?.constraint === 'purchase_approved_check');
  });

  it('keep a ledger that nets to zero when it is settled; what remains is paid', async () => {
    const { id, version } = await running();
    await enter(id, 'our-goods', '980');
    await enter(id, 'their-goods', '800');
    const shown = await enter(id, 'their-goods', '-50');
    assert.deepEqual(
      shown.reciprocal?.entries.map(({ kind, amount, balance }) => [kind, amount.minor, balance.minor]),
      [
        ['our-goods', '98000', '98000'],
        ['their-goods', '-80000', '18000'],
        ['their-goods', '5000', '23000'],
      ],
    );
    const key = { id, version, source: '回单 88' };
    // Agreed were 980 and 800; given were 980 and 750.
    assert.deepEqual(
      [shown.reciprocal?.oursApart.minor, shown.reciprocal?.theirsApart.minor, shown.reciprocal?.theirsGiven.minor],
      ['0', '-5000', '75000'],
    );
    await assert.rejects(app.as(book.finance)(ops.settleReciprocal, key), refusedWith('pricing.sides-apart'));
    const explained = { ...key, explanation: '一件钢材锈蚀，折价 50 元' };
    const settled = await app.as(book.finance)(ops.settleReciprocal, explained);
    assert.equal(settled.reciprocal?.explanation, '一件钢材锈蚀，折价 50 元');
    const forgotten = app.database.withOrg(book.company.id, async (db) => {
      await sql`update purchase set settle_explanation = null where id = ${id}::uuid`.execute(db);
    });
    await assert.rejects(forgotten, (error) => databaseErrorOf(error)?.constraint === 'purchase_apart_check');
    assert.deepEqual([settled.state, settled.reciprocal?.balance.minor], ['settled', '0']);
    const last = settled.reciprocal?.entries.at(-1);
    assert.deepEqual([last?.kind, last?.amount.minor, last?.source], ['payment-in', '-23000', '回单 88']);
    await assert.rejects(enter(id, 'our-goods', '1'), refusedWith('pricing.wrong-state'));
  });

  it('settle without a word once both sides were given as agreed', async () => {
    const { id, version } = await running();
    await enter(id, 'our-goods', '980');
    await enter(id, 'their-goods', '800');
    const settled = await app.as(book.finance)(ops.settleReciprocal, { id, version, source: '回单 89' });
    const { oursApart, theirsApart, explanation } = settled.reciprocal ?? assert.fail();
    assert.deepEqual([settled.state, oursApart.minor, theirsApart.minor, explanation], ['settled', '0', '0', null]);
    const { rows } = await app.as(book.kam)(accountsContract.operations.listTimeline, { id: settled.account.id });
    assert.deepEqual(
      rows
        .filter(({ params }) => params['number'] === settled.number)
        .map(({ kind }) => kind)
        .toSorted(),
      ['exchange-agreed', 'exchange-settled'],
    );
  });

  it('want a source for what they give, an amount, and something to settle', async () => {
    const { id, version } = await running();
    const finance = app.as(book.finance);
    const entry = { id, kind: 'their-goods' as const, value: '1', description: '到货' };
    await assert.rejects(finance(ops.addOffsetEntry, entry), refusedWith('pricing.source-missing'));
    await assert.rejects(enter(id, 'our-goods', '0'), refusedWith('pricing.invalid-amount'));
    await assert.rejects(
      finance(ops.settleReciprocal, { id, version, source: '无' }),
      refusedWith('pricing.nothing-entered'),
    );
    await assert.rejects(draft('98', { lines: [] }), refusedWith('pricing.no-lines'));
  });

  const onServer = { skip: serverUrl === undefined && 'needs TEST_DATABASE_URL' };
  it('take no entry that waited while they were settled', onServer, async () => {
    const { id, account } = await running();
    await enter(id, 'our-goods', '980');
    await enter(id, 'payment-in', '980');
    const locked = Promise.withResolvers<null>();
    const settling = app.database.withOrg(book.company.id, async (db) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`price ${book.company.id} ${account.id}`}))`.execute(db);
      locked.resolve(null);
      const waits = sql<{ n: number }>`
        select count(*)::integer as n from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`;
      while ((await waits.execute(db)).rows[0]?.n === 0) await setTimeout(20);
      await sql`update purchase set state = 'settled', settled_entry_no = 2, settled_balance_minor = 0
        where id = ${id}::uuid`.execute(db);
    });
    await locked.promise;
    await assert.rejects(enter(id, 'our-goods', '1'), refusedWith('pricing.wrong-state'));
    await settling;
    assert.equal((await app.as(book.finance)(ops.getPurchase, { id })).reciprocal?.entries.length, 2);
  });

  it('offset bills without promising a price', async () => {
    const made = await draft('98', {
      kind: 'offset',
      lines: [],
      ourBills: [{ text: '九月货款', amount: '5000', source: '发票 901' }],
    });
    const bound = await commit(await approve(made));
    assert.deepEqual([bound.state, bound.lines, bound.reciprocal?.ours.minor], ['committed', [], '500000']);
  });

  it('are append-only and chained in the database, and settle at a balance of nothing only', async () => {
    const { id } = await running();
    await enter(id, 'our-goods', '980');
    const tryIt = async (statement: ReturnType<typeof sql>): Promise<string | undefined> => {
      try {
        await app.database.withOrg(book.company.id, async (db) => {
          await statement.execute(db);
        });
        return 'kept';
      } catch (error) {
        const facts = databaseErrorOf(error);
        return facts?.constraint ?? facts?.code;
      }
    };
    assert.equal(await tryIt(sql`update offset_entry set amount_minor = 1`), '42501');
    assert.equal(await tryIt(sql`delete from offset_entry`), '42501');
    const next = (values: string) => sql`
      insert into offset_entry select (jsonb_populate_record(e, ${values}::jsonb)).* from offset_entry e
      where e.purchase_id = ${id}::uuid and e.entry_no = 1`;
    const wrongStart = '{"entry_no":2,"previous_no":1,"before_minor":5,"amount_minor":1,"balance_minor":6}';
    assert.equal(await tryIt(next(wrongStart)), 'offset_entry_previous_fkey');
    const wrongSum = '{"entry_no":2,"previous_no":1,"before_minor":98000,"amount_minor":1,"balance_minor":98000}';
    assert.equal(await tryIt(next(wrongSum)), 'offset_entry_sum_check');
    const settle = sql`update purchase set state = 'settled', settled_entry_no = 1, settled_balance_minor = 0
      where id = ${id}::uuid`;
    assert.equal(await tryIt(settle), 'purchase_settled_fkey');
    const unapproved = sql`update purchase set approved_by = created_by where id = ${id}::uuid`;
    assert.equal(await tryIt(unapproved), 'purchase_approved_check');
  });
});
