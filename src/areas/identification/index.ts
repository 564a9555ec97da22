export { loadAccountFacts } from './store/facts/load-account-facts.ts';
export type { FactRead, InTransaction } from './store/facts/read-fact-pages.ts';
export { closeProposals, listOpenOf, lockOpenProposals, lockOpenSet } from './store/proposals.ts';
export type { ProposalDecision, ProposalRow } from './store/proposals.ts';
export type { RunRow } from './store/runs.ts';
export { findTierFacts } from './operations/tier-facts.ts';
export { movedStatementsSchema, moveStatements, moveStatementsBack } from './store/move-statements.ts';
export { listEndingStatements } from './store/statements.ts';
export { listStatedAccounts } from './store/accounts-in-use.ts';
