import { daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';

/** An order of one account as goods: quantities (e4) by product, returns below zero, and the net amount (e4). */
export type OrderShape = {
  readonly orderNo: string;
  readonly orderedOn: Day;
  readonly goods: ReadonlyMap<string, bigint>;
  readonly netE4: bigint;
};

export type FiledOrder = OrderShape & { readonly source: string };

export type EnteredTwin = {
  readonly orderNo: string;
  readonly twin: Pick<FiledOrder, 'source' | 'orderNo'>;
  readonly because: 'number' | 'goods';
};

/** Days that a file's order may lie before and after the day of its entry. */
const daysBefore = 3;
const daysAfter = 31;
/** A file may round and convert otherwise: nets of the same goods differ by one in so many at most. */
const netTolerance = 100n;

const plain = (orderNo: string): string => orderNo.trim().toLowerCase();

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

const isSameGoods = (a: OrderShape, b: OrderShape): boolean =>
  a.goods.size === b.goods.size &&
  [...a.goods].every(([productId, quantityE4]) => b.goods.get(productId) === quantityE4) &&
  abs(a.netE4 - b.netE4) * netTolerance <= abs(a.netE4);

/**
 * Which orders of a file are the same sales as orders of one account that were entered by hand, so that each counts once: first
 * those of the same number, then those of the same products, quantities and (to one per cent) net amount that were ordered
 * from 3 days before to 31 days after the entry, nearest days first. An order has one twin at most. `refused` holds pairs
 * that somebody said are two orders.
 */
export const enteredTwinsOf = (
  entered: readonly OrderShape[],
  filed: readonly FiledOrder[],
  refused: (orderNo: string, twin: Pick<FiledOrder, 'source' | 'orderNo'>) => boolean,
): readonly EnteredTwin[] => {
  const found: EnteredTwin[] = [];
  const left = new Set(filed);
  const open = new Set(entered);
  const pair = (order: OrderShape, twin: FiledOrder, because: EnteredTwin['because']): void => {
    if (!open.has(order) || !left.has(twin)) return;
    open.delete(order);
    left.delete(twin);
    found.push({ orderNo: order.orderNo, twin: { source: twin.source, orderNo: twin.orderNo }, because });
  };
  const pairs = entered.flatMap((order) =>
    filed.flatMap((twin) => {
      if (refused(order.orderNo, twin)) return [];
      const days = daysBetween(order.orderedOn, twin.orderedOn);
      const isNumbered = plain(order.orderNo) === plain(twin.orderNo);
      const isLike = days >= -daysBefore && days <= daysAfter && isSameGoods(order, twin);
      return isNumbered || isLike ? [{ order, twin, days: Math.abs(days), isNumbered }] : [];
    }),
  );
  for (const { order, twin, isNumbered } of pairs.toSorted(
    (a, b) => Number(b.isNumbered) - Number(a.isNumbered) || a.days - b.days,
  ))
    pair(order, twin, isNumbered ? 'number' : 'goods');
  return found;
};
