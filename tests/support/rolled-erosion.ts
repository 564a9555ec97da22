import { changesOf, erosionFindings, firstWatchedMonth } from '#domain/warnings';
import { defaultWarningPolicy } from '#domain/warnings';
import type { AccountHistory, Finding, StandingWarning, WatchedAccount } from '#domain/warnings';
import { watchedAccount } from './watched-account.ts';
import { peerGroups } from './simulated-erosion.ts';

/** Month 0 of a history that is rolled: a January. */
const startMonth = 24_000;
const unitE4 = 1_000_000;

/** What a watch in the month before `end` knows of a history: the months from `first`, in 1/10,000. */
const watchedIn = (
  { account, history }: { readonly account: number; readonly history: AccountHistory },
  { first, end }: { readonly first: number; readonly end: number },
): WatchedAccount => {
  const months = end - first;
  const rows = Array.from(history.month).flatMap((month, i) => (month >= first && month < end ? [i] : []));
  const column = (values: ArrayLike<number>, unit: number) => rows.map((i) => (values[i] ?? 0) * unit);
  const month = rows.map((i) => (history.month[i] ?? 0) - first);
  const monthly = (values: readonly number[]): Float64Array => {
    const sums = new Float64Array(months);
    for (const [i, value] of values.entries()) sums[month[i] ?? 0] = (sums[month[i] ?? 0] ?? 0) + value;
    return sums;
  };
  const shared = (values: ArrayLike<number>) =>
    Float64Array.from({ length: months }, (_, m) => (values[first + m] ?? 0) * unitE4);
  const [list, net, cost] = [
    column(history.list, unitE4),
    column(history.net, unitE4),
    column(history.cost, unitE4),
  ] as const;
  const [offInvoice, service] = [shared(history.offInvoice), shared(history.service)];
  const sold = monthly(net);
  return watchedAccount(String(account).padStart(6, '0'), months, {
    group: `group ${account % peerGroups}`,
    history: {
      months,
      month,
      item: column(history.item, 1),
      quantity: column(history.quantity, 1),
      list,
      net,
      cost,
      offInvoice,
      service,
    },
    figures: {
      net: sold,
      known: sold,
      cost: monthly(cost),
      discount: monthly(list.map((value, i) => value - (net[i] ?? 0))),
      pocket: offInvoice,
      serve: service,
    },
  });
};

const standingOf = (id: string, finding: Finding): StandingWarning => ({
  ...finding,
  id,
  isOpen: true,
  closed: null,
  hasOpenChecks: false,
  snoozedAt: null,
});

export type Opening = { readonly account: number; readonly month: number };

/**
 * A book watched month after month, as a company does it, from the month `from` to the month before `to`: what warnings
 * of erosion open after the first watch, what is open in the end, and how many false alarms a year are told on average.
 */
export const rolledErosion = (
  histories: readonly AccountHistory[],
  { from, to }: { readonly from: number; readonly to: number },
) => {
  const opened: Opening[] = [];
  let standing: readonly StandingWarning[] = [];
  let [told, watches] = [0, 0];
  for (let last = from; last < to; last += 1) {
    const firstMonth = firstWatchedMonth(startMonth + last);
    const seen = { first: Math.max(0, firstMonth - startMonth), end: last + 1 };
    const window = {
      asOfDay: 0,
      todayDay: 0,
      firstMonth: startMonth + seen.first,
      months: seen.end - seen.first,
      minorE4: 100,
    };
    const accounts = histories.map((history, account) => watchedIn({ account, history }, seen));
    const { findings, falseAlarmsAYear } = erosionFindings(accounts, window, defaultWarningPolicy);
    const changes = changesOf(standing, findings, '2026-11-21');
    for (const change of changes)
      if (change.act === 'open') opened.push({ account: Number(change.finding.accountId), month: last });
    standing = findings.map((finding) => standingOf(finding.accountId, finding));
    told += falseAlarmsAYear;
    watches += 1;
  }
  return {
    opened: opened.filter(({ month }) => month > from),
    open: standing.map(({ accountId }) => Number(accountId)),
    falseAlarmsAYear: told / watches,
  };
};
