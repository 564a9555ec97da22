import type { z } from 'zod';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { addDays, firstDayOf, monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import type { Day } from '#kernel/day';
import { todayOf } from '#kernel/today';
import { seesCost } from '#platform/access';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { estimateOperations as operations } from '../contract/estimate-operations.ts';
import {
  belowRecordedBp,
  documentNumber,
  estimateSignRefusalOf,
  estimatedCostE4,
  estimatorRecordsOf,
} from '../domain/index.ts';
import type { EstimateOffice } from '../domain/index.ts';
import { nextNumber } from '../store/documents.ts';
import {
  addEstimateActual,
  addEstimateSignature,
  addEstimateVersion,
  addSignedEstimate,
  estimateLacks,
  estimates,
  listEstimateCosts,
  listEstimateVersions,
  versionsMadeSince,
  versionsOf,
} from '../store/estimates.ts';
import type { EstimateRow, EstimateVersionRow } from '../store/estimates.ts';
import { keptCostLines } from './account-pricing.ts';
import {
  actualCostsOf,
  keptSignatures,
  knownOf,
  latestOf,
  openAccounts,
  presentEstimate,
  presentEstimateRow,
  recordedCostOf,
  requireEstimate,
} from './present-estimate.ts';
import { amountIn, lockedAccount, positiveIn, rowsOf } from './reach.ts';
import { tellPaper } from './tell-paper.ts';

type Fields = Omit<z.output<typeof operations.changeEstimate.input>, 'id' | 'version' | 'reason'>;

/** The figures of a version; refuses amounts that are none and days that cross. */
const figuresOf = ({ quantity, listPrice, validFrom, validUntil, specification, lines }: Fields) => {
  if (validUntil < validFrom) throw new AppError('pricing.dates-crossed');
  const kept = lines.map(({ amount, ...line }) => ({ ...line, amountE4: amountIn(amount) }));
  const quantityE4 = positiveIn(quantity);
  const unitCostE4 = estimatedCostE4(kept, { basisE4: quantityE4, quantityE4 });
  if (unitCostE4 === 0n) throw new AppError('pricing.invalid-amount', { value: '0' });
  return {
    quantityE4: quantityE4.toString(),
    unitCostE4: unitCostE4.toString(),
    listPriceE4: positiveIn(listPrice).toString(),
    validFrom,
    validUntil,
    specification: specification ?? null,
    lines: JSON.stringify(kept.map((line) => ({ ...line, amountE4: line.amountE4.toString() }))),
  };
};

const requireOpen = async (context: Context, accountId: string): Promise<void> => {
  if (!(await openAccounts(context, [accountId])).has(accountId)) throw new AppError('pricing.cost-hidden');
};

/** The row to act on, if it still is as the caller read it and was not withdrawn. */
const requireCurrent = async (
  context: Context,
  right: 'pricing.estimate' | 'pricing.sign-production' | 'pricing.sign-finance',
  { id, version }: { readonly id: string; readonly version: number },
): Promise<EstimateRow> => {
  const row = await requireEstimate(context, right, id);
  if (row.version !== version) throw new AppError('pricing.estimate-changed-meanwhile');
  if (row.withdrawnAt !== null) throw new AppError('pricing.wrong-state', { state: 'withdrawn' });
  return row;
};

const change = async (
  { db, company }: Context,
  row: EstimateRow,
  values: Parameters<typeof estimates.update>[2],
): Promise<void> => {
  if (!(await estimates.update(db, { orgId: company.id, id: row.id, version: row.version }, values)))
    throw new AppError('pricing.estimate-changed-meanwhile');
};

const shown = async (context: Context, id: string) =>
  await presentEstimate(context, await requireEstimate(context, 'pricing.estimates', id));

const list = handle(operations.listEstimates, async (context, { cursor, limit, accountId, lacks }) => {
  const { db, company } = context;
  const found = await estimates.page(
    db,
    {
      orgId: company.id,
      within: rowsOf(context, 'pricing.estimates', 'cost_estimate.account_id'),
      accountId,
      after: momentOf(cursor),
      limit: limit + 1,
    },
    [lacks === undefined ? undefined : estimateLacks(company.id, lacks)],
  );
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const known = await knownOf(context, page.rows);
  return { ...page, rows: page.rows.map((row) => presentEstimateRow(context, row, known)) };
});

const get = handle(operations.getEstimate, async (context, { id }) => await shown(context, id));

const create = handle(operations.createEstimate, async (context, { accountId, productId, title, ...fields }) => {
  const { db, company, actor, now, today, newId } = context;
  const orgId = company.id;
  await lockedAccount(context, 'pricing.estimate', accountId);
  await requireOpen(context, accountId);
  if (!(await listProductRefs(db, orgId, [productId])).has(productId))
    throw new AppError('pricing.product-not-found', { id: productId });
  const other = (await listEstimateCosts(db, { orgId, accountId, productIds: [productId] })).get(productId);
  if (other !== undefined && !other.isWithdrawn)
    throw new AppError('pricing.estimate-exists', { number: other.number });
  const figures = figuresOf(fields);
  const year = Number(today.slice(0, 4));
  const id = newId();
  const made = { createdBy: actor.userId, createdByName: actor.name, createdAt: now };
  await estimates.add(db, {
    ...made,
    orgId,
    id,
    number: documentNumber('E', year, await nextNumber(db, { orgId, letter: 'E', year })),
    accountId,
    productId,
    title,
  });
  await addEstimateVersion(db, {
    ...made,
    ...figures,
    orgId,
    id: newId(),
    estimateId: id,
    number: 1,
    productId,
    reason: null,
  });
  await context.audit({
    action: 'draft-estimate',
    objectType: 'cost-estimate',
    objectId: id,
    after: { accountId, productId, title },
  });
  return await shown(context, id);
});

const changeEstimate = handle(operations.changeEstimate, async (context, { id, version, reason, ...fields }) => {
  const { db, company, actor, now, newId } = context;
  const row = await requireCurrent(context, 'pricing.estimate', { id, version });
  await requireOpen(context, row.accountId);
  const number = row.latest + 1;
  await change(context, row, { latest: number });
  await addEstimateVersion(db, {
    ...figuresOf(fields),
    orgId: company.id,
    id: newId(),
    estimateId: id,
    number,
    productId: row.productId,
    reason,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'change-estimate',
    objectType: 'cost-estimate',
    objectId: id,
    before: { version: row.latest },
    after: { version: number, reason },
  });
  return await shown(context, id);
});

const versionsBy = async ({ db, company }: Context, id: string): Promise<readonly EstimateVersionRow[]> =>
  await listEstimateVersions(db, { orgId: company.id, timeZone: company.timeZone, condition: versionsOf([id]) });

/** Signs the latest version for an office; the second signature puts it in force. */
const sign = async (
  context: Context,
  row: EstimateRow,
  office: EstimateOffice,
): Promise<Awaited<ReturnType<typeof shown>>> => {
  const { db, company, actor, now } = context;
  const version = latestOf(row, await versionsBy(context, row.id));
  const refusal = estimateSignRefusalOf(keptSignatures.parse(version.signatures), { office, userId: actor.userId });
  if (refusal === 'signed-already') throw new AppError('pricing.signed-already');
  if (refusal === 'production-first') throw new AppError('pricing.production-first');
  if (refusal === 'signed-by-you') throw new AppError('pricing.signed-by-you');
  await change(context, row, {});
  const orgId = company.id;
  const { id: versionId, productId, unitCostE4 } = version;
  await addEstimateSignature(db, {
    orgId,
    versionId,
    office,
    userId: actor.userId,
    userName: actor.name,
    signedAt: now,
  });
  if (office === 'finance') await addSignedEstimate(db, { orgId, versionId, productId, unitCostE4, signedAt: now });
  const recordedE4 = await recordedCostOf(context, row);
  await context.audit({
    action: 'sign-estimate',
    objectType: 'cost-estimate',
    objectId: row.id,
    after: {
      version: version.number,
      office,
      belowRecordedBp: recordedE4 === null ? null : belowRecordedBp(recordedE4, BigInt(unitCostE4)),
    },
  });
  if (office === 'finance') await tellPaper(context, row, 'estimate-signed');
  return await shown(context, row.id);
};

const signForProduction = handle(operations.signForProduction, async (context, key) => {
  const row = await requireCurrent(context, 'pricing.sign-production', key);
  if (!(await openAccounts(context, [row.accountId])).has(row.accountId)) throw new AppError('pricing.not-production');
  return await sign(context, row, 'production');
});

const signForFinance = handle(
  operations.signForFinance,
  async (context, key) => await sign(context, await requireCurrent(context, 'pricing.sign-finance', key), 'finance'),
);

const withdraw = handle(operations.withdrawEstimate, async (context, { reason, ...key }) => {
  const row = await requireCurrent(context, 'pricing.estimate', key);
  await requireOpen(context, row.accountId);
  await change(context, row, { withdrawnAt: context.now, withdrawReason: reason });
  await context.audit({
    action: 'withdraw-estimate',
    objectType: 'cost-estimate',
    objectId: row.id,
    after: { reason },
  });
  await tellPaper(context, row, 'estimate-withdrawn');
  return await shown(context, row.id);
});

/** Lets the recorded cost of the product count again for the account: the product is no longer made to order for it. */
const release = handle(operations.releaseEstimate, async (context, { id, version, reason }) => {
  const { actor, now } = context;
  const row = await requireEstimate(context, 'pricing.sign-finance', id);
  if (row.version !== version) throw new AppError('pricing.estimate-changed-meanwhile');
  if (row.withdrawnAt === null || row.releasedAt !== null)
    throw new AppError('pricing.wrong-state', { state: row.withdrawnAt === null ? 'in-force' : 'withdrawn' });
  const released = { releasedAt: now, releasedBy: actor.userId, releasedByName: actor.name, releaseReason: reason };
  await change(context, row, released);
  await context.audit({ action: 'release-estimate', objectType: 'cost-estimate', objectId: id, after: { reason } });
  await tellPaper(context, row, 'estimate-released');
  return await shown(context, id);
});

const record = handle(operations.recordActualCost, async (context, { id, versionNumber, quantity, amounts, note }) => {
  const { db, company, actor, now, newId } = context;
  const row = await requireEstimate(context, 'pricing.estimate', id);
  await requireOpen(context, row.accountId);
  const version = (await versionsBy(context, id)).find(({ number }) => number === versionNumber);
  if (version === undefined) throw new AppError('pricing.estimate-not-found');
  if (version.signedOn === null) throw new AppError('pricing.not-signed');
  const lines = keptCostLines.parse(version.lines);
  if (lines.length !== amounts.length) throw new AppError('pricing.lines-differ', { lines: lines.length });
  const quantityE4 = positiveIn(quantity);
  const spent = lines.map(({ basis }, at) => ({ basis, amountE4: amountIn(amounts[at]) }));
  const unitCostE4 = estimatedCostE4(spent, { basisE4: quantityE4, quantityE4 });
  await addEstimateActual(db, {
    orgId: company.id,
    id: newId(),
    versionId: version.id,
    quantityE4: quantityE4.toString(),
    unitCostE4: unitCostE4.toString(),
    lines: JSON.stringify(spent.map(({ amountE4 }) => amountE4.toString())),
    note: note ?? null,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'record-actual-cost',
    objectType: 'cost-estimate',
    objectId: id,
    after: { version: versionNumber, lines: amounts.length },
  });
  return await shown(context, id);
});

const quarterOf = (day: Day): Day => {
  const month = monthNumberOf(monthOf(day));
  return firstDayOf(monthOfNumber(month - (month % 3)));
};

const records = handle(operations.estimatorRecords, async (context, { from }) => {
  if (!seesCost(context)) throw new AppError('pricing.cost-hidden');
  const { db, company, today } = context;
  const made = await listEstimateVersions(db, {
    orgId: company.id,
    timeZone: company.timeZone,
    condition: versionsMadeSince(from ?? addDays(today, -730), rowsOf(context, 'pricing.estimates', 'e.account_id')),
  });
  const actuals = await actualCostsOf(context, made);
  const names = new Map(made.map(({ createdBy, createdByName }) => [createdBy, createdByName]));
  const found = estimatorRecordsOf(
    made.flatMap(({ id, createdBy, createdAt }) => {
      const actual = actuals.get(id);
      if (actual === undefined) return [];
      const { quantityE4, expectedE4, unitCostE4 } = actual;
      return [
        {
          userId: createdBy,
          quarter: quarterOf(todayOf(createdAt, company.timeZone)),
          estimatedE4: expectedE4 * quantityE4,
          actualE4: unitCostE4 * quantityE4,
        },
      ];
    }),
  );
  return { rows: found.map((row) => ({ ...row, name: names.get(row.userId) ?? '' })) };
});

export const estimateHandlers = [
  list,
  get,
  create,
  changeEstimate,
  signForProduction,
  signForFinance,
  withdraw,
  release,
  record,
  records,
];
