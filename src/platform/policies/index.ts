export { versionedPolicy } from './versioned-policy.ts';
export type { PolicyTable, PolicyVersion } from './versioned-policy.ts';
