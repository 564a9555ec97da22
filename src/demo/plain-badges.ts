import { addMonths, dayNumberOf } from '#kernel/day';
import type { DemoCompany } from './demo-company.ts';
import type { PlainFacts } from './plain-facts.ts';

/** The planted kinds whose definitions can be read off the records. */
export type PlainBadge = 'oneOffGiants' | 'squeezers' | 'slowPayers' | 'lapsing' | 'lossMakers' | 'tomorrow';

/** Accounts by plain definition (demo-company.ts, file head). */
export const plainBadgesOf = (
  demo: DemoCompany,
  facts: ReadonlyMap<string, PlainFacts>,
  endDay: string,
): Readonly<Record<PlainBadge, readonly string[]>> => {
  const end = dayNumberOf(endDay);
  const buyers = [...facts.values()].filter(({ net }) => net > 0);
  const revenues = buyers.map(({ net }) => net).toSorted((a, b) => b - a);
  const topQuarter = revenues[Math.floor(revenues.length / 4)] ?? 0;
  const median = revenues[Math.floor(revenues.length / 2)] ?? 0;
  const yearAgo = dayNumberOf(addMonths(endDay, -12));
  const founded = new Map(demo.accounts.map(({ code, foundedOn }) => [code, foundedOn ? dayNumberOf(foundedOn) : 0]));
  const codesOf = (has: (account: PlainFacts) => boolean): string[] => buyers.filter(has).map(({ code }) => code);
  return {
    oneOffGiants: codesOf(isOneOff),
    squeezers: codesOf((account) => account.net >= topQuarter && marginFallOf(account) >= 0.03),
    slowPayers: codesOf((account) => daysBeyondTermsOf(account) >= 30 || account.billedOver60 >= 0.25 * account.billed),
    lapsing: codesOf((account) => isSilent(account, end)),
    lossMakers: codesOf(({ contribution }) => contribution < 0),
    tomorrow: codesOf(
      (account) =>
        account.net < median &&
        daysBeyondTermsOf(account) <= 3 &&
        hardOrdersSince(account, yearAgo) >= 2 &&
        end - (founded.get(account.code) ?? 0) <= 6 * 365.25,
    ),
  };
};

export const daysBeyondTermsOf = ({ lateDays, billed }: PlainFacts): number => (billed > 0 ? lateDays / billed : 0);

/** Points of contribution per revenue lost between the two halves of the 24 months; 0 while one half is empty. */
export const marginFallOf = ({ earlier, later }: PlainFacts): number =>
  earlier.net > 0 && later.net > 0 ? earlier.contribution / earlier.net - later.contribution / later.net : 0;

/** Share of the largest order in the net revenue of 24 months. */
export const largestShareOf = ({ orders }: PlainFacts): number => {
  const values = [...orders.values()].filter(({ isRecent }) => isRecent).map(({ net }) => net);
  return Math.max(...values) / values.reduce((sum, value) => sum + value, 0);
};

const isOneOff = (account: PlainFacts): boolean => largestShareOf(account) >= 0.5;

const hardOrdersSince = ({ orders }: PlainFacts, day: number): number =>
  [...orders.values()].filter((order) => order.isHard && order.day > day).length;

/** Silent for longer than the 95 % quantile of the gamma law of its own gaps (Wilson–Hilferty), after six order days or more. */
const isSilent = ({ orders }: PlainFacts, end: number): boolean => {
  const days = [...new Set([...orders.values()].map(({ day }) => day))].toSorted((a, b) => a - b);
  if (days.length < 6) return false;
  const gaps = days.slice(1).map((day, at) => day - (days[at] ?? day));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
  const shape = mean ** 2 / variance;
  const quantile = mean * (1 - 1 / (9 * shape) + 1.645 / Math.sqrt(9 * shape)) ** 3;
  return end - (days.at(-1) ?? end) > quantile;
};
