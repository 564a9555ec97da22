import type { FamilyGuard } from '#areas/ledger';
import { isLaxerFamily } from '../domain/index.ts';
import { pricingPolicies } from '../store/policies.ts';

/** A product goes to a family that it sells more easily in by finance only, as its cost is lowered by finance only. */
export const guardFamilies: FamilyGuard = async ({ db, company, actor, newId, now }, moves) => {
  if (moves.length === 0 || actor.scopeOf('pricing.revalue') !== null) return new Set();
  const { policy } = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  return new Set(
    moves.flatMap(({ productId, fromId, toId }) => (isLaxerFamily(policy, fromId, toId) ? [productId] : [])),
  );
};
