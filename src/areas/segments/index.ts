export { countSegments, giveSegments } from './store/holdings.ts';
export { compileRule } from './store/compile-rule.ts';
export type { CompileSettings } from './store/compile-rule.ts';
export { catchUp } from './store/catch-up.ts';
export { populationOf, runPartsOf } from './store/population.ts';
