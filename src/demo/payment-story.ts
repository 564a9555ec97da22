import type { Day } from '#kernel/day';
import { addDays } from '#kernel/day';
import type { DemoCompany } from './demo-company.ts';

/** A promise to pay as the manager noted it; money in minor units. */
export type ToldPromise = {
  readonly code: string;
  readonly madeOn: Day;
  readonly dueOn: Day;
  readonly amountMinor: bigint;
};

export type ToldPromises = Readonly<Record<'kept' | 'broken' | 'open', ToldPromise | null>>;

type Records = Pick<DemoCompany, 'invoices' | 'payments' | 'truths'>;

const thousandMinor = 100_000n;
const inThousands = (minor: bigint): bigint => (minor / thousandMinor) * thousandMinor;

/** What each slow payer owed beyond its terms on a day. */
const overdueOn = ({ invoices, payments, truths }: Records, day: Day): ReadonlyMap<string, bigint> => {
  const slow = new Set(truths.slowPayers);
  const owed = new Map(truths.slowPayers.map((code) => [code, 0n]));
  const due = new Map(
    invoices.filter(({ account, dueOn }) => slow.has(account) && dueOn < day).map((bill) => [bill.invoiceNo, bill]),
  );
  const add = (account: string, minor: bigint) => owed.set(account, (owed.get(account) ?? 0n) + minor);
  for (const { account, amountMinor } of due.values()) add(account, amountMinor);
  for (const { account, invoiceNo = '', paidOn, amountMinor } of payments)
    if (due.has(invoiceNo) && paidOn <= day) add(account, -amountMinor);
  return owed;
};

/**
 * Promises of three slow payers that the records bear out: one whose money came, one that paid less than it said, and one
 * that lies ahead. The broken one is the largest of its kind, made for everything that was overdue.
 */
export const toldPromises = (demo: Records, endDay: Day, today: Day): ToldPromises => {
  const slow = new Set(demo.truths.slowPayers);
  const received = demo.payments
    .filter(({ account, paidOn }) => slow.has(account) && paidOn > addDays(endDay, -40) && paidOn < addDays(endDay, -3))
    .toSorted((a, b) => Number(b.amountMinor - a.amountMinor) || ((a.paymentNo ?? '') < (b.paymentNo ?? '') ? -1 : 1));
  const [paid] = received;
  const [madeOn, dueOn] = [addDays(endDay, -33), addDays(endDay, -14)];
  const paidUntil = addDays(dueOn, 7);
  const paidBy = (code: string): bigint =>
    demo.payments
      .filter(({ account, paidOn }) => account === code && paidOn >= madeOn && paidOn <= paidUntil)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const [broken] = [...overdueOn(demo, madeOn)]
    .filter(([code, owed]) => code !== paid?.account && inThousands(owed) > paidBy(code))
    .toSorted(([a, first], [b, second]) => Number(second - first) || (a < b ? -1 : 1));
  const [open] = [...overdueOn(demo, endDay)]
    .filter(([code, owed]) => code !== paid?.account && code !== broken?.[0] && inThousands(owed) > 0n)
    .toSorted(([a, first], [b, second]) => Number(second - first) || (a < b ? -1 : 1));
  return {
    kept:
      paid === undefined
        ? null
        : {
            code: paid.account,
            madeOn: addDays(paid.paidOn, -9),
            dueOn: addDays(paid.paidOn, 2),
            amountMinor: paid.amountMinor,
          },
    broken: broken === undefined ? null : { code: broken[0], madeOn, dueOn, amountMinor: inThousands(broken[1]) },
    open:
      open === undefined
        ? null
        : { code: open[0], madeOn: today, dueOn: addDays(today, 6), amountMinor: inThousands(open[1]) },
  };
};
