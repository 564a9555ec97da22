import type { z } from 'zod';
import { versionedPolicy } from '#platform/policies';
import type { PolicyVersion } from '#platform/policies';
import { warningPolicySchema } from '../contract/policy-schema.ts';
import { defaultWarningPolicy } from '../domain/index.ts';
import type { WarningPolicy } from '../domain/index.ts';

export type WarningPolicyVersion = PolicyVersion<WarningPolicy>;

export const warningPolicies = versionedPolicy<WarningPolicy, z.output<typeof warningPolicySchema>>({
  table: 'warningPolicy',
  // Versions from before the one cost of capital name one of their own (docs/decisions/0016).
  schema: warningPolicySchema.strip(),
  initial: defaultWarningPolicy,
  objectType: 'warning-policy',
  errors: {
    notFound: 'warnings.policy-not-found',
    changedMeanwhile: 'warnings.policy-changed-meanwhile',
  },
});
