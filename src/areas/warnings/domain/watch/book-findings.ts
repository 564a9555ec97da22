import { dayOf, firstDayOf, monthOfNumber } from '#kernel/day';
import { oddBigOrderOf } from '../orders/odd-big-order.ts';
import { squeezeOf } from '../squeeze/squeeze.ts';
import type { Finding } from './finding.ts';
import type { WarningPolicy } from './policy.ts';
import { contributionIn, minorIn, sumOf } from './watched-account.ts';
import type { MonthFigures, WatchedAccount, WatchWindow } from './watched-account.ts';

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

/** Orders of the last days far above the account's usual size: check them before any support. */
export const oddOrderFindings = (
  accounts: readonly WatchedAccount[],
  { asOfDay }: WatchWindow,
  policy: WarningPolicy,
): readonly Finding[] =>
  accounts.flatMap(({ id, orders }) =>
    orders.flatMap((order, i): readonly Finding[] => {
      if (order.day <= asOfDay - policy.oddOrderDays) return [];
      const odd = oddBigOrderOf(
        orders.slice(0, i).map(({ minor }) => minor),
        order.minor,
      );
      if (odd === null) return [];
      return [
        {
          accountId: id,
          kind: 'odd-order',
          subject: order.key,
          mark: order.key,
          evidence: {
            open: {
              order: order.key,
              orderedOn: dayOf(order.day),
              amountMinor: order.minor.toString(),
              usualMinor: odd.usualMinor.toString(),
              timesUsualBp: Math.round(odd.timesUsual * 10_000),
            },
            margin: {},
            cost: {},
          },
          stakeMinor: order.minor,
          since: dayOf(order.day),
          confidenceBp: null,
          step: 'check-order',
        },
      ];
    }),
  );

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
