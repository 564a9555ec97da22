export { frozenNow, identify, rateMeasured } from './identify.ts';
export type { Identification, IdentifyOptions, RateOptions } from './identify.ts';
export { inCanonicalOrder, lifecycles } from './facts/account-facts.ts';
export type {
  AccountAttributes,
  AccountFacts,
  CreditFacts,
  DeliveryFacts,
  LargestOrder,
  Lifecycle,
  MonthFacts,
  OrderDay,
  OrderKindCounts,
  ProductLineFacts,
  SpecialOrderFacts,
  Takings,
  WindowTotals,
} from './facts/account-facts.ts';
export type { Group } from './facts/group-facts.ts';
export { specialProjectsOf } from './facts/special-projects.ts';
export { ladderSteps } from './facts/ladder-answers.ts';
export type { LadderAnswers, LadderStep } from './facts/ladder-answers.ts';
export { observationWindowOf, windowStartOf } from './facts/observation-window.ts';
export type { ObservationWindow } from './facts/observation-window.ts';
export { afterCreditNotes, paymentFactsOf } from './facts/payment-facts.ts';
export type { Ageing, InvoiceFacts, PaymentFacts } from './facts/payment-facts.ts';
export { monthNumberOfDay } from './facts/month-of-day.ts';
export { evidenceKinds, evidenceUnits } from './facts/stated-evidence.ts';
export type { EvidenceKind, EvidenceUnit, StatedEvidence } from './facts/stated-evidence.ts';
export { defaultPolicy } from './policy/default-policy.ts';
export { policyRefusalsOf } from './policy/policy-check.ts';
export type { PolicyRefusal, PolicyRefusalCode } from './policy/policy-check.ts';
export { gateCodes, keyAccountTypes, keyTiers, proposalGroups, tiers } from './policy/policy.ts';
export type {
  BadgeThresholds,
  GateCode,
  GateRules,
  KeyAccountType,
  KeyTier,
  Policy,
  Tier,
  TypePass,
  ProposalGroup,
} from './policy/policy.ts';
export type { ElicitedWeights } from './stats/analytic-hierarchy.ts';
export { ascending, medianOf, quantileOfSorted } from './stats/quantile.ts';
export { commonGroundOf, shrunkOf } from './models/shrinkage.ts';
export type { CommonGround, Estimate } from './models/shrinkage.ts';
export type { AbcClass, CurvePoint, WhaleCurve } from './measures/concentration.ts';
export { daysBeyondTermsOf, lateDaysOf, over60ShareOf } from './measures/payment-figures.ts';
export type { SalesOutstanding } from './measures/payment-figures.ts';
export { lateProbabilityOf, latePriorOf } from './measures/late-probability.ts';
export type { LatePrior } from './measures/late-probability.ts';
export { valueBasisOf } from './measures/contribution-figure.ts';
export { estimatedMarginE4Of } from './measures/estimated-margin.ts';
export type { ContributionFigure } from './measures/contribution-figure.ts';
export { valueAt } from './measures/measure-columns.ts';
export type { MeasureColumn, MeasureColumns } from './measures/measure-columns.ts';
export { measureCodes, measureTable, weightedAxes } from './measures/measure-table.ts';
export type {
  MeasureAxis,
  MeasureCode,
  MeasureSource,
  MeasureSpec,
  MeasureUnit,
  WeightedAxis,
} from './measures/measure-table.ts';
export type { AccountNotes, Concentration, MeasuredPopulation } from './measures/measured-population.ts';
export type { ValueBasis } from './measures/measuring.ts';
export type { MissingReason, Reading } from './measures/reading.ts';
export type { SpendReport } from './measures/spend-report.ts';
export type { AliveReport, FallbackReason } from './alive/alive-model.ts';
export { badgeCodes } from './badges/badge.ts';
export type { Badge, BadgeCode } from './badges/badge.ts';
export type { AccountResult } from './score/account-result.ts';
export type { AxisPoints } from './score/axis-points.ts';
export { explanationJsonOf } from './score/explanation.ts';
export type { ExplainedAxis, ExplainedGate, ExplainedMeasure, Explanation } from './score/explanation.ts';
export type { GateOutcome, GateResult } from './score/gates.ts';
export { explanationFor } from './sight/explanation-for.ts';
export type { SeenExplanation } from './sight/explanation-for.ts';
export {
  badgesFor,
  gatesFor,
  marginBadges,
  maySeeBadge,
  maySeeMeasure,
  shownBadgeCodes,
  typesFor,
} from './sight/margin-figures.ts';
export { refreezeReasonOf, refreezeReasons } from './score/reference-fit.ts';
export type { RefreezeReason } from './score/reference-fit.ts';
export type { Percentiles, ReferencePopulation } from './score/reference-population.ts';
export { rescore } from './score/rescore.ts';
export type { Rescored } from './score/rescore.ts';
export type { ProspectResult, Rung } from './proposals/prospect-ladder.ts';
export { compareRuns } from './proposals/run-comparison.ts';
export type { Move, RankedAccount, RunComparison } from './proposals/run-comparison.ts';
export { decideTier } from './proposals/tier-decision.ts';
export type { TierDecision, TierRefusalCode, TierRequest } from './proposals/tier-decision.ts';
export { tierAfterOverride, tierProposalsOf } from './proposals/tier-proposal.ts';
export type { Standing, TierProposal } from './proposals/tier-proposal.ts';
export { upgradeListOf } from './proposals/upgrade-list.ts';
export type { UpgradeCandidate, UpgradeGap } from './proposals/upgrade-list.ts';
export { upgradeLevers } from './proposals/upgrade-lever.ts';
export type { UpgradeLever } from './proposals/upgrade-lever.ts';
export { backTest } from './backtest/back-test.ts';
export type {
  BackTestCut,
  BackTestOptions,
  BackTestRefusal,
  BackTestReport,
  CutReport,
  OutcomeFacts,
  RankingFigures,
} from './backtest/back-test.ts';
export { plainVerdictsOf } from './backtest/plain-verdict.ts';
export type { PlainVerdict, Verdict } from './backtest/plain-verdict.ts';
export { rankingNames } from './backtest/rankings.ts';
export type { RankingName } from './backtest/rankings.ts';
export type { RfmCell } from './backtest/rfm.ts';
export { trigamma } from './models/gamma-distribution.ts';
export { gaussLegendreOf } from './models/gauss-legendre.ts';
export type { QuadratureRule } from './models/gauss-legendre.ts';
export { calibrationOf, mayShowProbabilities, overdueFactsOf, segmentGapLaws } from './models/index.ts';
export type { AccountGapLaw, Calibration, Forecast, OverdueFacts } from './models/index.ts';
