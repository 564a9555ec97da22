/** Orders typed in after the last file are known to the watch: they end a silence, and a large one is heard before its file comes. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { importOrdersAs } from '#tests/ledger-import';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { answerCheck, list, startRun } = warningsContract.operations;
const { tellTwin } = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

let app: TestApp;
let book: PricedBook;

before(async () => {
  app = await testApp();
  book = await pricedBook(app, '录入订单监测');
});
after(async () => await app.close());

const file = async (rows: readonly string[]) => await importOrdersAs(app, book.company.admin, rows);
const account = async (code: string): Promise<string> =>
  (await app.as(book.director)(accountsContract.operations.create, { code, name: `客户${code}`, ownerId: book.kam.id }))
    .id;
const monthly = (code: string, months: number): readonly string[] =>
  Array.from(
    { length: months },
    (_, at) => `${code}-${at},1,${code},P-100,2026-${String(at + 1).padStart(2, '0')}-10,5,495.00`,
  );
const watch = async (): Promise<void> => {
  app.clock.advance(1_000);
  await app.as(book.company.admin)(startRun, {});
  await app.runJobs();
};
const warned = async (kind: 'lapse' | 'odd-order') =>
  (await app.as(book.director)(list, { kind })).rows.map(({ account: { code }, stake, evidence, checks, ...row }) => ({
    ...row,
    code,
    stake: stake?.minor,
    order: evidence['order'],
    answers: checks.map(({ answer }) => answer),
  }));

it('an order typed in ends a silence; a large one is heard at once and asked about once, though a file brings it later', async () => {
  const silent = await account('E1');
  const unheard = await account('E2');
  await account('E3');
  await file([...monthly('E1', 8), ...monthly('E2', 8), ...monthly('E3', 10)].toSorted());
  await watch();
  assert.deepEqual((await warned('lapse')).map(({ code }) => code).toSorted(), ['E1', 'E2']);

  const enter = async (accountId: string, quantity: string) =>
    await app.as(book.kam)(enterOrder, { accountId, lines: [{ productId: book.panel, quantity, price: '99' }] });
  await enter(silent, '5');
  const large = await enter(silent, '100');
  await watch();
  assert.deepEqual(
    (await warned('lapse')).map(({ code }) => code),
    ['E2'],
  );
  const [odd, ...others] = await warned('odd-order');
  assert.ok(odd && others.length === 0);
  assert.deepEqual(
    [odd.code, odd.stake, odd.order, odd.since],
    ['E1', '990000', `entered/${large.number}`, '2026-11-21'],
  );

  await app.as(book.director)(answerCheck, {
    id: odd.id,
    version: odd.version,
    check: 'advance-payment',
    answer: 'done',
  });
  await file(['SO-77,1,E1,P-100,2026-11-21,100,9900.00']);
  await watch();
  const [same] = await warned('odd-order');
  assert.deepEqual([same?.id, same?.stake, same?.answers], [odd.id, '990000', ['done', null, null]]);

  await enter(unheard, '90');
  await enter(silent, '80');
  await watch();
  assert.deepEqual(
    (await warned('odd-order'))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, answers }) => [code, answers]),
    [
      ['E1', [null, null, null]],
      ['E2', [null, null, null]],
    ],
  );
});

it('an order of a file that turns out to be an entered one is asked about once', async () => {
  const late = await account('E4');
  await file([...monthly('E4', 10), 'SO-90,1,E4,P-100,2026-11-20,100,9900.00'].toSorted());
  await watch();
  const own = async () => (await warned('odd-order')).find(({ code }) => code === 'E4');
  const told = await own();
  assert.equal(told?.order, 'erp/SO-90');
  const answer = { check: 'advance-payment', answer: 'done' } as const;
  await app.as(book.director)(answerCheck, { id: told.id, version: told.version, ...answer });
  const { id, number } = await app.as(book.kam)(enterOrder, {
    accountId: late,
    lines: [{ productId: book.panel, quantity: '5', price: '99' }],
  });
  await app.as(book.kam)(tellTwin, { id, orderNo: 'SO-90' });
  await watch();
  const same = await own();
  assert.deepEqual([same?.id, same?.order, same?.answers], [told.id, `entered/${number}`, ['done', null, null]]);
});
