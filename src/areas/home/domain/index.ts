export { firstStepsOf } from './first-steps.ts';
export type { FirstStep, FirstStepName } from './first-steps.ts';
export { freshnessOf } from './freshness.ts';
export type { Freshness } from './freshness.ts';
export { importNeedOf, importNeeds } from './import-need.ts';
export type { ImportNeed } from './import-need.ts';
