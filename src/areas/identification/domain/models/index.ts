export { buyerPopulationOf } from './buyer-population.ts';
export type { BuyerColumns, BuyerPopulation } from './buyer-population.ts';
export { calibrationOf, largestShownZ, mayShowProbabilities } from './calibration.ts';
export type { Calibration, Forecast, ReliabilityBin } from './calibration.ts';
export { fitBgCnbdK, fitBgNbd, fitDropout, fitMbgCnbdK, fitMbgNbd, fitWithoutDropout } from './dropout-fit.ts';
export type { DropoutFit } from './dropout-fit.ts';
export { dropoutLikelihood } from './dropout-likelihood.ts';
export { aliveProbabilityOf, expectedOrdersOf, scoreBuyers } from './dropout-scores.ts';
export type { Buyer, BuyerScores, DropoutModel } from './dropout-scores.ts';
export { bgCnbdK, bgNbd, mbgCnbdK, mbgNbd } from './dropout-variant.ts';
export type { DropoutParams, DropoutVariant } from './dropout-variant.ts';
export { degenerateReasons } from './fit-result.ts';
export type { DegenerateReason, Fit } from './fit-result.ts';
export {
  expectedSpendOf,
  fitGammaGamma,
  gammaGammaLikelihood,
  populationSpendOf,
  spendIndependenceOf,
} from './gamma-gamma.ts';
export type { GammaGammaParams, SpendColumns, SpendIndependence } from './gamma-gamma.ts';
export { gapQuantileOf, overdueFactsOf, overdueProbabilityOf, segmentGapLaws } from './gap-law.ts';
export type { AccountGapLaw, GapLaw, OverdueFacts } from './gap-law.ts';
export {
  fitParetoNbd,
  paretoNbdAliveOf,
  paretoNbdDiscountedOrdersOf,
  paretoNbdOrdersOf,
  paretoNbdUnconditionalOf,
} from './pareto-nbd.ts';
export { paretoNbdLikelihood } from './pareto-nbd-likelihood.ts';
export type { ParetoNbdParams } from './pareto-nbd-likelihood.ts';
export { medianOf, ownRegularityOf, populationRegularityOf, segmentRegularities } from './regularity.ts';
export type { Regularity } from './regularity.ts';
export { outcomeAfter, repeatSummaryOf } from './repeat-summary.ts';
export type { OrderHistory, RepeatSummary } from './repeat-summary.ts';
export { commonGroundOf, shrunkOf } from './shrinkage.ts';
export type { CommonGround, Estimate } from './shrinkage.ts';
export { orderCountChancesOf, unconditionalOrdersOf } from './unconditional-orders.ts';
