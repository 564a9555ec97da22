import { defineContract } from '#kernel/contract';
import { bridgeOperations } from './contract/bridge-operations.ts';
import { creditOperations } from './contract/credit-operations.ts';
import { digestOperations } from './contract/digest-operations.ts';
import { permissions } from './contract/permissions.ts';
import { runOperations } from './contract/run-operations.ts';
import { warningOperations } from './contract/warning-operations.ts';
import { watchOperations } from './contract/watch-operations.ts';

export { bridgeSchema } from './contract/bridge-operations.ts';
export { creditSchema, promiseSchema } from './contract/credit-operations.ts';
export { warningPolicySchema } from './contract/policy-schema.ts';
export { warningRunSchema } from './contract/run-operations.ts';
export { warningRowSchema } from './contract/warning-operations.ts';
export { accountWatchSchema } from './contract/watch-operations.ts';

/** Hear it before finance does: warnings with their evidence, and why contribution changed. */
export const warningsContract = defineContract({
  area: 'warnings',
  permissions,
  errors: {
    'warnings.margin-hidden': 403,
    'warnings.periods-hidden': 403,
    'warnings.lines-hidden': 403,
    'warnings.bridge-not-computed': 409,
    'warnings.group-not-found': 404,
    'warnings.not-found': 404,
    'warnings.changed-meanwhile': 409,
    'warnings.wrong-state': 409,
    'warnings.checks-open': 409,
    'warnings.check-unknown': 404,
    'warnings.reason-missing': 422,
    'warnings.owner-unknown': 422,
    'warnings.owner-blind': 422,
    'warnings.day-past': 422,
    'warnings.snooze-long': 422,
    'warnings.own-grants': 403,
    'warnings.own-grants-alone': 403,
    'warnings.policy-not-found': 404,
    'warnings.policy-changed-meanwhile': 409,
    'warnings.invalid-amount': 422,
    'warnings.dates-crossed': 422,
    'warnings.day-ahead': 422,
    'warnings.promise-not-found': 404,
    'warnings.promise-of-other': 403,
    'warnings.promise-due': 403,
    'warnings.channel-not-found': 404,
  },
  operations: {
    ...runOperations,
    ...warningOperations,
    ...bridgeOperations,
    ...creditOperations,
    ...watchOperations,
    ...digestOperations,
  },
});
