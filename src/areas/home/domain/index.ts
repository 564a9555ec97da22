export { embeddedReach, reasonsToMove } from './when-to-move.ts';
export type { Installed, MoveReason } from './when-to-move.ts';
export { firstStepsOf } from './first-steps.ts';
export type { FirstStep, FirstStepName } from './first-steps.ts';
export { freshnessOf } from './freshness.ts';
export type { Freshness } from './freshness.ts';
export { importNeedOf } from './import-need.ts';
export type { ImportNeed } from './import-need.ts';
