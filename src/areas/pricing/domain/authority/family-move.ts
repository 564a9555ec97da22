import { approverRoles } from '../policy/policy.ts';
import type { PricingPolicy } from '../policy/policy.ts';
import { ownAuthorityBp, ruleFor } from './authority.ts';

type Families = Pick<PricingPolicy, 'bands' | 'rules' | 'freightServiceBp' | 'freightServiceByFamily'>;

/** Freight and service of a product family as a share of cost, in basis points; null = no family. */
export const freightServiceShareBp = (
  policy: Pick<Families, 'freightServiceBp' | 'freightServiceByFamily'>,
  familyId: string | null,
): number => (familyId === null ? undefined : policy.freightServiceByFamily[familyId]) ?? policy.freightServiceBp;

const widensAuthority = (policy: Families, fromId: string | null, toId: string | null): boolean => {
  const tiers = [...new Set(['unrated' as const, ...policy.rules.flatMap(({ tier }) => tier ?? [])])];
  const amounts = [0, ...policy.rules.flatMap(({ fromMinor }) => fromMinor ?? [])];
  return tiers.some((tier) =>
    amounts.some((amountMinor) => {
      const [before, after] = [fromId, toId].map((familyId) => ruleFor(policy, { tier, familyId, amountMinor }).bands);
      return approverRoles.some((role) => ownAuthorityBp(after ?? [], [role]) > ownAuthorityBp(before ?? [], [role]));
    }),
  );
};

/**
 * Whether a product sells more easily once it stands in another family: its floor is lower, by a lower share of freight and service, or
 * somebody may concede more of its price alone. Example: from a family of 12 % freight to one of 3 %.
 */
export const isLaxerFamily = (policy: Families, fromId: string | null, toId: string | null): boolean =>
  freightServiceShareBp(policy, toId) < freightServiceShareBp(policy, fromId) || widensAuthority(policy, fromId, toId);
