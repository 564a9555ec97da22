import { sql } from 'kysely';
import {
  bringBack,
  listAside,
  listFiledOrders,
  listProductRefs,
  refreshAccounts,
  refuseTwin,
  setAside,
} from '#areas/ledger';
import type { AsideOrder, FiledTwin } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { daysBetween } from '#kernel/day';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { orderOperations as operations } from '../contract/order-operations.ts';
import { listCommitments } from '../store/commitments.ts';
import { quotes } from '../store/documents.ts';
import { listEnteredOrders } from '../store/entered-orders.ts';
import type { EnteredOrderRow } from '../store/entered-orders.ts';
import { addOrderCancel, isQuoteUsed, listOrderCancels } from '../store/order-cancels.ts';
import type { OrderCancelRow } from '../store/order-cancels.ts';
import { listOrderHolds } from '../store/order-holds.ts';
import type { OrderHoldRow } from '../store/order-holds.ts';
import { missingUnits } from './judge-returns.ts';
import { holdRefusalOf, presentHold } from './order-holds.ts';
import { lockGroups, rowsOf } from './reach.ts';

/** Days that an order of a file may lie from the entry for anybody to say that it is the same. */
const twinDays = 31;

export type OrderEnds = {
  readonly holds: ReadonlyMap<string, OrderHoldRow>;
  readonly cancels: ReadonlyMap<string, OrderCancelRow>;
  readonly aside: ReadonlyMap<string, AsideOrder>;
};

/** What holds some orders, what cancelled them, and which files have brought them. */
export const orderEndsOf = async (
  { db, company }: Context,
  orders: readonly Pick<EnteredOrderRow, 'id' | 'number'>[],
): Promise<OrderEnds> => {
  const orgId = company.id;
  const ids = orders.map(({ id }) => id);
  const numbers = orders.map(({ number }) => number);
  return {
    holds: await listOrderHolds(db, orgId, ids),
    cancels: await listOrderCancels(db, orgId, ids),
    aside: await listAside(db, orgId, numbers),
  };
};

const bookedOf = ({ aside }: OrderEnds, number: string) => {
  const order = aside.get(number);
  return order === undefined || order.because === 'cancelled' || order.twin === null
    ? null
    : { ...order.twin, because: order.because };
};

/** What holds an order, what became of it, and what the caller may do about it. */
export const presentEnd = (context: Context, order: EnteredOrderRow, ends: OrderEnds) => {
  const cancel = ends.cancels.get(order.id);
  const booked = bookedOf(ends, order.number);
  const stands = cancel === undefined && booked === null;
  const mayOrder = context.actor.scopeOf('pricing.order') !== null;
  const hold = presentHold(context, order, { row: ends.holds.get(order.id), isCancelled: cancel !== undefined });
  return {
    hold,
    booked,
    cancel:
      cancel === undefined
        ? null
        : {
            isRefusal: cancel.isRefusal,
            byName: cancel.cancelledByName,
            at: cancel.cancelledAt.toISOString(),
            reason: cancel.reason,
          },
    mayCancel: stands && mayOrder,
    mayRefuse: stands && hold?.mayRelease === true,
    mayTellTwin: cancel === undefined && mayOrder,
  };
};

/** The order, if the right reaches it, with the promises to its account locked. */
const lockedOrder = async (
  context: Context,
  right: 'pricing.order' | 'pricing.release',
  id: string,
): Promise<{ readonly order: EnteredOrderRow; readonly ends: OrderEnds }> => {
  const { db, company } = context;
  const within = rowsOf(context, right, 'o.account_id');
  const read = async (): Promise<EnteredOrderRow> => {
    const wanted = { orgId: company.id, within, accountId: undefined, id, after: null, limit: 1 };
    const [order] = await listEnteredOrders(db, wanted);
    if (order === undefined) throw new AppError('pricing.order-not-found');
    return order;
  };
  await lockGroups(context, [(await read()).accountId]);
  const order = await read();
  return { order, ends: await orderEndsOf(context, [order]) };
};

/** One that counts in the books itself. */
const requireStanding = ({ id, number }: EnteredOrderRow, ends: OrderEnds): void => {
  if (ends.cancels.has(id)) throw new AppError('pricing.order-cancelled', { number });
  const booked = bookedOf(ends, number);
  if (booked !== null) throw new AppError('pricing.order-booked', { number, twin: booked.orderNo });
};

/** Takes an order out of the books; refused while goods of it that came back would then have been paid for by nobody. */
const setAsideUnlessReturned = async (
  context: Context,
  { id, number, accountId }: Pick<EnteredOrderRow, 'id' | 'number' | 'accountId'>,
): Promise<void> => {
  const { db, company } = context;
  const orgId = company.id;
  const lines = await listCommitments(db, orgId, { kind: 'order', documentId: id });
  const productIds = [...new Set(lines.map(({ productId }) => productId))];
  const before = await missingUnits(context, accountId, productIds);
  await setAside(db, { orgId, orderNo: number, because: 'cancelled', twin: null });
  const after = await missingUnits(context, accountId, productIds);
  const bare = productIds.find((productId) => (after.get(productId) ?? 0n) > (before.get(productId) ?? 0n));
  if (bare === undefined) return;
  const product = (await listProductRefs(db, orgId, [bare])).get(bare);
  throw new AppError('pricing.order-given-back', { number, product: product?.code ?? '' });
};

