import { monthNumberOfDay, segmentGapLaws } from '#domain/identification';
import type { AccountGapLaw } from '#domain/identification';
import { dayOf } from '#kernel/day';
import { lapseOf } from '../lapse/lapse.ts';
import type { LapseFinding } from '../lapse/lapse.ts';
import type { Finding } from './finding.ts';
import { contributionIn, minorIn, sumOf } from './watched-account.ts';
import type { WatchedAccount, WatchWindow } from './watched-account.ts';

const fewestGaps = 3;
const yearDays = 365;
/** Who has been silent for two years has left: that is history, not a warning. */
const longestSilence = 730;
/** A family speaks of a part only, so it must be surer, and weigh something. */
const familyCertainty = 0.99;
const familyLeastShare = 0.05;

const gapsOf = (days: readonly number[]): readonly number[] =>
  days
    .slice(1)
    .map((day, i) => day - (days[i] ?? day))
    .filter((gap) => gap > 0);

/** Days of orders up to the as-of day: what a file will still bring between it and an order typed in since makes no rhythm. */
const orderDaysOf = ({ orders }: WatchedAccount, asOfDay: number): readonly number[] => [
  ...new Set(orders.map(({ day }) => day).filter((day) => day <= asOfDay)),
];

/** Has it bought since the as-of day, as far as orders were typed in? Then it is not silent. */
const hasBoughtSince = (days: readonly number[], asOfDay: number): boolean => (days.at(-1) ?? asOfDay) > asOfDay;

/** Laws of gaps by group; what stands in one list stands in the other. */
const lawsOf = (groups: readonly string[], gaps: readonly (readonly number[])[]): readonly (AccountGapLaw | null)[] => {
  const members = new Map<string, number[]>();
  for (const [i, group] of groups.entries()) members.set(group, [...(members.get(group) ?? []), i]);
  const laws: (AccountGapLaw | null)[] = groups.map(() => null);
  for (const own of members.values())
    for (const [at, law] of segmentGapLaws(own.map((i) => gaps[i] ?? [])).entries()) laws[own[at] ?? 0] = law;
  return laws;
};

const basketOf = ({ orders }: WatchedAccount, from: number, to: number): number => {
  const within = orders.filter(({ day }) => day > from && day <= to);
  return within.length === 0 ? 0 : within.reduce((sum, { minor }) => sum + Number(minor), 0) / within.length;
};

const linesIn = ({ families }: WatchedAccount, from: number, to: number): number =>
  families.filter(({ days }) => days.some((day) => day > from && day <= to)).length;

const rhythmOf = ({ overdue, signs }: LapseFinding) => ({
  usualGapDays: Math.round(overdue.usualGapDays),
  spreadDays: Math.round(overdue.spreadDays),
  limitDays: Math.round(overdue.q95Days),
  laterThanBp: overdue.laterThanShare === null ? null : Math.round(overdue.laterThanShare * 10_000),
  signs,
});

/**
 * Accounts that are silent beyond their own rhythm, and families that an account which goes on has stopped buying. Orders that
 * were typed in after the as-of day end a silence.
 */
export const lapseFindings = (accounts: readonly WatchedAccount[], window: WatchWindow): readonly Finding[] => {
  const days = accounts.map((account) => orderDaysOf(account, window.asOfDay));
  const gaps = days.map(gapsOf);
  const laws = lawsOf(
    accounts.map(({ group }) => group),
    gaps,
  );
  return accounts.flatMap((account, i) => {
    const [law, own, last] = [laws[i] ?? null, gaps[i] ?? [], days[i]?.at(-1)];
    if (law === null || own.length < fewestGaps || last === undefined) return [];
    const silent = window.asOfDay - last;
    if (silent > longestSilence) return [];
    const found = lapseOf(
      {
        law,
        gapDays: own,
        daysSinceLast: silent,
        basket: [basketOf(account, last - 2 * yearDays, last - yearDays), basketOf(account, last - yearDays, last)],
        lines: [linesIn(account, last - 2 * yearDays, last - yearDays), linesIn(account, last - yearDays, last)],
        complaints: [0, 0],
      },
      null,
    );
    const isSilent =
      found.isWarning &&
      !hasBoughtSince(
        account.orders.map(({ day }) => day),
        window.asOfDay,
      );
    return isSilent ? [silentFinding(account, { found, last, window })] : familyFindings(account, window);
  });
};

