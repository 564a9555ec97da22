import { addTakings } from './account-facts.ts';
import type { AccountFacts, MonthFacts, OrderDay, ProductLineFacts, WindowTotals } from './account-facts.ts';
import { addPaymentFacts } from './payment-facts.ts';

/** A group that buys as one: the account at its head and all under it. */
export type Group = { readonly code: string; readonly members: readonly AccountFacts[] };

/** Groups marked as buying as one, by code; an account belongs to the nearest such head above it. Cycles end where they close. */
export const groupsOf = (facts: readonly AccountFacts[]): readonly Group[] => {
  const byCode = new Map(facts.map((account) => [account.code, account]));
  const members = new Map<string, AccountFacts[]>();
  for (const account of facts) {
    const head = headOf(account, byCode);
    if (head === null) continue;
    const known = members.get(head);
    if (known) known.push(account);
    else members.set(head, [account]);
  }
  return [...members]
    .filter(([, accounts]) => accounts.length > 1)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, accounts]) => ({ code, members: accounts }));
};

const headOf = (account: AccountFacts, byCode: ReadonlyMap<string, AccountFacts>): string | null => {
  const seen = new Set<string>();
  let current: AccountFacts | undefined = account;
  while (current !== undefined && !seen.has(current.code)) {
    if (current.attributes.buysAsGroup) return current.code;
    seen.add(current.code);
    current = current.attributes.parentCode === null ? undefined : byCode.get(current.attributes.parentCode);
  }
  return null;
};

/** The facts of a group as if it were one account: sums, merged days, the head's attributes and everybody's evidence. */
export const groupFactsOf = ({ code, members }: Group): AccountFacts => {
  const head = members.find((member) => member.code === code) ?? members[0];
  if (head === undefined) throw new RangeError(`group ${code} has no members`);
  const payments = members.flatMap((member) => member.payment ?? []);
  return {
    code,
    attributes: head.attributes,
    orderDays: mergedBy(
      members.flatMap((member) => member.orderDays),
      (day) => day.day,
      addOrderDays,
    ),
    window: members.map((member) => member.window).reduce(addWindows),
    months: mergedBy(
      members.flatMap((member) => member.months),
      (month) => month.month,
      addMonthFacts,
    ),
    largestOrder: members
      .flatMap((member) => member.largestOrder ?? [])
      .reduce<AccountFacts['largestOrder']>(
        (largest, order) => (largest === null || order.netE4 > largest.netE4 ? order : largest),
        null,
      ),
    orderKinds: {
      sale: sumBy(members, (member) => member.orderKinds.sale),
      return: sumBy(members, (member) => member.orderKinds.return),
      sample: sumBy(members, (member) => member.orderKinds.sample),
      'free-goods': sumBy(members, (member) => member.orderKinds['free-goods']),
    },
    lines: mergedBy(
      members.flatMap((member) => member.lines),
      (line) => line.line,
      addLines,
    ),
    special: {
      special: sumBy(members, (member) => member.special.special),
      hard: sumBy(members, (member) => member.special.hard),
      projects: sumBy(members, (member) => member.special.projects),
    },
    payment: payments.length === 0 ? null : payments.reduce(addPaymentFacts),
    credit: {
      exposureMinor: sumKnown(members.map((member) => member.credit.exposureMinor)),
      limitMinor: sumKnown(members.map((member) => member.credit.limitMinor)),
    },
    deliveries: {
      promised: sumBy(members, (member) => member.deliveries.promised),
      onTimeInFull: sumBy(members, (member) => member.deliveries.onTimeInFull),
    },
    evidence: members.flatMap((member) => member.evidence),
    ladder: head.ladder,
  };
};

const sumBy = (members: readonly AccountFacts[], countOf: (member: AccountFacts) => number): number =>
  members.reduce((sum, member) => sum + countOf(member), 0);

/** Null while no member's figure is known. */
const sumKnown = (amounts: readonly (bigint | null)[]): bigint | null => {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0n);
};

/** Equal keys become one item; ascending by key. */
const mergedBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | number,
  add: (a: Item, b: Item) => Item,
): readonly Item[] => {
  const merged = new Map<string | number, Item>();
  for (const item of items) {
    const known = merged.get(keyOf(item));
    merged.set(keyOf(item), known === undefined ? item : add(known, item));
  }
  return [...merged.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

const addOrderDays = (a: OrderDay, b: OrderDay): OrderDay => ({
  ...addTakings(a, b),
  day: a.day,
  lines: a.lines + b.lines,
});

const addMonthFacts = (a: MonthFacts, b: MonthFacts): MonthFacts => ({
  ...addTakings(a, b),
  month: a.month,
  pocketE4: a.pocketE4 + b.pocketE4,
  costToServeE4: a.costToServeE4 + b.costToServeE4,
});

const addWindows = (a: WindowTotals, b: WindowTotals): WindowTotals => ({
  ...addTakings(a, b),
  returnsE4: a.returnsE4 + b.returnsE4,
  pocketE4: a.pocketE4 + b.pocketE4,
  costToServeE4: a.costToServeE4 + b.costToServeE4,
});

const addLines = (a: ProductLineFacts, b: ProductLineFacts): ProductLineFacts => ({
  line: a.line,
  days: [...new Set([...a.days, ...b.days])].toSorted((x, y) => x - y),
  netE4: a.netE4 + b.netE4,
});
