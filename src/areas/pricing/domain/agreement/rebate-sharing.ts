import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import { allocate } from '../waterfall/allocate.ts';
import { settlementDays, settledLaterE4 } from './rebate-settlement.ts';

/** A signed agreement that grants a rebate; amounts are 1/10,000. */
export type RebateAgreement = {
  readonly id: string;
  readonly from: Day;
  readonly last: Day;
  readonly accruedE4: bigint;
  readonly accountIds: ReadonlySet<string>;
};

export type BookedRebate = {
  readonly accountId: string;
  readonly on: Day;
  readonly amountE4: bigint;
  /** The agreement whose number the entry names; null where it names none. */
  readonly agreementId: string | null;
};

export type SharedRebates = {
  readonly bookedE4: ReadonlyMap<string, bigint>;
  /** Agreements of whose booked rebates a part was shared with another one. */
  readonly shared: ReadonlySet<string>;
};

const goesOn = /[A-Za-z0-9]/;

/** Whether a text names a number as a whole. Example: "A2026-0001返利" names "A2026-0001", "A2026-00012" does not. */
export const namesNumber = (text: string, number: string): boolean => {
  if (number === '') return false;
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const around = `${text[at - 1] ?? ''}${text[at + number.length] ?? ''}`;
    if (!goesOn.test(around)) return true;
  }
  return false;
};

/**
 * What of the rebates that the ledger has booked belongs to each agreement. An entry that names one is of that one. Any
 * other first settles what agreements of its account that ended up to 90 days before left open, the earliest first; the rest is shared
 * among those in force on its day by what each accrued, to the cent (largest remainder). No entry is counted twice.
 * Example: 90 booked, 200 and 100 accrued → 60 and 30.
 */
export const shareRebates = (
  agreements: readonly RebateAgreement[],
  entries: readonly BookedRebate[],
  centE4: bigint,
): SharedRebates => {
  const bookedE4 = new Map(agreements.map(({ id }) => [id, 0n]));
  const shared = new Set<string>();
  const add = (id: string, amountE4: bigint) => bookedE4.set(id, (bookedE4.get(id) ?? 0n) + amountE4);
  for (const { agreementId, amountE4 } of entries)
    if (agreementId !== null && bookedE4.has(agreementId)) add(agreementId, amountE4);
  const unnamed = entries.filter(({ agreementId }) => agreementId === null || !bookedE4.has(agreementId));
  for (const { accountId, on, amountE4 } of unnamed.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const own = agreements.filter(({ accountIds }) => accountIds.has(accountId));
    let left = amountE4;
    for (const { id, last, accruedE4 } of own.toSorted((a, b) => (a.last < b.last ? -1 : 1))) {
      if (last >= on || addDays(last, settlementDays) < on) continue;
      const settled = settledLaterE4(accruedE4 - (bookedE4.get(id) ?? 0n), left);
      add(id, settled);
      left -= settled;
    }
    const running = own.filter(({ from, last }) => from <= on && on <= last);
    const cents = allocate(
      left / centE4,
      running.map((one) => one.accruedE4),
    );
    for (const [at, { id }] of running.entries()) add(id, (cents[at] ?? 0n) * centE4 + (at === 0 ? left % centE4 : 0n));
    if (running.length > 1 && left !== 0n) for (const { id } of running) shared.add(id);
  }
  return { bookedE4, shared };
};
