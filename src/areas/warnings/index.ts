export { readCredit } from './operations/credit.ts';
export { readOpenRisk } from './operations/open-risk.ts';
export { handOverWarnings } from './operations/hand-over.ts';
export { hidesStake } from './operations/present.ts';
export { countOpenWarnings, listOpenMatters } from './store/holdings.ts';
export { moveWarnings, moveWarningsBack, movedWarningsSchema } from './store/move-warnings.ts';
export type { MovedWarnings } from './store/move-warnings.ts';
export { listPromisingAccounts } from './store/accounts-in-use.ts';
