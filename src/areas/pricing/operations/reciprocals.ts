import type { z } from 'zod';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import { timesE4 } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { reciprocalOperations as operations } from '../contract/reciprocal-operations.ts';
import type { reciprocalFieldsSchema } from '../contract/reciprocal-operations.ts';
import {
  documentNumber,
  nextOffsetEntry,
  reciprocalProblemOf,
  settlingPaymentOf,
  sidesApart,
} from '../domain/index.ts';
import type { OffsetEntryKind } from '../domain/index.ts';
import { nextNumber } from '../store/documents.ts';
import { lockPromises } from '../store/grants.ts';
import { addEntry, listEntries } from '../store/offset-entries.ts';
import { purchases } from '../store/purchases.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { presentPurchase, requirePurchase } from './present-purchase.ts';
import { agreedSidesOf, deliveredSidesOf } from './present-reciprocal.ts';
import { changePurchase, redraftedBy, requireBecoming, requireReadPurchase } from './purchases.ts';
import { amountIn, lockedAccount, positiveIn } from './reach.ts';
import type { PricingRight } from './reach.ts';
import { tellPaper } from './tell-paper.ts';

type Fields = z.output<typeof reciprocalFieldsSchema>;
type Key = { readonly id: string; readonly version: number };

const requireReciprocal = async (context: Context, key: Key, right: PricingRight): Promise<PurchaseRow> => {
  const row = await requireReadPurchase(context, key, right);
  if (row.mode !== 'reciprocal') throw new AppError('pricing.purchase-not-found');
  return row;
};

/** The columns that the fields fill; refuses a side that is missing, an unknown product or an amount of nothing. */
const columnsOf = async ({ db, company }: Context, { title, lines, creditDays, ...fields }: Fields) => {
  const ours = lines.length + fields.ourBills.length;
  if (reciprocalProblemOf(fields.kind, { ours: lines.length, theirs: fields.theirs.length }) !== null || ours === 0)
    throw new AppError('pricing.no-lines');
  const productIds = lines.map(({ productId }) => productId);
  if (new Set(productIds).size < productIds.length) throw new AppError('pricing.product-twice');
  const products = await listProductRefs(db, company.id, productIds);
  for (const id of productIds) if (!products.has(id)) throw new AppError('pricing.product-not-found', { id });
  for (const { amount } of fields.ourBills) positiveIn(amount);
  for (const { quantity, price } of fields.theirs) [quantity, price].forEach((one) => positiveIn(one));
  const totalE4 = lines.reduce((sum, { quantity, price }) => sum + timesE4(amountIn(price), positiveIn(quantity)), 0n);
  const { kind, ourBills, theirs, note = null } = fields;
  return {
    title,
    lines: JSON.stringify(lines),
    creditDays: creditDays ?? null,
    totalE4: totalE4.toString(),
    terms: JSON.stringify({ kind, ourBills, theirs, note }),
  };
};

const create = handle(operations.createReciprocal, async (context, { accountId, ...fields }) => {
  const { db, company, actor, now, today, newId } = context;
  await lockedAccount(context, 'pricing.purchase', accountId);
  const columns = await columnsOf(context, fields);
  const year = Number(today.slice(0, 4));
  const id = newId();
  await purchases.add(db, {
    ...columns,
    orgId: company.id,
    id,
    number: documentNumber('X', year, await nextNumber(db, { orgId: company.id, letter: 'X', year })),
    accountId,
    mode: 'reciprocal',
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'draft-reciprocal',
    objectType: 'purchase',
    objectId: id,
    after: { accountId, title: fields.title, lines: fields.lines.length },
  });
  return await presentPurchase(context, await requirePurchase(context, 'pricing.read', id));
});

const update = handle(operations.updateReciprocal, async (context, { id, version, ...fields }) => {
  const row = await requireReciprocal(context, { id, version }, 'pricing.purchase');
  requireBecoming(row, 'committed');
  const columns = await columnsOf(context, fields);
  const changed = await changePurchase(context, row, { ...columns, ...redraftedBy(context) });
  await context.audit({
    action: 'change-reciprocal',
    objectType: 'purchase',
    objectId: id,
    before: { lines: JSON.stringify(row.lines) },
    after: { lines: JSON.stringify(changed.lines) },
  });
  return await presentPurchase(context, changed);
});

