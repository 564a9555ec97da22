import type { BrowserContext } from 'playwright-core';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { segmentsContract } from '#areas/segments/contract';
import { roles } from '#kernel/access';
import { createClient } from '#kernel/client';
import type { Call } from '#kernel/client';
import { identityContract } from '#platform/identity/contract';
import { jobsContract } from '#platform/jobs/contract';
import { workflowsContract } from '#workflows/contract';
import { callerOf } from './browser.ts';

/** Records that pages with an id in their address can show. */
export type Places = {
  readonly accountId: string;
  readonly mergedAccountId: string;
  readonly prospectId: string;
  readonly productId: string;
  readonly segmentId: string;
  readonly uploadedImportId: string;
  readonly checkedImportId: string;
  readonly doneImportId: string;
  readonly invitationToken: string;
  /** A request of every state that the demo company has. */
  readonly requestIds: readonly string[];
  readonly draftRequestId: string;
  readonly quoteIds: readonly string[];
  readonly orderableQuoteId: string;
  readonly orderId: string;
  /** An agreement of every state that the demo company has. */
  readonly agreementIds: readonly string[];
  readonly draftAgreementId: string;
  readonly negotiationId: string;
  readonly estimateIds: readonly string[];
  readonly retentionIds: readonly string[];
  readonly planIds: readonly string[];
  readonly draftPlanIds: readonly string[];
  readonly purchaseIds: readonly string[];
  readonly draftTenderId: string;
  readonly wonTenderId: string;
  readonly draftLeaseId: string;
  readonly draftReciprocalId: string;
  /** One warning of every kind that the demo company has. */
  readonly warningIds: readonly string[];
  /** An account with open bills and a grade. */
  readonly lateAccountId: string;
};