type Ending = { readonly reason: string; readonly isRefusal: boolean };

/** Takes an order out of the books for good; what it called off may be called off again, and its quote is open as before. */
const end = async (context: Context, order: EnteredOrderRow, { reason, isRefusal }: Ending): Promise<void> => {
  const { db, company, actor, now } = context;
  const orgId = company.id;
  const { id, number, accountId, quoteId } = order;
  await addOrderCancel(db, {
    orgId,
    orderId: id,
    isRefusal,
    reason,
    cancelledBy: actor.userId,
    cancelledByName: actor.name,
    cancelledAt: now,
  });
  await setAsideUnlessReturned(context, order);
  await refreshAccounts(context, [accountId]);
  if (quoteId !== null && !(await isQuoteUsed(db, orgId, quoteId))) {
    const quote = await quotes.find(db, orgId, { id: quoteId, within: sql`true` });
    if (quote?.state === 'accepted')
      await quotes.update(db, { orgId, id: quoteId, version: quote.version }, { state: 'open', closedAt: null });
  }
  await context.audit({
    action: isRefusal ? 'refuse-order' : 'cancel-order',
    objectType: 'entered-order',
    objectId: id,
    after: { number, accountId, reason },
  });
};

const cancel = handle(operations.cancelOrder, async (context, { id, reason }) => {
  const { order, ends } = await lockedOrder(context, 'pricing.order', id);
  requireStanding(order, ends);
  await end(context, order, { reason, isRefusal: false });
  return { ok: true as const, id };
});

const refuse = handle(operations.refuseOrder, async (context, { id, reason }) => {
  const { order, ends } = await lockedOrder(context, 'pricing.release', id);
  const { number, createdBy } = order;
  const hold = ends.holds.get(id);
  const isCancelled = ends.cancels.has(id);
  const refusal = holdRefusalOf(hold, { createdBy, isCancelled }, context.actor.userId);
  if (refusal !== null) throw new AppError(`pricing.${refusal}`, { number });
  requireStanding(order, ends);
  await end(context, order, { reason, isRefusal: true });
  return { ok: true as const, id };
});

/**
 * An order that counts no more is not owed either: who may not release orders names one of about the same time with some of the same
 * goods, so that no held order leaves the exposure as one of years ago.
 */
const requireLike = async (
  context: Context,
  { id, number, orderedOn }: EnteredOrderRow,
  twin: FiledTwin,
): Promise<void> => {
  const { db, company, actor } = context;
  if (actor.scopeOf('pricing.release') !== null) return;
  const lines = await listCommitments(db, company.id, { kind: 'order', documentId: id });
  const isNear = Math.abs(daysBetween(orderedOn, twin.orderedOn)) <= twinDays;
  if (!isNear || !lines.some(({ productId }) => twin.productIds.includes(productId)))
    throw new AppError('pricing.twin-unlike', { number, twin: twin.orderNo, days: twinDays });
};

const tellTwin = handle(operations.tellTwin, async (context, { id, orderNo, source }) => {
  const { db, company } = context;
  const orgId = company.id;
  const { order, ends } = await lockedOrder(context, 'pricing.order', id);
  const { number, accountId } = order;
  requireStanding(order, ends);
  const named = await listFiledOrders(db, { orgId, accountId, orderNo });
  const found = source === undefined ? named : named.filter((one) => one.source === source);
  const [twin] = found;
  if (twin === undefined) throw new AppError('pricing.no-such-twin', { twin: orderNo });
  if (found.length > 1)
    throw new AppError('pricing.twin-of-two-sources', {
      twin: orderNo,
      sources: found.map((one) => one.source).join(', '),
    });
  if (twin.takenBy !== null) throw new AppError('pricing.twin-taken', { twin: orderNo, number: twin.takenBy });
  await requireLike(context, order, twin);
  await setAside(db, { orgId, orderNo: number, because: 'told', twin });
  await refreshAccounts(context, [accountId]);
  await context.audit({
    action: 'tell-twin',
    objectType: 'entered-order',
    objectId: id,
    after: { number, accountId, source: twin.source, orderNo },
  });
  return { ok: true as const, id };
});

const notTwin = handle(operations.refuseTwin, async (context, { id }) => {
  const { db, company } = context;
  const orgId = company.id;
  const { order, ends } = await lockedOrder(context, 'pricing.order', id);
  const { number, accountId } = order;
  const twin = bookedOf(ends, number);
  if (twin === null) throw new AppError('pricing.order-not-booked', { number });
  await refuseTwin(db, { orgId, orderNo: number, twin });
  await bringBack(db, orgId, { orderNo: number });
  await refreshAccounts(context, [accountId]);
  await context.audit({
    action: 'refuse-twin',
    objectType: 'entered-order',
    objectId: id,
    after: { number, accountId, source: twin.source, orderNo: twin.orderNo },
  });
  return { ok: true as const, id };
});

export const orderEndHandlers = [cancel, refuse, tellTwin, notTwin];
