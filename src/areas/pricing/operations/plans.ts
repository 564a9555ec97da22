import { listAccountRefs } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { addDays } from '#kernel/day';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { planOperations as operations } from '../contract/plan-operations.ts';
import { documentNumber, floorOf, isInForce, lastDayOfAgreement } from '../domain/index.ts';
import { agreementStateIs } from '../store/agreements.ts';
import { nextNumber } from '../store/documents.ts';
import { addPlanTerms, findPlanOverlap, isPlanOf, plans } from '../store/plans.ts';
import type { PlanRow } from '../store/plans.ts';
import { decisionsUnder, linesUnder } from './approved-lines.ts';
import { paperOfPlan } from './asked-paper.ts';
import { assess } from './assess.ts';
import { commit } from './commit.ts';
import { requireWithinAuthority, shownDraft } from './plan-shown.ts';
import { presentSpread, promisedByPlan, spreadPlan } from './plan-spread.ts';
import {
  basisIn,
  planBasisOf,
  planColumnsOf,
  presentPlan,
  presentPlanRow,
  requirePlan,
  requireSpread,
} from './plan-terms.ts';
import { lockedAccount, requirePricedAccount, rowsOf } from './reach.ts';
import { requestPaper } from './requests.ts';
import { requirePlanBorne } from './standing-prices.ts';
import { scopeOfPlan } from './standing.ts';
import { tellPaper } from './tell-paper.ts';

type Key = { readonly id: string; readonly version: number };

const list = handle(operations.listBusinessPlans, async (context, { cursor, limit, accountId, state }) => {
  const { db, company, today } = context;
  const wanted = {
    orgId: company.id,
    within: rowsOf(context, 'pricing.read', 'business_plan.account_id'),
    accountId: undefined,
    after: momentOf(cursor),
    limit: limit + 1,
  };
  const found = await plans.page(db, wanted, [
    accountId === undefined ? undefined : isPlanOf(company.id, accountId),
    state === undefined ? undefined : agreementStateIs(state, today),
  ]);
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const accounts = await listAccountRefs(
    db,
    company.id,
    page.rows.map((row) => row.accountId),
  );
  return { ...page, rows: page.rows.map((row) => presentPlanRow(context, row, accounts)) };
});

const get = handle(operations.getBusinessPlan, async (context, { id }) =>
  presentPlan(context, await requirePlan(context, 'pricing.read', id)),
);

const preview = handle(operations.previewBusinessPlan, async (context, { accountId, ...asked }) => {
  await requirePricedAccount(context, 'pricing.read', accountId);
  const basis = await planBasisOf(context, accountId, asked);
  return await presentSpread(context, basis, await shownDraft(context, basis));
});

const create = handle(operations.createBusinessPlan, async (context, { accountId, ...fields }) => {
  const { db, company, actor, now, today, newId } = context;
  await requirePricedAccount(context, 'pricing.agree', accountId);
  const columns = await planColumnsOf(context, accountId, fields);
  const year = Number(today.slice(0, 4));
  const id = newId();
  await plans.add(db, {
    ...columns,
    orgId: company.id,
    id,
    number: documentNumber('B', year, await nextNumber(db, { orgId: company.id, letter: 'B', year })),
    accountId,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'draft-plan',
    objectType: 'business-plan',
    objectId: id,
    after: { accountId, title: fields.title, lines: fields.lineIds.length },
  });
  return await presentPlan(context, await requirePlan(context, 'pricing.agree', id));
});

const requireReadPlan = async (context: Context, { id, version }: Key): Promise<PlanRow> => {
  const row = await requirePlan(context, 'pricing.agree', id);
  if (row.version !== version) throw new AppError('pricing.plan-changed-meanwhile');
  return row;
};

const requireDraft = async (context: Context, key: Key): Promise<PlanRow> => {
  const row = await requireReadPlan(context, key);
  if (row.state !== 'draft') throw new AppError('pricing.wrong-state', { state: row.state });
  return row;
};

/** The row as the change leaves it; refuses when somebody was quicker. */
const changePlan = async (
  context: Context,
  row: PlanRow,
  values: Parameters<typeof plans.update>[2],
): Promise<PlanRow> => {
  const { db, company } = context;
  if (!(await plans.update(db, { orgId: company.id, id: row.id, version: row.version }, values)))
    throw new AppError('pricing.plan-changed-meanwhile');
  return await requirePlan(context, 'pricing.agree', row.id);
};

const update = handle(operations.updateBusinessPlan, async (context, { id, version, ...fields }) => {
  const row = await requireDraft(context, { id, version });
  const changed = await changePlan(context, row, await planColumnsOf(context, row.accountId, fields));
  await context.audit({
    action: 'change-plan',
    objectType: 'business-plan',
    objectId: id,
    before: { steps: JSON.stringify(row.steps), lines: row.lineIds.length, key: row.spreadKey },
    after: { steps: JSON.stringify(changed.steps), lines: changed.lineIds.length, key: changed.spreadKey },
  });
  return await presentPlan(context, changed);
});

