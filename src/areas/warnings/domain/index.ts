export { bookBridgeOf } from './bridge/book-bridge.ts';
export type { BookBridge, BookColumns } from './bridge/book-bridge.ts';
export { bridgeOf, contributionOf, sumOfBridge, worstEffectsOf } from './bridge/bridge.ts';
export type { AccountPeriod, Bridge, BridgeInput, Uncovered } from './bridge/bridge.ts';
export { accountEffects, bridgeEffects, productEffects, sumOfProductAmounts } from './bridge/effects.ts';
export type { AccountEffect, BridgeAmounts, BridgeEffect, ProductAmounts, ProductEffect } from './bridge/effects.ts';
export type { RateChange } from './bridge/exchange.ts';
export { productPairsOf } from './bridge/period-row.ts';
export type { PeriodRow, ProductPair } from './bridge/period-row.ts';
export type { ProductBridge, Rates } from './bridge/product-bridge.ts';
export {
  changePointAlarm,
  changePointThresholds,
  fewestChangePoints,
  largestFallOf,
  splitTail,
} from './detect/change-point.ts';
export type { ChangePoint, Thresholds } from './detect/change-point.ts';
export { ewmaOf, ewmaRunLength } from './detect/ewma.ts';
export type { EwmaDesign, EwmaPicture } from './detect/ewma.ts';
export { alarmChances, averageRunLength, falseAlarmsAYear, thresholdFor } from './detect/run-length.ts';
export type { CusumDesign } from './detect/run-length.ts';
export { defaultErosionChart, selfStartingCusum } from './detect/self-starting-cusum.ts';
export type { ChartResult, ChartTrace, ErosionChart } from './detect/self-starting-cusum.ts';
export { moderated, variancePriorOf } from './stats/moderated-variance.ts';
export type { SampleVariance, VariancePrior } from './stats/moderated-variance.ts';
export { benjaminiHochberg, eBenjaminiHochberg, eShiryaevRoberts, holm } from './stats/multiple-tests.ts';
export { normalScoreTables } from './stats/normal-scores.ts';
export type { NormalScores } from './stats/normal-scores.ts';
export { confidencesOf, heightChances } from './erosion/evidence.ts';
export { driversOf, erosionDrivers, worstDrivers } from './erosion/drivers.ts';
export type { DriverShares, ErosionDriver } from './erosion/drivers.ts';
export { defaultErosionRule, erosionCharts, erosionOf } from './erosion/erosion.ts';
export type { ErosionBook, ErosionChartName, ErosionFinding, ErosionReport, ErosionRule } from './erosion/erosion.ts';
export { monthsNeededTable, promisedDrift } from './erosion/months-needed.ts';
export { onsetOf } from './erosion/onset.ts';
export type { Onset } from './erosion/onset.ts';
export type { AccountHistory } from './series/account-history.ts';
export { monitoredSeriesOf } from './series/monitored-series.ts';
export type { MonitoredSeries } from './series/monitored-series.ts';
export { ownLevelOf } from './series/own-level.ts';
export { lessPeers } from './series/peer-levels.ts';
export type { BookSeries } from './series/peer-levels.ts';
export { chainedIndexOf, linkOf } from './series/price-index.ts';
export type { IndexFormula, PricePeriod, PricePoint } from './series/price-index.ts';
export { concentrationBreaches } from './concentration/concentration.ts';
export type { ConcentrationBreach, ConcentrationRow } from './concentration/concentration.ts';
export { countBackDays } from './credit/count-back.ts';
export type { MonthSales } from './credit/count-back.ts';
export { creditGrades, defaultGradeBounds, gradeCredit } from './credit/credit-grade.ts';
export type {
  CreditGrade,
  CreditSign,
  CreditSigns,
  GradeBounds,
  GradedCredit,
  GradeReason,
} from './credit/credit-grade.ts';
export { defaultLossTable, expectedLossOf, exposureOf } from './credit/expected-loss.ts';
export type { Exposure, LossTable } from './credit/expected-loss.ts';
export { holdProposalOf } from './credit/order-hold.ts';
export type { HoldFacts, HoldProposal } from './credit/order-hold.ts';
export { paymentDriftOf } from './credit/payment-drift.ts';
export type { PaymentDrift } from './credit/payment-drift.ts';
export { promiseOutcomes } from './credit/payment-promise.ts';
export type { PaymentPromise, PromiseOutcome, ReceivedPayment } from './credit/payment-promise.ts';
export { lapseOf, lapseSigns } from './lapse/lapse.ts';
export type { LapseFacts, LapseFinding, LapseSign } from './lapse/lapse.ts';
export { oddBigOrderOf } from './orders/odd-big-order.ts';
export type { OddBigOrder } from './orders/odd-big-order.ts';
export { priceWarOf } from './squeeze/price-war.ts';
export type { PriceWar, RivalClaim } from './squeeze/price-war.ts';
export { squeezeOf } from './squeeze/squeeze.ts';
export type { Squeeze, SqueezeSide } from './squeeze/squeeze.ts';
export { changesOf } from './watch/change.ts';
export type { StandingWarning, WarningChange } from './watch/change.ts';
export { creditStandingOf, lateChanceOf } from './watch/credit-findings.ts';
export type { CreditFacts, CreditStanding } from './watch/credit-findings.ts';
export { urgencyOf, warningKinds, warningSteps, weightOf } from './watch/finding.ts';
export type { EvidenceGroup, Finding, WarningEvidence, WarningKind, WarningStep } from './watch/finding.ts';
export { defaultWarningPolicy } from './watch/policy.ts';
export type { WarningPolicy } from './watch/policy.ts';
export { keyOf, watchBook } from './watch/watch-book.ts';
export type { Watched } from './watch/watch-book.ts';
export type { MonthFigures, WatchedAccount, WatchWindow } from './watch/watched-account.ts';
export { mayAct, precisionBpOf } from './watch/act.ts';
export type { KindRecord, WarningAct } from './watch/act.ts';
