import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { holdOperations as operations } from '../contract/hold-operations.ts';
import { releaseRefusalOf } from '../domain/index.ts';
import { listEnteredOrders } from '../store/entered-orders.ts';
import type { EnteredOrderRow } from '../store/entered-orders.ts';
import { listOrderCancels } from '../store/order-cancels.ts';
import { addOrderHold, listOrderHolds, releaseHold } from '../store/order-holds.ts';
import type { OrderHoldRow } from '../store/order-holds.ts';
import type { CheckedCredit } from './order-credit.ts';
import { rowsOf } from './reach.ts';

/** Writes down why an order waits; nothing where it does not. */
export const holdOrder = async (
  { db, company, now }: Context,
  orderId: string,
  { facts, grade, signs, hold }: CheckedCredit,
): Promise<void> => {
  if (hold.kind === 'none') return;
  await addOrderHold(db, {
    orgId: company.id,
    orderId,
    reasons: [...hold.reasons],
    grade,
    signs: JSON.stringify(signs),
    exposureMinor: facts.exposureMinor.toString(),
    waitingMinor: facts.waitingMinor.toString(),
    limitMinor: facts.limitMinor?.toString() ?? null,
    overdueMinor: facts.overdueMinor.toString(),
    payFirstMinor: hold.payFirstMinor.toString(),
    heldAt: now,
  });
};

/** Why somebody may neither release nor refuse an order: it does not wait, or it is his own. */
export const holdRefusalOf = (
  row: OrderHoldRow | undefined,
  { createdBy, isCancelled }: { readonly createdBy: string; readonly isCancelled: boolean },
  userId: string,
) =>
  releaseRefusalOf(
    row === undefined || isCancelled ? null : { isOpen: row.releasedAt === null, enteredBy: createdBy },
    userId,
  );

export const presentHold = (
  { company, actor }: Context,
  { createdBy }: Pick<EnteredOrderRow, 'createdBy'>,
  { row, isCancelled }: { readonly row: OrderHoldRow | undefined; readonly isCancelled: boolean },
) => {
  if (row === undefined) return null;
  const wire = (minor: number) => ({ minor: String(minor), currency: company.currency });
  const { releasedAt, releasedByName, releaseReason } = row;
  const isOpen = releasedAt === null;
  return {
    exposure: wire(row.exposureMinor),
    waiting: wire(row.waitingMinor),
    limit: row.limitMinor === null ? null : wire(row.limitMinor),
    overdue: wire(row.overdueMinor),
    grade: row.grade,
    signs: [...row.signs],
    reasons: row.reasons,
    payFirst: wire(row.payFirstMinor),
    heldAt: row.heldAt.toISOString(),
    release: isOpen
      ? null
      : { byName: releasedByName ?? '', at: releasedAt.toISOString(), reason: releaseReason ?? '' },
    mayRelease:
      actor.scopeOf('pricing.release') !== null &&
      holdRefusalOf(row, { createdBy, isCancelled }, actor.userId) === null,
  };
};

const release = handle(operations.releaseOrder, async (context, { id, reason }) => {
  const { db, company, actor, now } = context;
  const orgId = company.id;
  const within = rowsOf(context, 'pricing.release', 'o.account_id');
  const [order] = await listEnteredOrders(db, { orgId, within, accountId: undefined, id, after: null, limit: 1 });
  if (order === undefined) throw new AppError('pricing.order-not-found');
  const hold = (await listOrderHolds(db, orgId, [id])).get(id);
  const isCancelled = (await listOrderCancels(db, orgId, [id])).has(id);
  const refusal = holdRefusalOf(hold, { createdBy: order.createdBy, isCancelled }, actor.userId);
  if (refusal !== null) throw new AppError(`pricing.${refusal}`, { number: order.number });
  const by = { userId: actor.userId, name: actor.name, at: now, reason };
  if (!(await releaseHold(db, { orgId, orderId: id }, by)))
    throw new AppError('pricing.order-not-held', { number: order.number });
  await context.audit({
    action: 'release-order',
    objectType: 'entered-order',
    objectId: id,
    after: { number: order.number, accountId: order.accountId, reason },
  });
  return { ok: true as const, id };
});

export const holdHandlers = [release];