type Entered = {
  readonly kind: OffsetEntryKind;
  readonly valueMinor: bigint;
  readonly on: Day;
  readonly description: string;
  readonly source: string | null;
};

/** Adds an entry where the last one ended; answers its number. */
const enter = async (context: Context, row: PurchaseRow, entered: Entered): Promise<number> => {
  const { db, company, actor, now } = context;
  const { kind, valueMinor, on, description, source } = entered;
  const last = (await listEntries(db, company.id, row.id)).at(-1);
  const before = last === undefined ? null : { entryNo: last.entryNo, balanceMinor: BigInt(last.balanceMinor) };
  const next = nextOffsetEntry(before, { kind, valueMinor });
  await addEntry(db, {
    orgId: company.id,
    purchaseId: row.id,
    entryNo: next.entryNo,
    previousNo: before?.entryNo ?? null,
    kind,
    bookedOn: on,
    beforeMinor: next.beforeMinor.toString(),
    amountMinor: next.amountMinor.toString(),
    balanceMinor: next.balanceMinor.toString(),
    description,
    source,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'enter-offset',
    objectType: 'purchase',
    objectId: row.id,
    after: { kind, amountMinor: next.amountMinor.toString(), balanceMinor: next.balanceMinor.toString(), source },
  });
  return next.entryNo;
};

const addOne = handle(operations.addOffsetEntry, async (context, { id, kind, value, description, source, ...rest }) => {
  const { db, company, today } = context;
  const on = rest.on ?? today;
  const { accountId } = await requirePurchase(context, 'pricing.offset', id);
  await lockPromises(db, company.id, [accountId]);
  // Read anew: it may have been settled while this waited.
  const row = await requirePurchase(context, 'pricing.offset', id);
  if (row.mode !== 'reciprocal') throw new AppError('pricing.purchase-not-found');
  if (row.state !== 'committed') throw new AppError('pricing.wrong-state', { state: row.state });
  if (on > today) throw new AppError('pricing.seen-ahead', { today });
  // What they give us is worth what somebody can show that it is worth.
  if (kind.startsWith('their-') && source === undefined) throw new AppError('pricing.source-missing');
  const valueMinor = minorOf(amountIn(value, 'any'), company.currency);
  if (valueMinor === 0n) throw new AppError('pricing.invalid-amount', { value: value.slice(0, 40) });
  await enter(context, row, { kind, valueMinor, on, description, source: source ?? null });
  return await presentPurchase(context, row);
});

/** Settles once what was given on both sides is what was agreed, or the difference is explained; what remains is paid. */
const settle = handle(operations.settleReciprocal, async (context, { id, version, source, explanation }) => {
  const { db, company, today, now } = context;
  const row = await requireReciprocal(context, { id, version }, 'pricing.offset');
  requireBecoming(row, 'settled');
  await lockPromises(db, company.id, [row.accountId]);
  const entries = await listEntries(db, company.id, id);
  const last = entries.at(-1);
  if (last === undefined) throw new AppError('pricing.nothing-entered');
  const apart = sidesApart(agreedSidesOf(context, row), deliveredSidesOf(entries));
  const isApart = apart.oursMinor !== 0n || apart.theirsMinor !== 0n;
  if (isApart && explanation === undefined) throw new AppError('pricing.sides-apart');
  const payment = settlingPaymentOf(BigInt(last.balanceMinor));
  const settledEntryNo =
    payment === null
      ? last.entryNo
      : await enter(context, row, { ...payment, on: today, description: row.number, source });
  const settled = await changePurchase(context, row, {
    state: 'settled',
    settledEntryNo,
    settledBalanceMinor: '0',
    closedAt: now,
    resultNote: source,
    oursApartMinor: apart.oursMinor.toString(),
    theirsApartMinor: apart.theirsMinor.toString(),
    settleExplanation: explanation ?? null,
  });
  await context.audit({
    action: 'settle-reciprocal',
    objectType: 'purchase',
    objectId: id,
    after: {
      source,
      oursApartMinor: apart.oursMinor.toString(),
      theirsApartMinor: apart.theirsMinor.toString(),
      explanation: explanation ?? null,
    },
  });
  await tellPaper(context, row, 'exchange-settled');
  return await presentPurchase(context, settled);
});

export const reciprocalHandlers = [create, update, addOne, settle];