type Silent = { readonly found: LapseFinding; readonly last: number; readonly window: WatchWindow };

const silentFinding = (account: WatchedAccount, { found, last, window }: Silent): Finding => {
  const end = monthNumberOfDay(last) - window.firstMonth + 1;
  return {
    accountId: account.id,
    kind: 'lapse',
    subject: '',
    mark: dayOf(last),
    evidence: {
      open: {
        lastOrderOn: dayOf(last),
        netMinor: minorIn(sumOf(account.figures.net, end - 12, end), window).toString(),
        ...rhythmOf(found),
      },
      margin: {},
      cost: {},
    },
    stakeMinor: positive(minorIn(contributionIn(account.figures, end - 12, end), window)),
    since: dayOf(last + Math.round(found.overdue.q95Days)),
    confidenceBp: account.aliveBp === null ? null : 10_000 - account.aliveBp,
    step: 'call-buyer',
  };
};

const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

const familyFindings = (account: WatchedAccount, window: WatchWindow): readonly Finding[] => {
  const bought = account.families.map(({ days }) => days.filter((day) => day <= window.asOfDay));
  const gaps = bought.map(gapsOf);
  const laws = segmentGapLaws(gaps);
  return account.families.flatMap((family, i): readonly Finding[] => {
    if (hasBoughtSince(family.days, window.asOfDay)) return [];
    const [law, own, last] = [laws[i] ?? null, gaps[i] ?? [], bought[i]?.at(-1)];
    if (law === null || law.basis !== 'own' || own.length < fewestGaps || last === undefined) return [];
    const facts = {
      law,
      gapDays: own,
      daysSinceLast: window.asOfDay - last,
      basket: [0, 0],
      lines: [0, 0],
      complaints: [0, 0],
    } as const;
    const found = lapseOf(facts, null);
    if (facts.daysSinceLast > longestSilence || found.overdue.overdueProbability < familyCertainty) return [];
    const end = monthNumberOfDay(last) - window.firstMonth + 1;
    const trade = familyTrade(account, family.id, end);
    if (trade.net < familyLeastShare * sumOf(account.figures.net, end - 12, end)) return [];
    return [
      {
        accountId: account.id,
        kind: 'family-lapse',
        subject: family.id,
        mark: dayOf(last),
        evidence: {
          open: {
            family: family.name,
            ...(family.nameEn !== null && { familyEn: family.nameEn }),
            lastOrderOn: dayOf(last),
            netMinor: minorIn(trade.net, window).toString(),
            ...rhythmOf(found),
          },
          margin: {},
          cost: {},
        },
        stakeMinor: positive(minorIn(trade.margin, window)),
        since: dayOf(last + Math.round(found.overdue.q95Days)),
        confidenceBp: Math.round(found.overdue.overdueProbability * 10_000),
        step: 'offer-family',
      },
    ];
  });
};

/** What the family brought in the twelve months up to one; margin over known costs. */
const familyTrade = ({ history, familyOf }: WatchedAccount, family: string, end: number) => {
  let [net, margin] = [0, 0];
  for (let i = 0; i < history.month.length; i += 1) {
    const month = history.month[i] ?? 0;
    if (month < end - 12 || month >= end || familyOf[history.item[i] ?? 0] !== family) continue;
    const [sold, cost] = [history.net[i] ?? 0, history.cost[i] ?? Number.NaN];
    net += sold;
    if (!Number.isNaN(cost)) margin += sold - cost;
  }
  return { net, margin };
};
