import { defineContract } from '#kernel/contract';
import { evidenceOperations } from './contract/evidence-operations.ts';
import { permissions } from './contract/permissions.ts';
import { policyOperations } from './contract/policy-operations.ts';
import { runOperations } from './contract/run-operations.ts';

export { backTestReportSchema, verdictSchema } from './contract/back-test-schema.ts';
export { backTestSchema, policyVersionSchema } from './contract/policy-operations.ts';
export { policySchema } from './contract/policy-schema.ts';
export { proposalFilter, proposalSchema, statementSchema } from './contract/evidence-operations.ts';
export { explanationSchema, seenExplanationSchema } from './contract/explanation-schema.ts';
export { portfolioSorts } from './contract/run-operations.ts';
export {
  badgeSchema,
  gateSchema,
  keyAccountTypeSchema,
  moveSchema,
  portfolioRowSchema,
  ratedTierSchema,
  reportSchema,
  runSchema,
} from './contract/schemas.ts';

/** Who the key accounts are, why, and the proof. */
export const identificationContract = defineContract({
  area: 'identification',
  permissions,
  errors: {
    'identification.as-of-ahead': 422,
    'identification.run-not-found': 404,
    'identification.run-broken': 409,
    'identification.no-run': 409,
    'identification.not-rated': 404,
    'identification.figure-hidden': 403,
    'identification.policy-not-found': 404,
    'identification.policy-refused': 422,
    'identification.policy-changed-meanwhile': 409,
    'identification.cutoff-outside': 422,
    'identification.no-orders': 409,
    'identification.back-test-refused': 409,
    'identification.value-outside': 422,
    'identification.dates-crossed': 422,
    'identification.stated-ahead': 422,
    'identification.statement-not-found': 404,
    'identification.upgrade-not-found': 404,
    'identification.already-planned': 409,
  },
  operations: { ...runOperations, ...policyOperations, ...evidenceOperations },
});
