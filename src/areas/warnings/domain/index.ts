export { bookBridgeOf } from './bridge/book-bridge.ts';
export type { BookBridge, BookColumns } from './bridge/book-bridge.ts';
export { bridgeOf, sumOfBridge } from './bridge/bridge.ts';
export type { AccountPeriod, Bridge, BridgeInput, Uncovered } from './bridge/bridge.ts';
export { besideLines, bridgeGroupings, companyBridge, mainEffectOf } from './bridge/company-bridge.ts';
export type { AccountMove, BridgeGrouping, GroupBridge, MoveSum } from './bridge/company-bridge.ts';
export { bridgeEffects, productEffects, sumOfProductAmounts } from './bridge/effects.ts';
export type { AccountEffect, BridgeAmounts, BridgeEffect, ProductAmounts, ProductEffect } from './bridge/effects.ts';
export type { RateChange } from './bridge/exchange.ts';
export { productPairsOf } from './bridge/period-row.ts';
export type { PeriodRow, ProductPair } from './bridge/period-row.ts';
export type { ProductBridge, Rates } from './bridge/product-bridge.ts';
export type { ChangePoint, Thresholds } from './detect/change-point.ts';
export type { EwmaDesign, EwmaPicture } from './detect/ewma.ts';
export type { CusumDesign } from './detect/run-length.ts';
export type { ChartResult, ChartTrace, ErosionChart } from './detect/self-starting-cusum.ts';
export type { SampleVariance, VariancePrior } from './stats/moderated-variance.ts';
export type { NormalScores } from './stats/normal-scores.ts';
export type { DriverShares, ErosionDriver } from './erosion/drivers.ts';
export { erosionOf } from './erosion/erosion.ts';
export type { ErosionBook, ErosionChartName, ErosionFinding, ErosionReport, ErosionRule } from './erosion/erosion.ts';
export type { Onset } from './erosion/onset.ts';
export type { AccountHistory } from './series/account-history.ts';
export { monitoredSeriesOf } from './series/monitored-series.ts';
export type { MonitoredSeries } from './series/monitored-series.ts';
export type { BookSeries } from './series/peer-levels.ts';
export type { IndexFormula, PricePeriod, PricePoint } from './series/price-index.ts';
export type { ConcentrationBreach, ConcentrationRow } from './concentration/concentration.ts';
export type { MonthSales } from './credit/count-back.ts';
export { creditGrades } from './credit/credit-grade.ts';
export type {
  CreditGrade,
  CreditSign,
  CreditSigns,
  GradeBounds,
  GradedCredit,
  GradeReason,
} from './credit/credit-grade.ts';
export type { Exposure, LossTable } from './credit/expected-loss.ts';
export { joinPacks } from './credit/join-packs.ts';
export type { HoldFacts, HoldProposal } from './credit/order-hold.ts';
export type { PaymentDrift } from './credit/payment-drift.ts';
export { promiseOutcomes } from './credit/payment-promise.ts';
export type { PaymentPromise, PromiseOutcome, ReceivedPayment } from './credit/payment-promise.ts';
export type { LapseFacts, LapseFinding, LapseSign } from './lapse/lapse.ts';
export type { OddBigOrder } from './orders/odd-big-order.ts';
export type { PriceWar, RivalClaim } from './squeeze/price-war.ts';
export type { Squeeze, SqueezeSide } from './squeeze/squeeze.ts';
export type { AgreementFacts } from './watch/agreement-findings.ts';
export { changesOf } from './watch/change.ts';
export type { StandingWarning, WarningChange } from './watch/change.ts';
export { creditStandingOf, lateChanceOf } from './watch/credit-findings.ts';
export type { CreditFacts, CreditStanding } from './watch/credit-findings.ts';
export { urgencyOf, warningKinds, warningSteps, weightOf } from './watch/finding.ts';
export type { EvidenceGroup, Finding, WarningEvidence, WarningKind, WarningStep } from './watch/finding.ts';
export { defaultWarningPolicy } from './watch/policy.ts';
export type { WarningPolicy } from './watch/policy.ts';
export { watchBook } from './watch/watch-book.ts';
export type { Watched } from './watch/watch-book.ts';
export { minorIn } from './watch/watched-account.ts';
export type { MonthFigures, WatchedAccount, WatchedProduct, WatchWindow } from './watch/watched-account.ts';
export { checkAnswers, checksBefore, checksOf, warningChecks } from './watch/checks.ts';
export type { WarningCheck } from './watch/checks.ts';
export { mayAct, precisionBpOf, warningStates, warningViews } from './watch/act.ts';
export type { KindRecord, WarningAct, WarningState, WarningView } from './watch/act.ts';
export { factsOf } from './story/facts.ts';
export type { StoryValue, ToldWarning } from './story/facts.ts';
export { storyOf, storyParts } from './story/story.ts';
export type { StoryPart, StorySentence } from './story/story.ts';
export { headlineOf, sentenceText } from './story/story-words.ts';
export type { StoryTongue } from './story/story-words.ts';
export { isTaken, robotBodyOf, robotProblems, robotServices } from './digest/robot.ts';
export type { DigestLine, DigestText, RobotProblem, RobotService } from './digest/robot.ts';
