import type { Tier } from '#domain/identification';
import type { AuthorityBand, PricingPolicy } from '../policy/policy.ts';

/** What the matrix looks at beside the concession. */
export type AuthorityCase = {
  readonly tier: Tier;
  readonly familyId: string | null;
  /** Net amount of the whole document, in minor units. */
  readonly amountMinor: number;
};

/** Bands with the place of their rule in the policy, counted from 1; 0: the general ones. */
export type AuthorityRule = { readonly ruleNo: number; readonly bands: readonly AuthorityBand[] };

/** The rule that holds for a case: the first that fits, else the general bands. */
export const ruleFor = (
  { bands, rules }: Pick<PricingPolicy, 'bands' | 'rules'>,
  { tier, familyId, amountMinor }: AuthorityCase,
): AuthorityRule => {
  const at = rules.findIndex(
    (rule) =>
      (rule.tier === null || rule.tier === tier) &&
      (rule.familyId === null || rule.familyId === familyId) &&
      (rule.fromMinor === null || amountMinor >= rule.fromMinor),
  );
  return { ruleNo: at + 1, bands: rules[at]?.bands ?? bands };
};

/** The most that a band's signatures may grant: everything for the band without an upper bound. */
export const coverOf = ({ uptoBp }: AuthorityBand): number => uptoBp ?? 10_000;

/**
 * The concession that a person may grant alone: what the highest band covers that asks for one signature of a role held,
 * everything where that band has no upper bound. 0 when there is none: the list price needs nobody's authority.
 */
export const ownAuthorityBp = (bands: readonly AuthorityBand[], held: readonly string[]): number =>
  bands.reduce((highest, band) => {
    const [only, ...others] = band.needs;
    const isOwn = only !== undefined && others.length === 0 && held.includes(only);
    return isOwn ? Math.max(highest, coverOf(band)) : highest;
  }, 0);

/** The band of a concession: the first whose upper bound it does not pass. */
export const bandOf = (bands: readonly AuthorityBand[], concessionBp: number): AuthorityBand | null =>
  bands.find(({ uptoBp }) => uptoBp === null || concessionBp <= uptoBp) ?? null;

/** One line of a document, before the matrix: its rule, of `ruleFor`, its concession, and what its asker may grant alone. */
export type JudgedCase = AuthorityRule & { readonly concessionBp: number; readonly authorityBp: number };

const greatestOfRules = <T extends { readonly ruleNo: number; readonly concessionBp: number }>(
  cases: readonly T[],
): readonly T[] => {
  const greatest = new Map<number, T>();
  for (const one of cases) {
    const most = greatest.get(one.ruleNo);
    if (most === undefined || one.concessionBp > most.concessionBp) greatest.set(one.ruleNo, one);
  }
  return [...greatest.values()];
};

/** The first band that reaches a concession and that these roles can sign. */
export const signableBandOf = <Band extends { readonly coverBp: number; readonly needs: readonly string[] }>(
  bands: readonly Band[],
  concessionBp: number,
  roles: readonly string[],
): Band | null =>
  bands.find(({ coverBp, needs }) => concessionBp <= coverBp && needs.every((role) => roles.includes(role))) ?? null;

/**
 * The band of a whole document. Of lines under one rule the greatest concession decides; lines under different rules each keep
 * what their rule asks: the document reaches as far as the farthest, with the signatures of all of them. Lines that the asker
 * might grant alone ask for nothing. Null while no line is beyond the asker's authority.
 */
export const jointBandOf = (cases: readonly JudgedCase[]): AuthorityBand | null => {
  const beyond = cases.filter(({ concessionBp, authorityBp }) => concessionBp > authorityBp);
  const found = greatestOfRules(beyond).flatMap(({ bands, concessionBp }) => bandOf(bands, concessionBp) ?? []);
  const [farthest] = found.toSorted((a, b) => coverOf(b) - coverOf(a));
  if (farthest === undefined) return null;
  return {
    uptoBp: farthest.uptoBp,
    needs: [...new Set(found.flatMap(({ needs }) => needs))],
    needsExpiry: found.some(({ needsExpiry }) => needsExpiry),
  };
};