const request = handle(operations.requestBusinessPlan, async (context, key) => {
  const row = await requireDraft(context, key);
  const spread = await spreadPlan(context, basisIn(row));
  requireSpread(context, spread);
  const { lines, creditDays } = promisedByPlan(spread);
  return await requestPaper(context, row, {
    promised: {
      lines: lines.map(({ lineNo: _no, ...line }) => line),
      ...(creditDays !== undefined && { creditDays }),
    },
    hold: async (requestId) => await changePlan(context, row, { requestId }),
    audited: { action: 'request-plan', objectType: 'business-plan' },
  });
});

/** Commits us to the prices of the highest step: above the floor, within authority or under the decision that covers them. */
const sign = handle(operations.signBusinessPlan, async (context, { signedOn, ...key }) => {
  const { db, company, actor, now, today } = context;
  const orgId = company.id;
  const row = await requireDraft(context, key);
  const account = await lockedAccount(context, 'pricing.agree', row.accountId);
  if (row.validTo < today) throw new AppError('pricing.plan-over', { day: row.validTo });
  const decisions = await decisionsUnder(context, row.requestId, paperOfPlan(row));
  const basis = basisIn(row);
  const spread = await spreadPlan(context, basis);
  if (decisions === null) await requireWithinAuthority(context, account, { basis, spread });
  requireSpread(context, spread);
  const other = await findPlanOverlap(db, {
    orgId,
    memberIds: spread.memberIds,
    from: row.validFrom,
    to: row.validTo,
  });
  if (other !== null) throw new AppError('pricing.plan-overlaps', { number: other });
  const promised = promisedByPlan(spread);
  const assessment = await assess(context, account, {
    promised,
    exceptId: decisions === null ? null : row.requestId,
    standing: scopeOfPlan(row, today),
  });
  const lines = linesUnder(assessment, decisions);
  const made = await commit(context, assessment, { kind: 'plan', documentId: row.id, lines });
  await requirePlanBorne(context, row, {
    memberIds: spread.memberIds,
    prices: assessment.lines.map(({ product, terms }) => ({
      productId: product.id,
      priceE4: terms.invoicePriceE4,
      listPriceE4: terms.listPriceE4,
    })),
  });
  const ids = new Map(made.map(({ lineNo, id }) => [lineNo, id]));
  const signed = await changePlan(context, row, {
    state: 'signed',
    signedOn: signedOn ?? today,
    signedBy: actor.userId,
    signedByName: actor.name,
    signedAt: now,
    memberIds: [...spread.memberIds],
    creditDays: spread.creditDays,
    ...(decisions === null && { requestId: null }),
  });
  const own = { orgId, planId: row.id };
  await addPlanTerms(db, {
    lines: spread.chosen.map((line, at) => ({
      ...own,
      lineNo: at + 1,
      lineId: line.lineId,
      sharePpm: Number(spread.shares[at] ?? 0n),
      listE4: line.valueE4.toString(),
      netE4: line.netE4.toString(),
      roomE4: line.roomE4.toString(),
      grantedE4: floorOf(spread.spread?.[at]?.granted ?? { over: 0n, under: 1n }).toString(),
    })),
    prices: lines.flatMap(({ lineNo: priceNo, line: { product, terms, floor } }) => {
      const commitmentId = ids.get(priceNo);
      const lineNo = promised.lines[priceNo - 1]?.lineNo;
      if (commitmentId === undefined || lineNo === undefined || floor.kind === 'unknown') return [];
      const priceE4 = terms.invoicePriceE4.toString();
      return [
        { ...own, priceNo, lineNo, commitmentId, productId: product.id, priceE4, floorE4: floor.floorE4.toString() },
      ];
    }),
  });
  await context.audit({
    action: 'sign-plan',
    objectType: 'business-plan',
    objectId: row.id,
    after: {
      accountId: row.accountId,
      members: spread.memberIds.length,
      lines: spread.chosen.length,
      concessionBp: assessment.totalBp,
    },
  });
  await tellPaper(context, signed, 'plan-signed');
  return await presentPlan(context, signed);
});

const close = handle(operations.closeBusinessPlan, async (context, { lastOn, reason, ...key }) => {
  const { today } = context;
  const row = await requireReadPlan(context, key);
  if (row.state === 'draft') {
    const withdrawn = await changePlan(context, row, { state: 'withdrawn', endReason: reason ?? null });
    await context.audit({ action: 'withdraw-plan', objectType: 'business-plan', objectId: row.id });
    return await presentPlan(context, withdrawn);
  }
  if (row.state !== 'signed' || lastDayOfAgreement(row) < today)
    throw new AppError('pricing.wrong-state', { state: row.state });
  if (reason === undefined) throw new AppError('pricing.reason-missing');
  const earliest = isInForce(row, today) ? today : addDays(row.validFrom, -1);
  const end = lastOn ?? earliest;
  if (end < earliest || end > row.validTo)
    throw new AppError('pricing.expiry-outside', { from: earliest, to: row.validTo });
  const ended = await changePlan(context, row, { endedOn: end, endReason: reason });
  await context.audit({
    action: 'end-plan',
    objectType: 'business-plan',
    objectId: row.id,
    before: { lastOn: lastDayOfAgreement(row) },
    after: { lastOn: end, reason },
  });
  await tellPaper(context, ended, 'plan-ended');
  return await presentPlan(context, ended);
});

export const planHandlers = [list, get, preview, create, update, request, sign, close];
