export { requireAccount, requireAccountFor, requireMember } from './operations/access.ts';
export type { AccountRight } from './operations/access.ts';
export { placeMany, refuseUndercut } from './operations/place-guard.ts';
export type { PlaceGuard, Placing, Undercut } from './operations/place-guard.ts';
export { listMembersReaching } from './operations/members-reaching.ts';
export { recordOfAccount } from './operations/record-kinds.ts';
export { accountExtras } from './operations/export-extras.ts';
export { presentMerge } from './operations/duplicates.ts';
export { escapeLike, listAccountRefs } from './store/account.ts';
export type { AccountRefRow, AccountRow } from './store/account.ts';
export { upsertAccounts } from './store/account-bulk.ts';
export type { AccountUpsert, UpsertOutcome } from './store/account-bulk.ts';
export { listAccountTree, listAccountUsccs, restoreParents, setParents } from './store/account-parents.ts';
export type { ParentLink } from './store/account-parents.ts';
export { holdAccounts } from './store/hold-accounts.ts';
export { keepLifecycles } from './store/lifecycle.ts';
export { listAccountKeys } from './store/keys.ts';
export { upsertPersons } from './store/person-bulk.ts';
export type { MadeRole, PersonOutcome, PersonUpsert } from './store/person-bulk.ts';
export { askForPersonGaps, withdrawPersonGaps } from './operations/person-gaps.ts';
export type { ChangedPersons } from './operations/person-gaps.ts';
export { countAttachments } from './store/attachment.ts';
export { addTimeline } from './store/record.ts';
export { tell } from './operations/tell.ts';
export type { TimelineEntry } from './store/record.ts';
export { namesIn } from './store/person.ts';
export { accountScope, accountsInScope, isInPost } from './store/scope.ts';
export { addExpiryTasks, dropExpiryTasks, dropTierTasks } from './operations/expiry-tasks.ts';
export { listEndingOverrides, listExpiredOverrides, setStandings } from './store/standing.ts';
export type { StandingChange } from './store/standing.ts';
export { addTasks } from './store/task.ts';
export { accountHoldings, handOverAccounts } from './operations/hand-over.ts';
export type { HandOver } from './operations/hand-over.ts';
export { listOpenTasksAt, listOwnedIds } from './store/holdings.ts';
export { listAccountsOfDuty } from './store/team.ts';
export { removeUnusedAccounts, restoreAccounts } from './store/import-undo.ts';
export type { ImageRow, KeptObject } from './store/import-undo.ts';
export { listRoleIds, removeRoles, removeUnusedPersons, restorePersons } from './store/person-import-undo.ts';
export {
  addMerge,
  listMergedCodes,
  listMergePaths,
  listNames,
  lockMerge,
  setMergeUndone,
  withSurvivors,
} from './store/merge.ts';
export type { MergeRow } from './store/merge.ts';
export { lockUnmerged, mergeBeforeSchema, mergeRecords } from './store/merge-records.ts';
export { unmergeRecords } from './store/unmerge-records.ts';
export type { Merge, MergeBefore } from './store/merge-records.ts';
