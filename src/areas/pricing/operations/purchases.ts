import { listAccountRefs } from '#areas/accounts';
import { awaitBills } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { sql } from 'kysely';
import { purchaseOperations as operations } from '../contract/purchase-operations.ts';
import { instalmentNumber, mayBecome, submissionProblemOf } from '../domain/index.ts';
import type { PurchaseState } from '../domain/index.ts';
import { addLeasePayments } from '../store/lease-payments.ts';
import { findBond, listGates, purchases, setGates } from '../store/purchases.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { decisionsUnder, linesUnder } from './approved-lines.ts';
import { paperOfPurchase } from './asked-paper.ts';
import { assess } from './assess.ts';
import type { Promised } from './assess.ts';
import { commit } from './commit.ts';
import { passClauses } from './contract-clauses.ts';
import { atTodaysRate, leaseLinesOf, leaseTermsSchema, presentLease } from './lease-schedule.ts';
import {
  approverMissing,
  bondOf,
  draftedLinesOf,
  needsFinance,
  presentPurchase,
  presentPurchaseRow,
  promisedByPurchase,
  requirePurchase,
  tenderTermsSchema,
} from './present-purchase.ts';
import { lockedAccount, rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';
import { requestPaper } from './requests.ts';
import { fromDayOn } from './standing.ts';
import { requireRiskChecked } from './support-judge.ts';
import type { SupportJudge } from './support-judge.ts';
import { tellPaper } from './tell-paper.ts';
import type { PaperAct } from './tell-paper.ts';

type Key = { readonly id: string; readonly version: number };

/** The row to change, if it still is as the caller read it. */
export const requireReadPurchase = async (
  context: Context,
  { id, version }: Key,
  right: PricingRight = 'pricing.purchase',
): Promise<PurchaseRow> => {
  const row = await requirePurchase(context, right, id);
  if (row.version !== version) throw new AppError('pricing.purchase-changed-meanwhile');
  return row;
};

export const requireBecoming = (row: PurchaseRow, to: PurchaseState): void => {
  if (!mayBecome(row.mode, row.state, to)) throw new AppError('pricing.wrong-state', { state: row.state });
};

/** The row as the change leaves it; refuses when somebody was quicker. */
export const changePurchase = async (
  context: Context,
  row: PurchaseRow,
  values: Parameters<typeof purchases.update>[2],
): Promise<PurchaseRow> => {
  const { db, company } = context;
  if (!(await purchases.update(db, { orgId: company.id, id: row.id, version: row.version }, values)))
    throw new AppError('pricing.purchase-changed-meanwhile');
  return await requirePurchase(context, 'pricing.read', row.id);
};

/** What every change of a draft leaves: who changed it last, and no approval. */
export const redraftedBy = ({ actor }: Pick<Context, 'actor'>) => ({
  changedBy: actor.userId,
  approvedBy: null,
  approvedByName: null,
  approvedAt: null,
});

const list = handle(
  operations.listPurchases,
  async (context, { cursor, limit, accountId, mode, state, awaitsFinance }) => {
    const { db, company } = context;
    const wanted = {
      orgId: company.id,
      within: rowsOf(context, 'pricing.read', 'purchase.account_id'),
      accountId,
      after: momentOf(cursor),
      limit: limit + 1,
    };
    const found = await purchases.page(db, wanted, [
      mode === undefined ? undefined : sql`mode = ${mode}`,
      state === undefined ? undefined : sql`state = ${state}`,
      awaitsFinance
        ? sql`(mode = 'reciprocal' or residual_minor > 0) and state = 'draft' and approved_by is null`
        : undefined,
    ]);
    const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
    const accounts = await listAccountRefs(
      db,
      company.id,
      page.rows.map((row) => row.accountId),
    );
    return { ...page, rows: page.rows.map((row) => presentPurchaseRow(context, row, accounts)) };
  },
);

const get = handle(operations.getPurchase, async (context, { id }) =>
  presentPurchase(context, await requirePurchase(context, 'pricing.read', id)),
);

const request = handle(operations.requestPurchase, async (context, key) => {
  const row = await requireReadPurchase(context, key, 'pricing.request');
  requireBecoming(row, 'committed');
  const promised = promisedByPurchase(row);
  return await requestPaper(context, row, {
    promised: { ...promised, lines: [...promised.lines] },
    hold: async (requestId) => await changePurchase(context, row, { requestId }),
    audited: { action: 'request-purchase', objectType: 'purchase' },
  });
});

const submissionCodes = {
  'gate-open': 'pricing.gate-open',
  'not-qualified': 'pricing.not-qualified',
  'bond-unpaid': 'pricing.bond-unpaid',
  'submission-over': 'pricing.submission-over',
  'documents-missing': 'pricing.documents-missing',
} as const;

/** A bid is handed in when what precedes it is done; the gate of its submission is done with it. */
const submitTender = async (context: Context, row: PurchaseRow): Promise<void> => {
  const { db, company, today } = context;
  const gates = await listGates(db, company.id, row.id);
  const bond = bondOf(await findBond(db, company.id, row.id));
  const { documents } = tenderTermsSchema.parse(row.terms);
  const problem = submissionProblemOf({ gates, bond, documents }, today);
  if (problem !== null) throw new AppError(submissionCodes[problem]);
  await setGates(
    db,
    { orgId: company.id, purchaseId: row.id },
    gates.map((gate) => (gate.gate === 'submission' ? { ...gate, doneOn: today } : gate)),
  );
};

/** A lease is judged at the cost of capital of the day it is signed; its payments are then written for good. */
const signLease = async (context: Context, row: PurchaseRow): Promise<Binding> => {
  const { db, company } = context;
  const terms = await atTodaysRate(context, leaseTermsSchema.parse(row.terms));
  const priced = await leaseLinesOf(context, row.accountId, { terms, lines: draftedLinesOf(row) });
  const days = presentLease(context, terms).payments;
  await addLeasePayments(
    db,
    days.map(({ dueOn, amount }, at) => ({
      orgId: company.id,
      purchaseId: row.id,
      paymentNo: at + 1,
      dueOn,
      amountMinor: amount.minor,
    })),
  );
  await awaitBills(
    context,
    days.map((_, at) => instalmentNumber(row.number, at + 1)),
  );
  return {
    promised: { lines: priced.lines, creditDays: 0 },
    columns: {
      lines: JSON.stringify(priced.lines),
      totalE4: priced.totalE4.toString(),
      terms: JSON.stringify(terms),
    },
  };
};

/** What is promised once committed, and the columns that committing fills beside the state. */
type Binding = {
  readonly promised: Promised;
  readonly columns: { readonly lines?: string; readonly totalE4?: string; readonly terms?: string };
};

/** What each mode asks before its prices bind. */
const bind = async (context: Context, row: PurchaseRow): Promise<Binding> => {
  if (needsFinance(row) && row.approvedBy === null) {
    const missing = await approverMissing(context, row);
    throw new AppError(missing === null ? 'pricing.not-approved' : `pricing.approver-${missing}`);
  }
  // A bid is no contract yet: the clauses of a tender pass once it is won, before the first order.
  if (row.mode === 'tender') await submitTender(context, row);
  else await passClauses(context, { kind: 'purchase', id: row.id });
  if (row.mode === 'lease') return await signLease(context, row);
  return { promised: promisedByPurchase(row), columns: {} };
};

const bindingActs = {
  tender: 'tender-submitted',
  lease: 'lease-signed',
  reciprocal: 'exchange-agreed',
} as const satisfies Record<PurchaseRow['mode'], PaperAct>;

const commitOf = (judge: SupportJudge) =>
  handle(operations.commitPurchase, async (context, key) => {
    const { actor, today } = context;
    const row = await requireReadPurchase(context, key);
    requireBecoming(row, 'committed');
    const account = await lockedAccount(context, 'pricing.purchase', row.accountId);
    const { promised, columns } = await bind(context, row);
    const decisions = await decisionsUnder(context, row.requestId, paperOfPurchase(row));
    const assessment = await assess(context, account, {
      promised,
      exceptId: decisions === null ? null : row.requestId,
      standing: fromDayOn(today),
    });
    await requireRiskChecked(context, judge, assessment);
    const lines = linesUnder(assessment, decisions);
    // An offset of bills promises no price.
    if (lines.length > 0) await commit(context, assessment, { kind: row.mode, documentId: row.id, lines });
    const committed = await changePurchase(context, row, {
      ...columns,
      ...(lines.length > 0 && { creditDays: assessment.creditDays }),
      state: 'committed',
      committedOn: today,
      committedBy: actor.userId,
      committedByName: actor.name,
      ...(decisions === null && { requestId: null }),
    });
    await context.audit({
      action: 'commit-purchase',
      objectType: 'purchase',
      objectId: row.id,
      after: { accountId: row.accountId, mode: row.mode, lines: lines.length, concessionBp: assessment.totalBp },
    });
    await tellPaper(context, row, bindingActs[row.mode]);
    return await presentPurchase(context, committed);
  });

/** Finance approves what somebody else made and changed last; what a residual rests on must be written. */
const approve = handle(operations.approvePurchase, async (context, key) => {
  const { actor, now } = context;
  const row = await requireReadPurchase(context, key, 'pricing.offset');
  if (!needsFinance(row)) throw new AppError('pricing.purchase-not-found');
  requireBecoming(row, 'committed');
  if (row.createdBy === actor.userId || row.changedBy === actor.userId) throw new AppError('pricing.own-request');
  if (row.mode === 'lease' && leaseTermsSchema.parse(row.terms).residualSource === null)
    throw new AppError('pricing.source-missing');
  const approval = { approvedBy: actor.userId, approvedByName: actor.name, approvedAt: now };
  const approved = await changePurchase(context, row, approval);
  await context.audit({
    action: 'approve-purchase',
    objectType: 'purchase',
    objectId: row.id,
    after: { mode: row.mode, residualMinor: String(row.residualMinor) },
  });
  return await presentPurchase(context, approved);
});

const withdraw = handle(operations.withdrawPurchase, async (context, key) => {
  const row = await requireReadPurchase(context, key);
  requireBecoming(row, 'withdrawn');
  const withdrawn = await changePurchase(context, row, { state: 'withdrawn', closedAt: context.now });
  await context.audit({ action: 'withdraw-purchase', objectType: 'purchase', objectId: row.id });
  return await presentPurchase(context, withdrawn);
});

export const purchaseHandlersOf = (judge: SupportJudge) => [list, get, request, commitOf(judge), approve, withdraw];
