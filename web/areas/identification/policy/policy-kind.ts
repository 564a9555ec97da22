import { policySchema } from '#areas/identification/contract';
import { policyRefusalsOf } from '#domain/identification';
import type { Policy } from '#domain/identification';
import type { PolicyDraft as Draft, PolicyKind } from '#web/app/policy/index';

/** How the policy of the identification is drafted. */
export const policyKind: PolicyKind<Policy> = {
  storageKey: 'mainstay.draft.policy',
  schema: policySchema,
  refusalsOf: policyRefusalsOf,
};

export type PolicyDraft = Draft<Policy>;
