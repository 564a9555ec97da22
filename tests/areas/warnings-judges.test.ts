/** Who granted the prices behind a warning does not dismiss it; how long a warning is put off, and where it is seen then. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { AppError } from '#kernel/app-error';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import { toldWarning } from '#tests/told-warning';

const ops = warningsContract.operations;
const { createQuote, createAgreement, signAgreement } = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('acts upon warnings', () => {
  let app: TestApp;
  let book: PricedBook;
  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '裁判公司');
  });
  after(async () => await app.close());

  const customer = async (name: string): Promise<string> =>
    (await app.as(book.director)(accountsContract.operations.create, { name, ownerId: book.kam.id })).id;
  const lines = (price: string) => [{ productId: book.panel, quantity: '10', price }];
  const warned = async (accountId: string, kind: 'erosion' | 'lapse', since: string) => {
    await toldWarning(app, book.company, { accountId, kind, since, step: 'talk-prices' });
    const [found] = (await app.as(book.director)(ops.list, { accountId, kind })).rows;
    assert.ok(found);
    return found;
  };
  const dismiss = async (as: Person, { id, version }: { readonly id: string; readonly version: number }) =>
    await app.as(as)(ops.dismiss, { id, version, reason: '谈判的结果' });
  /** The names in the refusal, which are those of people who may. */
  const named = async (act: Promise<unknown>): Promise<unknown> =>
    await act.then(
      () => null,
      (error: unknown) => (error instanceof AppError && error.code === 'warnings.own-grants' ? error.params : error),
    );

  it('leave the dismissal of an erosion to somebody who granted nothing, a director first', async () => {
    const accountId = await customer('让利而侵蚀');
    await app.as(book.kam)(createQuote, { accountId, lines: lines('99') });
    const one = await warned(accountId, 'erosion', '2026-11-01');
    const { director, otherDirector, executive } = book;
    assert.deepEqual(await named(dismiss(book.kam, one)), {
      since: '2026-11-01',
      names: new Intl.ListFormat('en', { type: 'disjunction' }).format(
        [director, otherDirector, executive].map(({ name }) => name),
      ),
    });
    await app.as(director)(enterOrder, { accountId, lines: lines('97') });
    await assert.rejects(dismiss(director, one), refusedWith('warnings.own-grants'));
    assert.equal((await dismiss(executive, one)).state, 'dismissed');
  });

  it('count who drafted what another signed, and not who sold at list or before', async () => {
    const accountId = await customer('协议让利');
    const draft = await app.as(book.kam)(createAgreement, {
      accountId,
      title: '框架',
      validFrom: '2027-01-01',
      validTo: '2027-12-31',
      lines: [{ productId: book.panel, quantity: '100', price: '98' }],
    });
    await app.as(book.executive)(signAgreement, { id: draft.id, version: draft.version });
    await app.as(book.director)(enterOrder, { accountId, lines: lines('100') });
    const one = await warned(accountId, 'erosion', '2026-11-01');
    for (const person of [book.kam, book.executive])
      await assert.rejects(dismiss(person, one), refusedWith('warnings.own-grants'));
    assert.equal((await dismiss(book.director, one)).state, 'dismissed');
    const earlier = await customer('更早的让利');
    await app.as(book.kam)(createQuote, { accountId: earlier, lines: lines('99') });
    assert.equal((await dismiss(book.kam, await warned(earlier, 'erosion', '2026-11-22'))).state, 'dismissed');
    assert.equal((await dismiss(book.kam, await warned(earlier, 'lapse', '2026-11-01'))).state, 'dismissed');
  });

  it('put it off for ninety days at most, and show it among all until then', async () => {
    const accountId = await customer('暂缓客户');
    const { id, version } = await warned(accountId, 'lapse', '2026-11-01');
    const as = app.as(book.director);
    await assert.rejects(as(ops.snooze, { id, version, until: '2027-02-20' }), refusedWith('warnings.snooze-long'));
    await as(ops.snooze, { id, version, until: '2027-02-19' });
    const until = async (input: { readonly state?: 'open' | 'all'; readonly snoozed?: 'hidden' | 'shown' }) =>
      (await as(ops.list, { accountId, ...input })).rows.map(({ snoozedUntil }) => snoozedUntil);
    assert.deepEqual(await until({}), []);
    assert.deepEqual(await until({ snoozed: 'shown' }), ['2027-02-19']);
    assert.deepEqual(await until({ state: 'all' }), ['2027-02-19']);
    assert.deepEqual(await until({ state: 'all', snoozed: 'hidden' }), []);
  });
});
