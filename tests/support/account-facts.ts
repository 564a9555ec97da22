import type { AccountFacts, MonthFacts, OrderDay } from '#domain/identification';
import { observationWindowOf } from '#domain/identification';
import { dayNumberOf, dayOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';

/** An order of a made-up account in whole currency units; cost left out means unknown. */
export type MadeOrder = { readonly day: Day | number; readonly net: number; readonly cost?: number };

type Made = Partial<Omit<AccountFacts, 'attributes'>> & {
  readonly code: string;
  readonly orders?: readonly MadeOrder[];
  readonly asOf?: Day;
  readonly windowMonths?: number;
  readonly attributes?: Partial<AccountFacts['attributes']>;
};

const e4 = (amount: number): bigint => BigInt(Math.round(amount * 10_000));
const nothing = { netE4: 0n, costKnownNetE4: 0n, costE4: 0n };

/** Facts of an account from a few words; days, months and window follow from the orders. */
export const accountFacts = ({
  orders = [],
  asOf = '2026-06-30',
  windowMonths = 24,
  attributes,
  ...rest
}: Made): AccountFacts => {
  const window = observationWindowOf(asOf, windowMonths);
  const takings = orders.map((order) => ({
    day: typeof order.day === 'number' ? order.day : dayNumberOf(order.day),
    netE4: e4(order.net),
    costKnownNetE4: order.cost === undefined ? 0n : e4(order.net),
    costE4: order.cost === undefined ? 0n : e4(order.cost),
  }));
  const add = <T extends typeof nothing>(sum: T, part: typeof nothing): T => ({
    ...sum,
    netE4: sum.netE4 + part.netE4,
    costKnownNetE4: sum.costKnownNetE4 + part.costKnownNetE4,
    costE4: sum.costE4 + part.costE4,
  });
  const days = new Map<number, OrderDay>();
  const months = new Map<string, MonthFacts>();
  for (const order of takings) {
    days.set(order.day, { ...add(days.get(order.day) ?? { ...nothing, day: order.day, lines: 0 }, order), lines: 1 });
    const month = monthOf(dayOf(order.day));
    months.set(month, add(months.get(month) ?? { ...nothing, month, pocketE4: 0n, costToServeE4: 0n }, order));
  }
  const inside = takings.filter((order) => order.day > window.afterDay);
  const largest = inside.toSorted((a, b) => Number(b.netE4 - a.netE4))[0];
  return {
    orderDays: [...days.values()].toSorted((a, b) => a.day - b.day),
    window: inside.reduce(add, { ...nothing, returnsE4: 0n, pocketE4: 0n, costToServeE4: 0n }),
    months: [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    largestOrder: largest ? { orderNo: 'SO1', day: largest.day, netE4: largest.netE4 } : null,
    orderKinds: { sale: inside.length, return: 0, sample: 0, 'free-goods': 0 },
    lines: [],
    special: { special: 0, hard: 0, projects: 0 },
    payment: null,
    credit: { exposureMinor: null, limitMinor: null },
    deliveries: { promised: 0, onTimeInFull: 0 },
    evidence: [],
    ladder: null,
    ...rest,
    attributes: {
      kind: 'company',
      institution: null,
      industry: null,
      region: null,
      foundedOn: null,
      employees: null,
      ownership: null,
      parentCode: null,
      buysAsGroup: false,
      lifecycle: orders.length > 0 ? 'active' : 'prospect',
      ...attributes,
    },
  };
};

/** Orders every `gap` days, the last one `ago` days before `asOf`. */
export const ordersEvery = (
  gap: number,
  count: number,
  made: { readonly asOf: Day; readonly ago: number; readonly net: number; readonly cost?: number },
): readonly MadeOrder[] =>
  Array.from({ length: count }, (_, i) => ({
    ...made,
    day: dayNumberOf(made.asOf) - made.ago - gap * (count - 1 - i),
  }));
