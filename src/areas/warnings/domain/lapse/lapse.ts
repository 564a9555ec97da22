import { mayShowProbabilities, overdueFactsOf } from '#domain/identification';
import type { AccountGapLaw, Calibration, OverdueFacts } from '#domain/identification';

export type LapseFacts = {
  readonly law: AccountGapLaw;
  readonly gapDays: readonly number[];
  readonly daysSinceLast: number;
  /** Orders of this year and of the year before: baskets in money, product lines bought, complaints. */
  readonly basket: readonly [before: number, now: number];
  readonly lines: readonly [before: number, now: number];
  readonly complaints: readonly [before: number, now: number];
};

export const lapseSigns = ['silent', 'shrinking-basket', 'narrowing-lines', 'rising-complaints'] as const;
export type LapseSign = (typeof lapseSigns)[number];

export type LapseFinding = {
  readonly signs: readonly LapseSign[];
  readonly overdue: OverdueFacts;
  /** Silent beyond 95 % of its own gaps: a warning; the other signs alone are only a note. */
  readonly isWarning: boolean;
  /** Whether the chance may be shown as such, by the last back-test; else only the order among accounts. */
  readonly showsProbability: boolean;
};

const silentFrom = 0.95;
const shrunkTo = 0.7;

/**
 * Is an account leaving (docs/methods.md 11.1)? By its own rhythm, shrunk to its segment's, with what usually goes
 * before.
 * Example: usual gap 30 ± 9 days, silent for 58 → silent. Fewer than three gaps speak by the segment's law.
 */
export const lapseOf = (facts: LapseFacts, calibration: Calibration | null): LapseFinding => {
  const overdue = overdueFactsOf(facts.law, facts.gapDays, facts.daysSinceLast);
  const hasShrunk = ([before, now]: readonly [number, number]): boolean => before > 0 && now < shrunkTo * before;
  const isSilent = overdue.overdueProbability > silentFrom;
  const signs = [
    ...(isSilent ? (['silent'] as const) : []),
    ...(hasShrunk(facts.basket) ? (['shrinking-basket'] as const) : []),
    ...(facts.lines[1] < facts.lines[0] ? (['narrowing-lines'] as const) : []),
    ...(facts.complaints[1] > facts.complaints[0] ? (['rising-complaints'] as const) : []),
  ];
  return {
    signs,
    overdue,
    isWarning: isSilent,
    showsProbability: calibration !== null && mayShowProbabilities(calibration),
  };
};
