import type { OrderLineRecord } from '#domain/ledger';
import { timesE4 } from '#kernel/decimal';
import type { Calendar } from './calendar.ts';
import type { Draw } from './draw.ts';
import type { DemoOrder } from './order-lines.ts';

/** Chance that an order comes back: one line in part or whole, rarely all of it. */
const lineReturnShare = 0.053;
const cancelShare = 0.002;

/** The return lines of an order under a number of their own; none when they would lie after the last day. */
export const returnOf = (draw: Draw, order: DemoOrder, calendar: Calendar): readonly OrderLineRecord[] => {
  const isCancelled = draw.chance(cancelShare);
  if (!isCancelled && !draw.chance(lineReturnShare)) return [];
  const day = calendar.workDayFrom(order.day + draw.whole(2, 24));
  if (day > calendar.endDay) return [];
  const sold = order.lines.filter(({ kind, isSpecial }) => kind === 'sale' && !isSpecial);
  const returned = isCancelled ? sold : draw.shuffled(sold).slice(0, draw.whole(1, 2));
  return returned.map((line, at) =>
    returnLineOf(line, {
      lineNo: at + 1,
      orderedOn: calendar.dayOf(day),
      tenths: isCancelled ? 10 : draw.whole(2, 10),
    }),
  );
};

type Return = { readonly lineNo: number; readonly orderedOn: string; readonly tenths: number };

const returnLineOf = (line: OrderLineRecord, { lineNo, orderedOn, tenths }: Return): OrderLineRecord => {
  const { shortE4: _short, promisedOn: _promised, deliveredOn: _delivered, ...sold } = line;
  // Whole steps of the unit come back: quantities are multiples of a tenth, parts of a unit stay with the customer.
  const share = (line.quantityE4 * BigInt(tenths)) / 10n;
  const quantityE4 = tenths === 10 ? line.quantityE4 : share - (share % 10_000n) || line.quantityE4;
  return {
    ...sold,
    orderNo: `R${line.orderNo.slice(1)}`,
    lineNo,
    orderedOn,
    kind: 'return',
    quantityE4: -quantityE4,
    netE4: -timesE4(quantityE4, line.netPriceE4),
  };
};
