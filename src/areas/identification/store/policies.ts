import type { z } from 'zod';
import { versionedPolicy } from '#platform/policies';
import type { PolicyVersion } from '#platform/policies';
import { policySchema } from '../contract/policy-schema.ts';
import { defaultPolicy } from '../domain/index.ts';
import type { Policy } from '../domain/index.ts';

export type IdentificationPolicyVersion = PolicyVersion<Policy>;

export const identificationPolicies = versionedPolicy<Policy, z.output<typeof policySchema>>({
  table: 'policy',
  schema: policySchema,
  initial: defaultPolicy,
  objectType: 'policy',
  errors: {
    notFound: 'identification.policy-not-found',
    changedMeanwhile: 'identification.policy-changed-meanwhile',
  },
});
