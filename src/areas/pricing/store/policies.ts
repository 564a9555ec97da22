import type { z } from 'zod';
import { versionedPolicy } from '#platform/policies';
import type { PolicyVersion } from '#platform/policies';
import { pricingPolicySchema } from '../contract/policy-schema.ts';
import { defaultPricingPolicy } from '../domain/index.ts';
import type { PricingPolicy } from '../domain/index.ts';

export type PricingPolicyVersion = PolicyVersion<PricingPolicy>;

export const pricingPolicies = versionedPolicy<PricingPolicy, z.output<typeof pricingPolicySchema>>({
  table: 'pricingPolicy',
  schema: pricingPolicySchema,
  initial: defaultPricingPolicy,
  objectType: 'pricing-policy',
  errors: {
    notFound: 'pricing.policy-not-found',
    changedMeanwhile: 'pricing.policy-changed-meanwhile',
  },
});
