export type { ChangedTerm } from './ChangedTerms.tsx';
export { DraftActions, DraftNotices } from './DraftParts.tsx';
export { usePolicyDraft } from './use-policy-draft.ts';
export type { PolicyDraft, PolicyKind, PolicyProblem } from './use-policy-draft.ts';
export { VersionsPanel } from './VersionsPanel.tsx';
export type { PolicyVersion } from './VersionsPanel.tsx';
