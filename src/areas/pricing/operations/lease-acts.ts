import { awaitBills, listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import { minorText } from '#kernel/format';
import { minorOf } from '#kernel/money';
import { requireScope } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { leaseOperations as operations } from '../contract/lease-operations.ts';
import { documentNumber, instalmentNumber } from '../domain/index.ts';
import { nextNumber } from '../store/documents.ts';
import { lockPromises } from '../store/grants.ts';
import { addLeasePayments, addLeaseReceipt, listLeasePayments } from '../store/lease-payments.ts';
import { listGoodsOut } from '../store/lease-goods.ts';
import { purchases } from '../store/purchases.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { leaseTermsSchema, moneyOf, presentLease } from './lease-schedule.ts';
import type { LeaseTerms, SignedLease } from './lease-schedule.ts';
import { presentPurchase, requirePurchase } from './present-purchase.ts';
import { changePurchase, requireBecoming, requireReadPurchase } from './purchases.ts';
import { amountIn, decimalOf } from './reach.ts';
import type { PricingRight } from './reach.ts';
import { tellPaper } from './tell-paper.ts';

const requireLease = async (context: Context, right: PricingRight, id: string): Promise<PurchaseRow> => {
  const row = await requirePurchase(context, right, id);
  if (row.mode !== 'lease') throw new AppError('pricing.purchase-not-found');
  return row;
};

/** Marks what has come in of a payment; an amount below zero takes back what was marked by mistake. */
const pay = handle(operations.payLease, async (context, { id, paymentNo, amount, source, ...rest }) => {
  const { db, company, actor, now, today } = context;
  const orgId = company.id;
  const { accountId } = await requireLease(context, 'pricing.offset', id);
  await lockPromises(db, orgId, [accountId]);
  const row = await requireLease(context, 'pricing.offset', id);
  const payment = (await listLeasePayments(db, orgId, id)).find((one) => one.paymentNo === paymentNo);
  if (payment === undefined) throw new AppError('pricing.payment-not-found');
  const paidOn = rest.paidOn ?? today;
  if (paidOn > today) throw new AppError('pricing.seen-ahead', { today });
  const markedMinor = BigInt(payment.markedMinor);
  const openMinor = moneyOf(payment).markableMinor;
  const amountMinor = amount === undefined ? openMinor : minorOf(amountIn(amount, 'any'), company.currency);
  const isKnown = payment.billedMinor !== '0' || payment.namedMinor !== '0';
  if (isKnown && amountMinor >= 0n && (openMinor === 0n || amountMinor > openMinor))
    throw new AppError('pricing.instalment-in-books', { number: instalmentNumber(row.number, paymentNo) });
  if (amountMinor === 0n || amountMinor > openMinor || amountMinor < -markedMinor)
    throw new AppError('pricing.invalid-amount', { value: amount?.slice(0, 40) ?? '0' });
  await addLeaseReceipt(db, {
    orgId,
    purchaseId: id,
    paymentNo,
    receiptNo: payment.receipts + 1,
    paidOn,
    amountMinor: amountMinor.toString(),
    source,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'pay-lease',
    objectType: 'purchase',
    objectId: id,
    after: { paymentNo, paidOn, amountMinor: amountMinor.toString(), source },
  });
  return await presentPurchase(context, row);
});

/** The draft of the lease that follows: the same goods and payments from the day on which this one ended. */
const draftFollowing = async (
  context: Context,
  row: PurchaseRow,
  { terms, on }: { readonly terms: LeaseTerms; readonly on: Day },
): Promise<string> => {
  const { db, company, actor, now, today, newId } = context;
  const year = Number(today.slice(0, 4));
  const id = newId();
  const number = documentNumber('L', year, await nextNumber(db, { orgId: company.id, letter: 'L', year }));
  await purchases.add(db, {
    orgId: company.id,
    id,
    number,
    accountId: row.accountId,
    mode: 'lease',
    title: row.title,
    lines: JSON.stringify(row.lines),
    terms: JSON.stringify({ ...terms, startsOn: on, reference: row.number }),
    creditDays: 0,
    totalE4: String(row.totalE4),
    residualMinor: terms.residualMinor,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'draft-lease',
    objectType: 'purchase',
    objectId: id,
    after: { accountId: row.accountId, follows: row.number },
  });
  return number;
};

type Ending = { readonly terms: LeaseTerms; readonly end: NonNullable<SignedLease['end']> };

/** The sale stays in the books: letting its open instalments go is a matter of finance or a director, never of who signed the lease. */
const requireEndRight = async (context: Context, row: PurchaseRow, { terms, end }: Ending): Promise<void> => {
  const { db, company, actor } = context;
  const rows = await listLeasePayments(db, company.id, row.id);
  const dropped = presentLease(context, terms, { number: row.number, payments: rows, end }).payments.filter(
    ({ state }) => state === 'dropped',
  );
  if (dropped.length === 0) {
    requireScope(actor, 'pricing.purchase');
    return;
  }
  if (actor.scopeOf('pricing.release') === null) {
    const openMinor = dropped.reduce(
      (sum, { amount, received }) => sum + BigInt(amount.minor) - BigInt(received.minor),
      0n,
    );
    const amount = minorText(openMinor, company.currency);
    throw new AppError('pricing.instalments-dropped', { on: end.on, count: dropped.length, amount });
  }
  if (row.createdBy === actor.userId || row.committedBy === actor.userId) throw new AppError('pricing.own-lease');
};

/** Goods are back once the books say so. */
const requireGoodsBack = async ({ db, company }: Context, row: PurchaseRow): Promise<void> => {
  const out = (await listGoodsOut(db, company.id, row.id))[0];
  if (out === undefined) return;
  const product = (await listProductRefs(db, company.id, [out.productId])).get(out.productId);
  throw new AppError('pricing.goods-not-back', { product: product?.code ?? '', units: decimalOf(out.unitsE4) });
};

/**
 * Ends a lease: the goods came back, were bought at the residual, the lease is renewed, or it ended before its time with a
 * reason. What was bought is paid like an instalment; what came back owes no instalment after that day.
 */
const end = handle(operations.endLease, async (context, { id, version, as, reason, ...rest }) => {
  const { db, company, now, today } = context;
  const orgId = company.id;
  const row = await requireReadPurchase(context, { id, version }, 'pricing.decide');
  if (row.mode !== 'lease') throw new AppError('pricing.purchase-not-found');
  requireBecoming(row, 'ended');
  const on = rest.on ?? today;
  if (on > today) throw new AppError('pricing.seen-ahead', { today });
  const terms = leaseTermsSchema.parse(row.terms);
  if (on < terms.startsOn) throw new AppError('pricing.dates-crossed');
  const isEarly = on < addMonths(terms.startsOn, terms.months);
  if (isEarly && reason === undefined) throw new AppError('pricing.reason-missing');
  await lockPromises(db, orgId, [row.accountId]);
  await requireEndRight(context, row, { terms, end: { as, on } });
  if (as === 'returned') await requireGoodsBack(context, row);
  if (as === 'bought' && terms.residualMinor !== '0') {
    const paymentNo = (await listLeasePayments(db, orgId, id)).length + 1;
    await addLeasePayments(db, [
      { orgId, purchaseId: id, paymentNo, kind: 'residual', dueOn: on, amountMinor: terms.residualMinor },
    ]);
    await awaitBills(context, [instalmentNumber(row.number, paymentNo)]);
  }
  const followedBy = as === 'renewed' ? await draftFollowing(context, row, { terms, on }) : null;
  const ended = await changePurchase(context, row, {
    state: 'ended',
    leaseEnd: as,
    leaseEndOn: on,
    closedAt: now,
    resultNote: reason ?? followedBy,
  });
  await context.audit({
    action: 'end-lease',
    objectType: 'purchase',
    objectId: id,
    before: { state: row.state },
    after: { as, on, reason: reason ?? null, followedBy },
  });
  await tellPaper(context, row, 'lease-ended');
  return await presentPurchase(context, ended);
});

export const leaseActHandlers = [pay, end];
