export { readAccountBehaviour } from './store/behaviour/account-behaviour.ts';
export type { AccountBehaviour } from './store/behaviour/account-behaviour.ts';
export { packOutcomes, saleDaysOfBook } from './store/behaviour/outcomes.ts';
export { accountsBetween, accountsOf } from './store/facts/account-set.ts';
export type { AccountSet } from './store/facts/account-set.ts';
