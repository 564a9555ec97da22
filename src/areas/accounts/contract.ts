import { defineContract } from '#kernel/contract';
import { accountOperations } from './contract/account-operations.ts';
import { fileOperations } from './contract/file-operations.ts';
import { permissions } from './contract/permissions.ts';
import { personOperations } from './contract/person-operations.ts';
import { recordOperations } from './contract/record-operations.ts';
import { setupOperations } from './contract/setup-operations.ts';

export { placeErrors } from './contract/account-operations.ts';
export {
  accountKindSchema,
  accountRefSchema,
  kaTypeSchema,
  lifecycleSchema,
  mergeSchema,
  tierSchema,
} from './contract/schemas.ts';

/** Accounts, their tree and teams, persons and roles, and what is written about them. */
export const accountsContract = defineContract({
  area: 'accounts',
  permissions,
  errors: {
    'accounts.not-found': 404,
    'accounts.ambiguous': 409,
    'accounts.code-taken': 409,
    'accounts.uscc-invalid': 422,
    'accounts.parent-unknown': 422,
    'accounts.tree-circle': 422,
    'accounts.place-undercuts': 409,
    'accounts.place-undercuts-order': 409,
    'accounts.place-undercuts-sold': 409,
    'accounts.custom-invalid': 422,
    'accounts.may-not-assign': 403,
    'accounts.may-not-set-terms': 403,
    'accounts.changed-meanwhile': 409,
    'accounts.already-in-team': 409,
    'accounts.user-unknown': 404,
    'accounts.person-not-found': 404,
    'accounts.personal-hidden': 403,
    'accounts.consent-purpose-missing': 422,
    'accounts.consent-in-future': 422,
    'accounts.note-not-found': 404,
    'accounts.not-author': 403,
    'accounts.attachment-not-found': 404,
    'accounts.record-not-found': 404,
    'accounts.attachment-kept': 409,
    'accounts.mark-unknown': 422,
    'accounts.file-type-refused': 415,
    'accounts.file-content-differs': 415,
    'accounts.task-not-found': 404,
    'accounts.field-not-found': 404,
    'accounts.field-type-fixed': 409,
    'accounts.field-needs-choices': 422,
    'accounts.view-not-found': 404,
  },
  operations: { ...accountOperations, ...personOperations, ...recordOperations, ...fileOperations, ...setupOperations },
});
