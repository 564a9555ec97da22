export { listAccountKeys } from './store/keys.ts';
export { upsertAccounts } from './store/account-bulk.ts';
export type { AccountUpsert, UpsertOutcome } from './store/account-bulk.ts';
export { setParents } from './store/account-parents.ts';
export type { ParentLink } from './store/account-parents.ts';
export { upsertPersons } from './store/person-bulk.ts';
export type { PersonOutcome, PersonUpsert } from './store/person-bulk.ts';
export { accountScope } from './store/scope.ts';
export { listAncestorIds } from './store/tree.ts';
