import { defineContract } from '#kernel/contract';
import { bridgeOperations } from './contract/bridge-operations.ts';
import { permissions } from './contract/permissions.ts';

export { bridgeSchema } from './contract/bridge-operations.ts';

/** Hear it before finance does: warnings with their evidence, and why contribution changed (product/06-warnings). */
export const warningsContract = defineContract({
  area: 'warnings',
  permissions,
  errors: { 'warnings.margin-hidden': 403 },
  operations: { ...bridgeOperations },
});
