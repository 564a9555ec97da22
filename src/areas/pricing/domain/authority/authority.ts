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

/**
 * The concession that a person may grant alone: the upper bound of the highest band that asks for one signature of a
 * role held. 0 when there is none: the list price needs nobody's authority.
 */
export const ownAuthorityBp = (bands: readonly AuthorityBand[], held: readonly string[]): number =>
  bands.reduce((highest, { uptoBp, needs }) => {
    const [only, ...others] = needs;
    const isOwn = uptoBp !== null && only !== undefined && others.length === 0 && held.includes(only);
    return isOwn ? Math.max(highest, uptoBp) : highest;
  }, 0);

/** The band of a concession: the first whose upper bound it does not pass. */
export const bandOf = (bands: readonly AuthorityBand[], concessionBp: number): AuthorityBand | null =>
  bands.find(({ uptoBp }) => uptoBp === null || concessionBp <= uptoBp) ?? null;

/** The most that a band's signatures may grant: everything for the band without an upper bound. */
export const coverOf = ({ uptoBp }: AuthorityBand): number => uptoBp ?? 10_000;

/** The band that covers all of several cases: the one that reaches farthest. */
export const widestOf = (bands: readonly AuthorityBand[]): AuthorityBand | null =>
  bands.reduce<AuthorityBand | null>(
    (widest, band) => (widest === null || coverOf(band) > coverOf(widest) ? band : widest),
    null,
  );
