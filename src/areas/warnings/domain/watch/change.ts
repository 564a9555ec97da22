import { canonicalJson } from '#kernel/canonical-json';
import { keyOf } from './watch-book.ts';
import type { Finding, WarningEvidence } from './finding.ts';

/** A warning as it stands, as far as a run has to know it. */
export type StandingWarning = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: Finding['kind'];
  readonly subject: string;
  readonly isOpen: boolean;
  /** A person closed it; else the run did. */
  readonly isClosedByPerson: boolean;
  readonly mark: string;
  readonly evidence: WarningEvidence;
  readonly stakeMinor: bigint;
};

export type WarningChange =
  | { readonly act: 'open'; readonly finding: Finding }
  | { readonly act: 'refresh'; readonly id: string; readonly finding: Finding; readonly stakeBefore: bigint }
  | { readonly act: 'close'; readonly id: string };

const isSame = (standing: StandingWarning, { mark, evidence, stakeMinor }: Finding): boolean =>
  standing.mark === mark &&
  standing.stakeMinor === stakeMinor &&
  canonicalJson({ ...standing.evidence }) === canonicalJson({ ...evidence });

/**
 * What a run changes: a finding opens a warning unless one is open (then its evidence is brought up to date) or a person
 * closed one that told the same; an open warning whose finding is gone is closed. The same findings again change nothing.
 */
export const changesOf = (
  standing: readonly StandingWarning[],
  findings: readonly Finding[],
): readonly WarningChange[] => {
  const open = new Map(standing.filter(({ isOpen }) => isOpen).map((one) => [keyOf(one), one]));
  const told = new Set(
    standing.filter((one) => !one.isOpen && one.isClosedByPerson).map((one) => `${keyOf(one)}\n${one.mark}`),
  );
  const found = new Set(findings.map(keyOf));
  const news = findings.flatMap((finding): readonly WarningChange[] => {
    const held = open.get(keyOf(finding));
    if (held === undefined) return told.has(`${keyOf(finding)}\n${finding.mark}`) ? [] : [{ act: 'open', finding }];
    return isSame(held, finding) ? [] : [{ act: 'refresh', id: held.id, finding, stakeBefore: held.stakeMinor }];
  });
  const gone = [...open.values()].filter((one) => !found.has(keyOf(one)));
  return [...news, ...gone.map(({ id }): WarningChange => ({ act: 'close', id }))];
};