/** Waits for a job that was started over the API. */
export const jobDone = async (call: Call, id: string): Promise<void> => {
  for (;;) {
    const { state, error } = await call(jobsContract.operations.get, { id });
    if (state === 'done') return;
    if (state === 'failed' || state === 'cancelled') throw new Error(`the job is ${state}: ${JSON.stringify(error)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** Sends a file to be imported, as the wizard's first step does. */
export const uploaded = async (
  context: BrowserContext,
  url: string,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer },
) =>
  await createClient(async ({ method, url: path }) => {
    const answer = await context.request.fetch(`${url}${path}`, {
      method,
      data: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
    return { status: answer.status(), body: await answer.json() };
  })(ledgerContract.operations.uploadImport, { kind: 'orders', fileName, source: fileName });

const first = <T>(rows: readonly T[], what: string): T => {
  const [row] = rows;
  if (row === undefined) throw new Error(`the demo company has no ${what}`);
  return row;
};

/** One of each state. */
const oneOfEach = (rows: readonly { readonly id: string; readonly state: string }[]): readonly string[] => [
  ...new Map(rows.toReversed().map(({ id, state }) => [state, id])).values(),
];

/** The price requests, quotes and agreements that the demo company has, and an order under one of the quotes. */
const furnishPrices = async (call: Call) => {
  const { listRequests, listQuotes, getQuote, listAgreements } = pricingContract.operations;
  const requests = (await call(listRequests, { limit: 100 })).rows;
  const quotes = (await call(listQuotes, { limit: 100 })).rows;
  const quote = first(
    quotes.filter(({ state }) => state === 'open'),
    'open quote',
  );
  const [line] = (await call(getQuote, { id: quote.id })).lines;
  if (line === undefined) throw new Error('a quote has lines');
  const order = await call(workflowsContract.operations.enterOrder, {
    accountId: quote.account.id,
    quoteId: quote.id,
    lines: [{ productId: line.product.id, quantity: '1', price: line.price }],
    note: '先发一件样板',
  });
  const { createNegotiation } = pricingContract.operations;
  const sheet = await call(createNegotiation, {
    accountId: quote.account.id,
    title: '年度价格谈判',
    meetOn: '2026-12-01',
    asks: ['预付三成', '承诺全年用量'],
    levers: ['delivery', 'technical'],
    lines: [{ productId: line.product.id, opening: line.price, target: line.price, walkAway: line.price }],
    theirAlternatives: '转向华东的板厂，交期长三周',
  });
  const draft = first(
    requests.filter(({ state }) => state === 'draft'),
    'drafted request',
  );
  const purchases = (await call(pricingContract.operations.listPurchases, { limit: 100 })).rows;
  const purchaseIn = (mode: string, state: string) =>
    first(
      purchases.filter((one) => one.mode === mode && one.state === state),
      `${state} ${mode}`,
    ).id;
  const estimates = (await call(pricingContract.operations.listEstimates, { limit: 100 })).rows;
  const retention = (await call(pricingContract.operations.listRetentionOffers, { limit: 100 })).rows;
  const plans = (await call(pricingContract.operations.listBusinessPlans, { limit: 100 })).rows;
  const agreements = (await call(listAgreements, { limit: 100 })).rows;
  const draftAgreement = first(
    agreements.filter(({ state }) => state === 'draft'),
    'drafted agreement',
  );
  return {
    requestIds: oneOfEach(requests),
    draftRequestId: draft.id,
    quoteIds: oneOfEach(quotes),
    orderableQuoteId: quote.id,
    orderId: order.id,
    negotiationId: sheet.id,
    estimateIds: estimates.map(({ id }) => id),
    retentionIds: retention.map(({ id }) => id),
    purchaseIds: oneOfEach(purchases.map(({ id, mode, state }) => ({ id, state: `${mode} ${state}` }))),
    draftTenderId: purchaseIn('tender', 'draft'),
    wonTenderId: purchaseIn('tender', 'won'),
    draftLeaseId: purchaseIn('lease', 'draft'),
    draftReciprocalId: purchaseIn('reciprocal', 'draft'),
    planIds: oneOfEach(plans),
    draftPlanIds: plans.filter(({ state }) => state === 'draft').map(({ id }) => id),
    agreementIds: oneOfEach(agreements),
    draftAgreementId: draftAgreement.id,
  };
};

const ordersFile = [
  '销售订单号,项次,客户代码,物料编码,业务日期,销售数量,不含税金额',
  'ZX-1,1,{account},{product},2026-10-12,2,1200.00',
  'ZX-1,2,{account},{product},2026年13月1日,1,600.00',
  'ZX-2,1,没有这家公司,{product},2026-10-13,1,600.00',
].join('\r\n');

/**
 * Fills what a freshly made demo company leaves empty (notes, tasks, a segment, a merge, a second run, a proof, imports
 * at each of their steps), so that every page has something to show. Administrator and director get every role, since
 * no single one sees every part.
 */
export const furnishDemo = async (context: BrowserContext, url: string): Promise<Places> => {
  const call = callerOf(context, url);
  const people = await call(identityContract.operations.listUsers, {});
  for (const { id, roles: held } of people.rows)
    if (held.includes('admin') || held.includes('director'))
      await call(identityContract.operations.updateUser, { id, roles: [...roles] });

  const { rows } = await call(identificationContract.operations.portfolio, { limit: 30 });
  const { account } = first(rows, 'ranked account');
  const [survivor, merged] = rows.slice(-2);
  if (survivor === undefined || merged === undefined) throw new Error('the ranking is too short');
  const prospects = await call(identificationContract.operations.prospects, { limit: 1 });
  const products = await call(ledgerContract.operations.listProducts, { limit: 1 });
  const product = first(products.rows, 'product');

  await call(accountsContract.operations.addNote, { id: account.id, body: '框架协议谈判：**首批数量**与交期' });
  await call(accountsContract.operations.createTask, {
    accountId: account.id,
    title: '准备年度回顾',
    dueOn: '2026-11-05',
  });
  await call(identificationContract.operations.addStatement, {
    accountId: account.id,
    kind: 'product-different',
    value: 1,
    source: '走访客户工厂所见',
  });
  await call(workflowsContract.operations.merge, { survivorId: survivor.account.id, mergedIds: [merged.account.id] });
  const segment = await call(segmentsContract.operations.create, {
    name: '常年下单的客户',
    rule: { match: 'all', rules: [{ field: 'orders12', op: 'at-least', value: 12 }] },
  });
  const { link } = await call(identityContract.operations.inviteUser, {
    email: 'invited@example.com',
    name: '苏念',
    roles: ['kam'],
  });

  const bytes = Buffer.from(ordersFile.replaceAll('{account}', account.code).replaceAll('{product}', product.code));
  const send = async (fileName: string) => await uploaded(context, url, { fileName, bytes });
  const waiting = await send('orders-waiting.csv');
  const checked = await send('orders-checked.csv');
  const done = await send('orders-done.csv');
  const { checkImport, startImport } = ledgerContract.operations;
  for (const { import: batch, proposal } of [checked, done])
    await jobDone(call, (await call(checkImport, { id: batch.id, mapping: proposal.mapping })).jobId);
  await jobDone(call, (await call(startImport, { id: done.import.id })).jobId);

  const prices = await furnishPrices(call);
  const { startRun, startBacktest } = identificationContract.operations;
  await jobDone(call, (await call(startRun, { asOf: '2026-09-30' })).jobId);
  await jobDone(call, (await call(startBacktest, { cuts: 1 })).jobId);
  const warnings = (await call(warningsContract.operations.list, { limit: 500 })).rows;
  const [ofLateAccount] = warnings.filter(({ kind }) => kind === 'credit');
  return {
    ...prices,
    warningIds: [...new Map(warnings.toReversed().map(({ kind, id }) => [kind, id])).values()],
    lateAccountId: ofLateAccount?.account.id ?? account.id,
    accountId: account.id,
    mergedAccountId: merged.account.id,
    prospectId: first(prospects.rows, 'prospect').account.id,
    productId: product.id,
    segmentId: segment.id,
    uploadedImportId: waiting.import.id,
    checkedImportId: checked.import.id,
    doneImportId: done.import.id,
    invitationToken: new URL(link).searchParams.get('token') ?? '',
  };
};
