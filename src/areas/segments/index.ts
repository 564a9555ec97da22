export { compileRule } from './store/compile-rule.ts';
export type { CompileSettings } from './store/compile-rule.ts';
export { catchUp } from './store/catch-up.ts';
export { listMembers } from './store/members.ts';
export { populationOf, usesRating } from './store/population.ts';
