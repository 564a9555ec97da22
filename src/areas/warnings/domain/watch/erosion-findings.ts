import { firstDayOf, monthOfNumber } from '#kernel/day';
import { driversOf, worstDrivers } from '../erosion/drivers.ts';
import { erosionOf } from '../erosion/erosion.ts';
import type { ErosionFinding } from '../erosion/erosion.ts';
import { monitoredSeriesOf } from '../series/monitored-series.ts';
import type { MonitoredSeries } from '../series/monitored-series.ts';
import { heardWithin } from '../erosion/heard-shares.ts';
import type { HeardShares } from '../erosion/heard-shares.ts';
import { erosionBookOf } from '../erosion/watch-basis.ts';
import type { WatchBasis } from '../erosion/watch-basis.ts';
import type { Finding } from './finding.ts';
import type { WarningPolicy } from './policy.ts';
import { contributionIn, minorIn, sumOf } from './watched-account.ts';
import type { WatchedAccount, WatchWindow } from './watched-account.ts';

const yearMonths = 12;
const bpOf = (share: number): number => Math.round(share * 10_000);

const nan = Number.NaN;
const bpsOf = (values: Iterable<number>): readonly (number | null)[] =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : bpOf(value)));

/** Prices of the same products against the mean of their first year. */
const priceIndexOf = ({ price }: MonitoredSeries): readonly number[] => {
  const usual = meanOver(
    Array.from(price)
      .filter((level) => !Number.isNaN(level))
      .slice(0, yearMonths),
  );
  return Array.from(price, (level) => Math.exp(level - usual));
};

const meanOver = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? nan : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** The account's own margin of the same products, in shares of net; prices alone where no cost is known. */
const levelsOf = (series: MonitoredSeries): readonly number[] =>
  Array.from(series.price, (price, m) =>
    Number.isNaN(series.costShare)
      ? price
      : series.costShare * (series.markup[m] ?? nan) - (series.offInvoice[m] ?? 0) - (series.service[m] ?? 0),
  );

/**
 * Is the account's own margin since the onset, of its last year at most, under that before? A whole year counts, so that
 * a season does not open and close the same warning; whether a fall was made good is said by its chart.
 */
const isFallen = (levels: readonly number[], since: number): boolean => {
  const known = levels.slice(since).filter((level) => !Number.isNaN(level));
  return meanOver(known.slice(-yearMonths)) < meanOver(levels.slice(0, since));
};

export type ErosionWatch = {
  readonly findings: readonly Finding[];
  readonly falseAlarmsAYear: number;
  readonly basis: WatchBasis;
  readonly heard: HeardShares | null;
};

/** Silent erosion of the whole book as findings, by what it was watched, how soon it is heard, and the false alarms that such a book gives in a year. */
export const erosionFindings = (
  accounts: readonly WatchedAccount[],
  window: WatchWindow,
  policy: WarningPolicy,
): ErosionWatch => {
  const { months } = window;
  const series = accounts.map(({ history }) => monitoredSeriesOf(history));
  const groups = accounts.map(({ group }) => group);
  const report = erosionOf(erosionBookOf(series, groups, months), policy.erosion);
  const findings = report.findings.flatMap((found) => {
    const [account, own] = [accounts[found.account], series[found.account]];
    if (account === undefined || own === undefined || !isFallen(levelsOf(own), found.since)) return [];
    const finding = findingOf(
      { account, own, found, needed: report.noises[found.account]?.monthsNeeded ?? null },
      window,
    );
    return finding.stakeMinor < BigInt(policy.leastStakeMinor) ? [] : [finding];
  });
  return {
    findings,
    falseAlarmsAYear: report.falseAlarmsAYear,
    basis: report.basis,
    heard: heardWithin(
      accounts.map(({ figures }, account) => ({
        contribution: contributionIn(figures, months - yearMonths, months),
        noise: report.noises[account] ?? null,
      })),
    ),
  };
};

type Found = {
  readonly account: WatchedAccount;
  readonly own: MonitoredSeries;
  readonly found: ErosionFinding;
  readonly needed: number | null;
};

const findingOf = ({ account, own, found, needed }: Found, window: WatchWindow): Finding => {
  const { months, firstMonth } = window;
  const { figures } = account;
  const monthAt = (place: number): string => monthOfNumber(firstMonth + place);
  const netYear = sumOf(figures.net, months - yearMonths, months);
  const [discount, net] = [sumOf(figures.discount, 0, found.since), sumOf(figures.net, 0, found.since)];
  const drivers = driversOf(own, {
    since: found.since,
    until: months,
    discountShare: discount + net > 0 ? discount / (discount + net) : 0,
  });
  const worst = worstDrivers(drivers);
  return {
    accountId: account.id,
    kind: 'erosion',
    subject: '',
    mark: monthAt(found.alarmAt),
    evidence: {
      open: {
        since: monthAt(found.since),
        alarm: monthAt(found.alarmAt),
        until: monthAt(months - 1),
        firstMonth: monthAt(0),
        shape: found.shape,
        charts: found.charts,
        isConfirmed: found.isConfirmed,
        monthsNeeded: needed,
        priceIndexBp: bpsOf(priceIndexOf(own)),
      },
      margin: {
        shortfallBp: bpOf(found.shortfall),
        besidePeersBp: bpsOf(found.series),
        alarmPathBp: bpsOf(found.path),
        worst: worst.filter((driver) => driver !== 'cost'),
      },
      cost: {
        // Of single months, which can be one order (docs/decisions/0014); what the peers share is taken off the series above.
        levelsBp: bpsOf(levelsOf(own)),
        ...Object.fromEntries(Object.entries(drivers).map(([driver, share]) => [driver, bpOf(share)])),
        worstOfAll: worst,
      },
    },
    stakeMinor: minorIn(Math.max(0, found.shortfall * netYear), window),
    since: firstDayOf(monthAt(found.since)),
    confidenceBp: bpOf(found.confidence),
    step: worst[0] === 'cost' || worst[0] === 'service' ? 'review-costs' : 'talk-prices',
  };
};
