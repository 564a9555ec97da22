import type { Tier } from '#domain/identification';
import type { AuthorityBand, PricingPolicy } from '../policy/policy.ts';

/** What the matrix looks at beside the concession. */
export type AuthorityCase = {
  readonly tier: Tier;
  readonly familyId: string | null;
  /** Net amount of the whole document, in minor units. */
  readonly amountMinor: number;
};

/** The bands that hold for a case: those of the first rule that fits, else the general ones. */
export const bandsFor = (
  { bands, rules }: Pick<PricingPolicy, 'bands' | 'rules'>,
  { tier, familyId, amountMinor }: AuthorityCase,
): readonly AuthorityBand[] =>
  rules.find(
    (rule) =>
      (rule.tier === null || rule.tier === tier) &&
      (rule.familyId === null || rule.familyId === familyId) &&
      (rule.fromMinor === null || amountMinor >= rule.fromMinor),
  )?.bands ?? bands;

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

/** One line of a document, before the matrix: the bands that hold for it, of `bandsFor`, and its concession. */
export type JudgedCase = { readonly bands: readonly AuthorityBand[]; readonly concessionBp: number };

/**
 * The band of a whole document. Of lines under the same bands the greatest concession decides; lines under different
 * rules each keep what their rule asks: the document reaches as far as the farthest, with the signatures of all of them.
 * Null without a line that a band covers.
 */
export const jointBandOf = (cases: readonly JudgedCase[]): AuthorityBand | null => {
  const greatest = new Map<readonly AuthorityBand[], number>();
  for (const { bands, concessionBp } of cases)
    greatest.set(bands, Math.max(concessionBp, greatest.get(bands) ?? concessionBp));
  const found = [...greatest].flatMap(([bands, concessionBp]) => bandOf(bands, concessionBp) ?? []);
  const [farthest] = found.toSorted((a, b) => coverOf(b) - coverOf(a));
  if (farthest === undefined) return null;
  return {
    uptoBp: farthest.uptoBp,
    needs: [...new Set(found.flatMap(({ needs }) => needs))],
    needsExpiry: found.some(({ needsExpiry }) => needsExpiry),
  };
};
