export { loadAccountFacts } from './store/facts/load-account-facts.ts';
export { readFactPages } from './store/facts/read-fact-pages.ts';
export type { FactRead, InTransaction } from './store/facts/read-fact-pages.ts';
export { findExplanation } from './store/explanations.ts';
export { closeProposals, listOpenOf, lockOpenProposals } from './store/proposals.ts';
export type { ProposalDecision, ProposalRow } from './store/proposals.ts';
export { findLatestRun } from './store/runs.ts';
export type { RunRow } from './store/runs.ts';
export { findTierFacts } from './operations/tier-facts.ts';
