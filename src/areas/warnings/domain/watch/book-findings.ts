import { dayOf, firstDayOf, monthOfNumber } from '#kernel/day';
import { oddBigOrderOf } from '../orders/odd-big-order.ts';
import type { OddBigOrder } from '../orders/odd-big-order.ts';
import { squeezeOf } from '../squeeze/squeeze.ts';
import type { Finding } from './finding.ts';
import type { WarningPolicy } from './policy.ts';
import { contributionIn, minorIn, sumOf } from './watched-account.ts';
import type { MonthFigures, WatchedAccount, WatchedOrder, WatchWindow } from './watched-account.ts';

const year = 12;
const monthAt = ({ firstMonth }: WatchWindow, place: number): string => monthOfNumber(firstMonth + place);
/** The first day of the last twelve whole months. */
const yearStart = (window: WatchWindow): string => firstDayOf(monthAt(window, window.months - year));
const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

const supportIn = ({ discount, pocket, serve }: MonthFigures, from: number, to: number): number =>
  sumOf(discount, from, to) + sumOf(pocket, from, to) + sumOf(serve, from, to);

/** Support up, contribution down, this year against the one before. */
export const squeezeFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  policy: WarningPolicy,
): readonly Finding[] =>
  accounts.flatMap((account): readonly Finding[] => {
    const { months } = window;
    const sideOf = (from: number) => ({
      supportMinor: minorIn(supportIn(account.figures, from, from + year), window),
      contributionMinor: minorIn(contributionIn(account.figures, from, from + year), window),
    });
    if (months < 2 * year || sumOf(account.figures.net, months - 2 * year, months - year) <= 0) return [];
    const [before, after] = [sideOf(months - 2 * year), sideOf(months - year)];
    const found = squeezeOf(before, after);
    if (found === null || found.contributionDownMinor < BigInt(policy.leastStakeMinor)) return [];
    return [
      {
        accountId: account.id,
        kind: 'squeeze',
        subject: '',
        mark: dayOf(window.asOfDay).slice(0, 4),
        evidence: {
          open: { until: monthAt(window, months - 1) },
          margin: {
            supportBeforeMinor: before.supportMinor.toString(),
            supportMinor: after.supportMinor.toString(),
            contributionBeforeMinor: before.contributionMinor.toString(),
            contributionMinor: after.contributionMinor.toString(),
          },
          cost: {},
        },
        stakeMinor: found.contributionDownMinor,
        since: yearStart(window),
        confidenceBp: null,
        step: 'stop-support',
      },
    ];
  });

const bySize = (one: WatchedOrder, other: WatchedOrder): number =>
  one.minor > other.minor ? -1 : one.minor < other.minor ? 1 : one.day - other.day;

/** Orders of the last days far above the account's usual size, one warning for all of them: check them before any support. */
export const oddOrderFindings = (
  accounts: readonly WatchedAccount[],
  { asOfDay }: WatchWindow,
  policy: WarningPolicy,
): readonly Finding[] =>
  accounts.flatMap(({ id, orders }): readonly Finding[] => {
    const odd = orders
      .flatMap((order, i) => {
        const found = order.day <= asOfDay - policy.oddOrderDays ? null : oddBigOrderOf(orders.slice(0, i), order);
        return found === null ? [] : [{ ...order, ...found }];
      })
      .toSorted(bySize);
    const [largest, ...others] = odd;
    if (largest === undefined) return [];
    const days = odd.map(({ day }) => day);
    const timesBpOf = ({ timesUsual }: OddBigOrder): number => Math.round(timesUsual * 10_000);
    const latest = odd.reduce((last, one) => (one.day >= last.day ? one : last), largest);
    return [
      {
        accountId: id,
        kind: 'odd-order',
        subject: '',
        mark: latest.key,
        otherMark: latest.otherKey ?? undefined,
        evidence: {
          open: {
            order: largest.key,
            orderedOn: dayOf(largest.day),
            amountMinor: largest.minor.toString(),
            usualMinor: largest.usualMinor.toString(),
            timesUsualBp: timesBpOf(largest),
            otherOrders: others.map(({ key }) => key),
            otherDays: others.map(({ day }) => dayOf(day)),
            otherAmountsMinor: others.map(({ minor }) => minor.toString()),
            otherTimesBp: others.map(timesBpOf),
          },
          margin: {},
          cost: {},
        },
        stakeMinor: odd.reduce((sum, { minor }) => sum + minor, 0n),
        since: dayOf(Math.min(...days)),
        confidenceBp: null,
        step: 'check-order',
      },
    ];
  });

/**
 * Key accounts of tomorrow: a service tier up, visits and support of their own before they are large. A badge has no day
 * of its own: it holds since the day of the watch that found it first.
 */
export const tomorrowFindings = (accounts: readonly WatchedAccount[], window: WatchWindow): readonly Finding[] =>
  accounts
    .filter(({ isTomorrow }) => isTomorrow)
    .map(({ id, figures }) => ({
      accountId: id,
      kind: 'tomorrow',
      subject: '',
      mark: dayOf(window.asOfDay).slice(0, 4),
      evidence: {
        open: { revenueMinor: minorIn(sumOf(figures.net, window.months - year, window.months), window).toString() },
        margin: {},
        cost: {},
      },
      stakeMinor: positive(minorIn(contributionIn(figures, window.months - year, window.months), window)),
      since: dayOf(window.todayDay),
      confidenceBp: null,
      step: 'raise-service',
    }));
