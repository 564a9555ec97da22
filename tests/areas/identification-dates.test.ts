import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { sql } from 'kysely';
import { loadAccountFacts } from '#areas/identification';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { jobsContract } from '#platform/jobs/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const ops = identificationContract.operations;
let app: TestApp;

before(async () => {
  app = await testApp();
});
after(async () => app.close());

const ordersUntil = async (company: TestCompany, day: string): Promise<void> => {
  await importFileAs(app, company.admin, {
    mapping: {
      kind: 'orders',
      source: 'erp',
      columns: { orderNo: 'no', account: 'a', product: 'p', orderedOn: 'd', quantity: 'q', net: 'n' },
      currency: 'CNY',
      decimal: '.',
      createMissing: { accounts: true, products: true },
    },
    body: ['no,a,p,d,q,n', 'S-1,A-1,P-1,2026-01-12,1,100.00', `S-2,A-1,P-1,${day},1,100.00`].join('\n'),
  });
};

/** What the records say, and the day that a run without a date takes. */
const taken = async (company: TestCompany) => {
  const admin = app.as(company.admin);
  const { lastMonth, asOf } = await admin(ledgerContract.operations.dataSpan, {});
  const { runId } = await admin(ops.startRun, {});
  await app.runJobs();
  const run = (await admin(ops.listRuns, {})).rows.find(({ id }) => id === runId);
  assert.equal(run?.state, 'done');
  assert.equal(run.asOf, asOf);
  return [lastMonth, asOf];
};

/** Types in an order of today for the company's first account and product. */
const typeOrder = async (
  company: TestCompany,
  line: { readonly quantity: string; readonly freeQuantity?: string } = { quantity: '1' },
): Promise<void> => {
  const admin = app.as(company.admin);
  const [account] = (await admin(accountsContract.operations.list, {})).rows;
  const [product] = (await admin(ledgerContract.operations.listProducts, {})).rows;
  assert.ok(account !== undefined && product !== undefined);
  const { setPrice, enterOrder } = workflowsContract.operations;
  await admin(setPrice, { id: product.id, validFrom: '2026-01-01', listPrice: '100', unitCost: '10' });
  const director = app.as(await app.person(company, 'director'));
  await director(enterOrder, { accountId: account.id, lines: [{ ...line, productId: product.id, price: '100' }] });
};

it('an identification without a date reads records that end with a month as of its last day, not as silence since', async () => {
  const company = await app.company('月末导出');
  await ordersUntil(company, '2026-09-28');
  assert.deepEqual(await taken(company), ['2026-09', '2026-09-30']);
});

it('but never as of a day that is still to come', async () => {
  const company = await app.company('每日导出');
  await ordersUntil(company, '2026-11-19');
  assert.deepEqual(await taken(company), ['2026-11', '2026-11-21']);
});

it('and a company without records as of today', async () => {
  assert.deepEqual(await taken(await app.company('空公司')), [null, '2026-11-21']);
});

it('and an order that was typed in today does not bring the records up to today', async () => {
  const company = await app.company('录入订单');
  await ordersUntil(company, '2026-09-28');
  const admin = app.as(company.admin);
  await typeOrder(company, { quantity: '100', freeQuantity: '1' });
  assert.deepEqual(await taken(company), ['2026-09', '2026-09-30']);
  const { jobId } = await admin(ops.startBacktest, { horizonDays: 90, cuts: 1 });
  await app.runJobs();
  const { state } = await admin(jobsContract.operations.get, { id: jobId });
  assert.notEqual(state, 'queued', 'the proof ends with the records as well');
});

it('but counts where no file ever brought an order', async () => {
  const company = await app.company('只录入');
  const admin = app.as(company.admin);
  await admin(accountsContract.operations.create, { name: '新客户', ownerId: company.admin.id });
  await admin(ledgerContract.operations.createProduct, { code: 'P-1', name: '板', line: ['板材'] });
  await typeOrder(company);
  assert.deepEqual(await taken(company), ['2026-11', '2026-11-21']);
});

it('nor does it stay uncounted where no file came for three months', async () => {
  const company = await app.company('不再导出');
  await ordersUntil(company, '2026-08-28');
  await typeOrder(company);
  assert.deepEqual(await taken(company), ['2026-11', '2026-11-21']);
});

it('a proof counts what was recorded until the end of the company’s day, and nothing after', async () => {
  const company = await app.company('时区公司');
  await ordersUntil(company, '2026-09-28');
  const [account] = (await app.as(company.admin)(accountsContract.operations.list, {})).rows;
  assert.ok(account !== undefined);
  const statement = {
    accountId: account.id,
    kind: 'standing',
    value: 4,
    source: '行业协会',
    statedOn: '2026-01-05',
  } as const;
  const { id } = await app.as(company.admin)(ops.addStatement, statement);
  const known = async (recordedAt: string): Promise<number> => {
    await sql`update account_statement set recorded_at = ${recordedAt}::timestamptz where id = ${id}::uuid`.execute(
      app.database.root,
    );
    const read = { orgId: company.id, asOf: '2026-06-30', windowMonths: 24, currency: 'CNY' } as const;
    const [facts] = await app.database.withOrg(
      company.id,
      async (db) => await loadAccountFacts(db, { ...read, blindAfterIn: 'Asia/Shanghai' }),
    );
    return facts?.evidence.length ?? -1;
  };
  assert.equal(await known('2026-06-30T15:59:59Z'), 1);
  assert.equal(await known('2026-06-30T16:00:00Z'), 0, '1 July in Shanghai');
});
