/** A promise to pay; days are day numbers. */
export type PaymentPromise = {
  readonly madeDay: number;
  readonly dueDay: number;
  readonly amountMinor: bigint;
};

export type ReceivedPayment = { readonly day: number; readonly amountMinor: bigint };

export type PromiseOutcome = {
  readonly state: 'open' | 'kept' | 'broken';
  /** Paid in time against this promise. */
  readonly paidMinor: bigint;
};

/**
 * Was each promise kept? Payments from the day of the promise to its day, plus grace for the bank, count; a payment counts
 * once, for the promise that was due first. Broken only after its day and the grace have passed. Outcomes in the order
 * given. Example: 100 promised by day 10 with 3 days of grace, 60 paid on day 9 → on day 14 broken, 60 paid.
 */
export const promiseOutcomes = (
  promises: readonly PaymentPromise[],
  payments: readonly ReceivedPayment[],
  { asOfDay, graceDays }: { readonly asOfDay: number; readonly graceDays: number },
): readonly PromiseOutcome[] => {
  const left = payments
    .filter(({ day }) => day <= asOfDay)
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, amountMinor }) => ({ day, amountMinor }));
  const outcomes = promises.map((): PromiseOutcome => ({ state: 'open', paidMinor: 0n }));
  const byDue = promises
    .map((promise, i) => ({ promise, i }))
    .toSorted((a, b) => a.promise.dueDay - b.promise.dueDay || a.i - b.i);
  for (const { promise, i } of byDue) {
    let paid = 0n;
    for (const payment of left) {
      if (payment.day < promise.madeDay || payment.day > promise.dueDay + graceDays || paid >= promise.amountMinor)
        continue;
      const wanted = promise.amountMinor - paid;
      const used = payment.amountMinor < wanted ? payment.amountMinor : wanted;
      if (used <= 0n) continue;
      payment.amountMinor -= used;
      paid += used;
    }
    const isPast = asOfDay > promise.dueDay + graceDays;
    outcomes[i] = { state: paid >= promise.amountMinor ? 'kept' : isPast ? 'broken' : 'open', paidMinor: paid };
  }
  return outcomes;
};
