export {
  agreementColumnsOf,
  agreementHeadings,
  choiceText,
  headersDiffer,
  missingColumnsOf,
  neededColumns,
  readAgreementRow,
  tiersText,
} from './agreement/agreement-file.ts';
export type { AgreementColumn, AgreementFileRow, RowReading } from './agreement/agreement-file.ts';
export {
  agreedFindingOf,
  agreedFindings,
  agreementProblemOf,
  followingDays,
  isInForce,
  isRenewalDue,
  isTooFree,
  lastDayOfAgreement,
  renewalDueOn,
  shownAgreementStateOf,
  shownAgreementStates,
} from './agreement/agreement.ts';
export { namesNumber, shareRebates } from './agreement/rebate-sharing.ts';
export type { AgreedFinding, AgreementProblem, AgreementState, ShownAgreementState } from './agreement/agreement.ts';
export { priceOff, rangeFindingOf, rangeOver, rangePricesOf, rangeProblemOf } from './agreement/discount-range.ts';
export type { DiscountRange, PlacedProduct, RangeProblem } from './agreement/discount-range.ts';
export {
  rebateBases,
  rebateKinds,
  rebateOf,
  rebatePeriods,
  rebateSpansOf,
  tierReached,
  topRebateBp,
} from './agreement/rebate.ts';
export type { RebateBasis, RebateKind, RebatePeriod, RebateSpan, RebateTier } from './agreement/rebate.ts';
export { settlementDays } from './agreement/rebate-settlement.ts';
export { earliestRebateDay, netAfterRebateE4 } from './agreement/backdated-rebate.ts';
export { standingGrantOf } from './agreement/standing-rebate.ts';
export type { StandingGrant, StandingPlan, StandingRebate } from './agreement/standing-rebate.ts';
export {
  clauseKinds,
  clauseProblemOf,
  defaultClauseList,
  opinionOffices,
  opinionVerdicts,
  speaksFor,
} from './clause/clause.ts';
export type { ClauseKind, ClauseList, ListedClause, OpinionOffice, OpinionVerdict } from './clause/clause.ts';
export { agreedWithin, missedTierOf } from './agreement/missed-tier.ts';
export { forecastVolume, volumeBetween } from './agreement/volume-forecast.ts';
export type { DayVolume, VolumeForecast } from './agreement/volume-forecast.ts';
export { orderHoldOf, overLimitOf, releaseRefusalOf, takenOnE4, twinReasons } from './authority/order-credit.ts';
export { creditGrades, creditSigns, holdProposalOf, holdReasons } from './authority/order-hold.ts';
export type { CreditGrade, CreditSign, HoldFacts, HoldProposal, HoldReason } from './authority/order-hold.ts';
export { businessEffectOf } from './evidence/business-effect.ts';
export { askedPaperKinds, changedPartOf } from './authority/asked-paper.ts';
export type { AskedPaper, AskedPart } from './authority/asked-paper.ts';
export { bandOf, coverOf, jointBandOf, ownAuthorityBp, ruleFor, signableBandOf } from './authority/authority.ts';
export type { JudgedCase } from './authority/authority.ts';
export type { AuthorityCase } from './authority/authority.ts';
export { freightServiceShareBp, isLaxerFamily } from './authority/family-move.ts';
export { fallsUnderFloor, highestListE4, listAuthorityBp, listFallBp, undoneFallBp } from './authority/list-fall.ts';
export { commitmentRefusalCodes, judgeCommitment } from './authority/commitment.ts';
export type { Approval, Commitment, CommitmentRefusalCode, CommitmentVerdict } from './authority/commitment.ts';
export {
  documentNumber,
  isOrderable,
  leverAnswers,
  levers,
  mayMove,
  quoteStates,
  requestStates,
  shownQuoteStateOf,
  shownQuoteStates,
  shownRequestStates,
  shownStateOf,
  provingProofs,
  rivalProofs,
  submitRefusalOf,
} from './authority/request.ts';
export type {
  Lever,
  LeverAnswer,
  OfferedLever,
  QuoteState,
  RequestAct,
  RequestState,
  RivalProof,
  ShownQuoteState,
  ShownRequestState,
  SubmitRefusal,
} from './authority/request.ts';
export { askedOf, dueAt, isAway, openRolesOf, slotFor } from './authority/routing.ts';
export type { Colleague, Delegation, Signature, Slot, SlotRefusal } from './authority/routing.ts';
export { isMatrixChanged, matrixRightOf } from './policy/matrix-right.ts';
export type { MatrixRight } from './policy/matrix-right.ts';
export { missingApproverOf, unfilledRoleOf } from './authority/unfilled-role.ts';
export type { UnfilledReason } from './authority/unfilled-role.ts';
export {
  concessionOf,
  concessionOfAll,
  deepestOf,
  deepestOfEach,
  earnedSupportOf,
  creditPriceOf,
  judgedBpOf,
  pocketPriceOf,
  shareOf,
  windowShareOf,
} from './concession/concession.ts';
export { promisesSupport } from './concession/support.ts';
export type { Concession, ConcessionKind, CreditTerms, Grant, LineTerms } from './concession/concession.ts';
export { byMoneyGranted, grantedKinds } from './concession/granted-paper.ts';
export type { GrantedKind } from './concession/granted-paper.ts';
export { concessionPatternsOf } from './concession/concession-pattern.ts';
export type { ConcessionPattern, GrantedDocument } from './concession/concession-pattern.ts';
export { negotiationOutcomes, negotiationStates, preparationProblemOf } from './authority/negotiation.ts';
export type { NegotiationOutcome, NegotiationState } from './authority/negotiation.ts';
export {
  costBases,
  belowRecordedBp,
  costGapBp,
  costKinds,
  estimateOffices,
  estimateSignRefusalOf,
  estimateStateOf,
  estimateStates,
  estimatedCostE4,
  estimatorRecordsOf,
} from './estimate/estimate.ts';
export type { CostBasis, CostLine, EstimateOffice, EstimateState } from './estimate/estimate.ts';
export { marketConfidences, marketDays, marketPriceKinds, marketPriceOf } from './evidence/market-price.ts';
export type { MarketConfidence, MarketPriceKind } from './evidence/market-price.ts';
export { peerBandOf, peerCircles } from './evidence/peer-band.ts';
export type { Peer, PeerBand, PeerCircle } from './evidence/peer-band.ts';
export {
  leastPricePoints,
  monthlyModel,
  priceSlopeOf,
  sensitivityAdviceOf,
  shrunkSlopesOf,
} from './evidence/price-sensitivity.ts';
export type { PricePoint, SensitivityAdvice, ShrunkSlope, SlopeModel } from './evidence/price-sensitivity.ts';
export { floorPrice, freightServiceOf } from './floor/floor.ts';
export type { Floor, FloorParts, UnknownFloor } from './floor/floor.ts';
export { floorProblemOf, floorProblems } from './floor/floor-problem.ts';
export type { FloorProblem } from './floor/floor-problem.ts';
export { breakEvenVolumeOf, offerPricesOf } from './floor/offer-prices.ts';
export type { OfferPrices } from './floor/offer-prices.ts';
export {
  askedByKey,
  keySharesOf,
  planKeys,
  planPriceOf,
  planProblemOf,
  planRateOf,
  planTotalOf,
  roomOf,
  spreadConcession,
  stepEarned,
  tightestOf,
} from './plan/whole-plan.ts';
export type { PlanKey, PlanProblem, PlanState, PlanStep, Spread } from './plan/whole-plan.ts';
export { defaultPricingPolicy } from './policy/default-policy.ts';
export { approverRoles } from './policy/policy.ts';
export type { ApproverRole, AuthorityBand, AuthorityRule, PricingPolicy, TierPrices } from './policy/policy.ts';
export { pricingPolicyRefusalsOf } from './policy/policy-check.ts';
export type { PricingPolicyRefusal, PricingPolicyRefusalCode } from './policy/policy-check.ts';
export {
  countermoves,
  isCountermoveMet,
  leastEndedOffers,
  retentionGrounds,
  retentionRatesOf,
  retentionStateOf,
  retentionStates,
} from './retention/retention.ts';
export type { Countermove, CountermoveTarget, RetentionGround, RetentionState } from './retention/retention.ts';
export { bpAbove, ceilOf, floorOf, rational, sumOf } from './rational.ts';
export type { Rational } from './rational.ts';
export { returnedUnits, takeBack } from './authority/return-price.ts';
export { allocate } from './waterfall/allocate.ts';
export { shownWaterfalls } from './waterfall/shown-waterfall.ts';
export type { ShownWaterfall } from './waterfall/shown-waterfall.ts';
export { waterfallsOf } from './waterfall/waterfall.ts';
export type { SharedItems, TradePart, Waterfall } from './waterfall/waterfall.ts';
export {
  annuityOf,
  instalmentDueOn,
  instalmentMoneyOf,
  instalmentNumber,
  instalmentStateOf,
  instalmentStates,
  leaseChargeOf,
  leaseEnds,
  leaseIntervals,
  leasePricesOf,
  leaseProblemOf,
  longestLeaseMonths,
  minorOfRational,
  paymentDaysOf,
  presentValueOf,
} from './purchase/lease.ts';
export type { InstalmentBooks, InstalmentState, LeaseEnd, LeasePayment, LeaseProblem } from './purchase/lease.ts';
export {
  deliveredOf,
  nextOffsetEntry,
  offsetEntryKinds,
  reciprocalKinds,
  reciprocalProblemOf,
  settlingPaymentOf,
  sidesApart,
} from './purchase/offset.ts';
export type { OffsetEntryKind, Sides } from './purchase/offset.ts';
export {
  bindingStates,
  isCalledOff,
  mayBecome,
  orderModes,
  purchaseModes,
  purchaseStates,
} from './purchase/purchase.ts';
export type { OrderMode, PurchaseMode, PurchaseState } from './purchase/purchase.ts';
export {
  documentGates,
  gateOutcomes,
  gateProblemOf,
  isBondOverdue,
  preludeOutcomes,
  submissionProblemOf,
  tenderGates,
  tenderProblemOf,
  tenderRatesOf,
  tenderReasons,
} from './purchase/tender.ts';
export type {
  Bond,
  DocumentGate,
  GateOutcome,
  GatePlan,
  SubmissionProblem,
  TenderGate,
  TenderReason,
  TenderResult,
} from './purchase/tender.ts';
