import { pricingPolicySchema } from '#areas/pricing/contract';
import { pricingPolicyRefusalsOf } from '#domain/pricing';
import type { PricingPolicy } from '#domain/pricing';
import type { PolicyDraft, PolicyKind } from '#web/app/policy/index';

/** How the policy of prices is drafted. */
export const pricingPolicyKind: PolicyKind<PricingPolicy> = {
  storageKey: 'mainstay.draft.pricing-policy',
  schema: pricingPolicySchema,
  refusalsOf: pricingPolicyRefusalsOf,
};

export type PricingDraft = PolicyDraft<PricingPolicy>;
