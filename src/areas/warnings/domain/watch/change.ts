import { canonicalJson } from '#kernel/canonical-json';
import { addDays, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { isDemanding } from './checks.ts';
import { keyOf } from './watch-book.ts';
import type { Finding, WarningEvidence } from './finding.ts';
import { hasDoubled, isClearlyWorse, severityOf } from './worse.ts';
import type { Weighed } from './worse.ts';

/** A warning as it stands, as far as a run has to know it. */
export type StandingWarning = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: Finding['kind'];
  readonly subject: string;
  readonly isOpen: boolean;
  /** How a person closed it, and no run found it gone since; null: it is open, or the run closed it. */
  readonly closed: { readonly on: Day; readonly isResolved: boolean } | null;
  readonly mark: string;
  readonly evidence: WarningEvidence;
  readonly stakeMinor: bigint;
  readonly since: Finding['since'];
  readonly confidenceBp: number | null;
  /** A risk check is not answered yet. */
  readonly hasOpenChecks: boolean;
  /** How bad it was when a person put it off; null: nobody did, or the day has come. */
  readonly snoozedAt: Weighed | null;
};

export type WarningChange =
  /** `earlierId`: what a person closed, and what tells it again. */
  | { readonly act: 'open'; readonly finding: Finding; readonly earlierId: string | null }
  | {
      readonly act: 'refresh';
      readonly id: string;
      readonly finding: Finding;
      readonly stakeBefore: bigint;
      /** It was put off, and has got clearly worse since. */
      readonly wakes: boolean;
      /** Something new came in, which the answers to its checks know nothing of. */
      readonly asksAnew: boolean;
    }
  | { readonly act: 'close'; readonly id: string }
  | { readonly act: 'forget'; readonly id: string };

const isSame = (standing: StandingWarning, { mark, evidence, stakeMinor, confidenceBp }: Finding): boolean =>
  standing.mark === mark &&
  standing.stakeMinor === stakeMinor &&
  standing.confidenceBp === confidenceBp &&
  canonicalJson({ ...standing.evidence }) === canonicalJson({ ...evidence });

/** Kinds whose mark is the month of the alarm, which moves a little as the history that is looked at moves on. */
const drifts: ReadonlySet<Finding['kind']> = new Set(['erosion', 'payment-drift']);

/** Kinds that hold since the first watch that found them. */
const foundFirst: ReadonlySet<Finding['kind']> = new Set(['tomorrow']);

const hasMark = ({ mark, otherMark }: Finding, told: string): boolean => told === mark || told === otherMark;

/** Kinds of profit that leaks: who says that it was dealt with is held to it. */
const leaks: ReadonlySet<Finding['kind']> = new Set(['erosion', 'squeeze']);
const daysToMend = 90;

/** A leak that a person said was dealt with, and that is still found a quarter later. One that was dismissed is no leak to him. */
const isStillOpen = ({ kind, closed }: StandingWarning, today: Day): boolean =>
  leaks.has(kind) && closed !== null && closed.isResolved && addDays(closed.on, daysToMend) <= today;

const closedLater = (one: StandingWarning, other: StandingWarning): StandingWarning =>
  (other.closed?.on ?? '') >= (one.closed?.on ?? '') ? other : one;

/** Whether a finding tells what this warning told: the same mark, or a drift that had begun when that one was heard. */
const tellsSame = ({ mark }: StandingWarning, finding: Finding): boolean =>
  hasMark(finding, mark) || (drifts.has(finding.kind) && monthOf(finding.since) <= mark);

/**
 * What a run changes: a finding opens a warning unless one is open (then its evidence is brought up to date, and it wakes if
 * it was put off and is clearly worse) or a person closed one that told the same and half of what is at stake now, a leak that he
 * called dealt with for a quarter at most; an open warning whose finding is gone is closed, unless its risk check is not answered: no age answers it. What a person closed is forgotten once
 * its finding is gone, so that the same coming back is news. The same findings again change nothing.
 */
export const changesOf = (
  standing: readonly StandingWarning[],
  findings: readonly Finding[],
  today: Day,
): readonly WarningChange[] => {
  const open = new Map(standing.filter(({ isOpen }) => isOpen).map((one) => [keyOf(one), one]));
  const closed = Map.groupBy(
    standing.filter((one) => !one.isOpen && one.closed !== null),
    keyOf,
  );
  const foundKeys = new Set(findings.map(keyOf));
  const news = findings.flatMap((found): readonly WarningChange[] => {
    const held = open.get(keyOf(found));
    const finding = held !== undefined && foundFirst.has(found.kind) ? { ...found, since: held.since } : found;
    if (held !== undefined) {
      if (isSame(held, finding)) return [];
      const weighed = { stakeMinor: finding.stakeMinor, severity: severityOf(finding) };
      const wakes = held.snoozedAt !== null && isClearlyWorse(held.snoozedAt, weighed);
      const asksAnew = !hasMark(finding, held.mark) && isDemanding(finding.kind);
      return [{ act: 'refresh', id: held.id, finding, stakeBefore: held.stakeMinor, wakes, asksAnew }];
    }
    const told = (closed.get(keyOf(finding)) ?? []).filter((one) => tellsSame(one, finding));
    const [first, ...others] = told;
    if (first === undefined) return [{ act: 'open', finding, earlierId: null }];
    const last = others.reduce(closedLater, first);
    if (isStillOpen(last, today)) return [{ act: 'open', finding, earlierId: last.id }];
    const largest = others.reduce((most, one) => (one.stakeMinor >= most.stakeMinor ? one : most), first);
    return hasDoubled(largest.stakeMinor, finding.stakeMinor) ? [{ act: 'open', finding, earlierId: largest.id }] : [];
  });
  const gone = standing.flatMap((one): readonly WarningChange[] => {
    if (foundKeys.has(keyOf(one)) || !(one.isOpen || one.closed !== null)) return [];
    if (one.isOpen && one.hasOpenChecks) return [];
    return [{ act: one.isOpen ? 'close' : 'forget', id: one.id }];
  });
  return [...news, ...gone];
};
