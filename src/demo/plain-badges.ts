import { addMonths, dayNumberOf } from '#kernel/day';
import { ownProductTag } from './account-records.ts';
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
  const buyers = buyersOf(facts);
  const revenues = buyers.map(({ net }) => net).toSorted((a, b) => b - a);
  const topQuarter = revenues[Math.floor(revenues.length / 4)] ?? 0;
  const lacks = tomorrowLacksOf(demo, facts, endDay);
  const codesOf = (has: (account: PlainFacts) => boolean): string[] => buyers.filter(has).map(({ code }) => code);
  return {
    oneOffGiants: codesOf(isOneOff),
    squeezers: codesOf((account) => account.net >= topQuarter && marginFallOf(account) >= 0.03),
    slowPayers: codesOf((account) => daysBeyondTermsOf(account) >= 30 || account.billedOver60 >= 0.25 * account.billed),
    lapsing: codesOf((account) => isSilent(account, end)),
    lossMakers: codesOf(({ contribution }) => contribution < 0),
    tomorrow: codesOf(({ code }) => lacks.get(code)?.length === 0),
  };
};

const buyersOf = (facts: ReadonlyMap<string, PlainFacts>): readonly PlainFacts[] =>
  [...facts.values()].filter(({ net }) => net > 0);

/** What a buyer lacks to be a key account of tomorrow, by code; nothing for those who are. */
export type Lack = 'small' | 'punctual' | 'special' | 'young' | 'different' | 'alive';
export const tomorrowLacksOf = (
  demo: DemoCompany,
  facts: ReadonlyMap<string, PlainFacts>,
  endDay: string,
): ReadonlyMap<string, readonly Lack[]> => {
  const end = dayNumberOf(endDay);
  const yearAgo = dayNumberOf(addMonths(endDay, -12));
  const buyers = buyersOf(facts);
  const revenues = buyers.map(({ net }) => net).toSorted((a, b) => b - a);
  const median = revenues[Math.floor(revenues.length / 2)] ?? 0;
  const records = new Map(demo.accounts.map((account) => [account.code, account]));
  return new Map(
    buyers.map((account) => {
      const { foundedOn, tags } = records.get(account.code) ?? {};
      const ageDays = end - (foundedOn === undefined ? 0 : dayNumberOf(foundedOn));
      const has: Readonly<Record<Lack, boolean>> = {
        small: account.net < median,
        punctual: daysBeyondTermsOf(account) <= 3,
        special: hardProjectsSince(account, yearAgo) >= 2,
        young: ageDays <= 6 * 365.25,
        different: tags?.includes(ownProductTag) === true,
        alive: !isSilent(account, end),
      };
      return [account.code, lacks.filter((lack) => !has[lack])];
    }),
  );
};
const lacks: readonly Lack[] = ['small', 'punctual', 'special', 'young', 'different', 'alive'];

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

/** Projects with special or complex orders after a day; what is ordered within 30 days of the first belongs to one. */
const hardProjectsSince = ({ orders }: PlainFacts, day: number): number => {
  const days = [...orders.values()].filter((order) => order.isHard && order.day > day).map((order) => order.day);
  const starts: number[] = [];
  for (const ordered of days.toSorted((a, b) => a - b))
    if (ordered - (starts.at(-1) ?? Number.NEGATIVE_INFINITY) > 30) starts.push(ordered);
  return starts.length;
};

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
