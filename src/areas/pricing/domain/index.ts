export { bandOf, bandsFor, coverOf, ownAuthorityBp, widestOf } from './authority/authority.ts';
export type { AuthorityCase } from './authority/authority.ts';
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
  submitRefusalOf,
} from './authority/request.ts';
export type {
  Lever,
  LeverAnswer,
  OfferedLever,
  QuoteState,
  RequestAct,
  RequestState,
  ShownQuoteState,
  ShownRequestState,
  SubmitRefusal,
} from './authority/request.ts';
export { askedOf, dueAt, isAway, openRolesOf, slotFor } from './authority/routing.ts';
export type { Colleague, Delegation, Signature, Slot, SlotRefusal } from './authority/routing.ts';
export {
  concessionKinds,
  concessionOf,
  concessionOfAll,
  creditPriceOf,
  judgedBpOf,
  pocketPriceOf,
  shareOf,
  windowShareOf,
} from './concession/concession.ts';
export type { Concession, ConcessionKind, CreditTerms, Grant, LineTerms } from './concession/concession.ts';
export { concessionPatternsOf } from './concession/concession-pattern.ts';
export type { ConcessionPattern, GrantedDocument } from './concession/concession-pattern.ts';
export { leastPeers, peerBandOf, peerCircles } from './evidence/peer-band.ts';
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
export { defaultPricingPolicy } from './policy/default-policy.ts';
export { approverRoles } from './policy/policy.ts';
export type { ApproverRole, AuthorityBand, AuthorityRule, PricingPolicy, TierPrices } from './policy/policy.ts';
export { pricingPolicyRefusalCodes, pricingPolicyRefusalsOf } from './policy/policy-check.ts';
export type { PricingPolicyRefusal, PricingPolicyRefusalCode } from './policy/policy-check.ts';
export { bpAbove, rational, sumOf } from './rational.ts';
export type { Rational } from './rational.ts';
export { allocate } from './waterfall/allocate.ts';
export { addedFalls, waterfallOf, waterfallsOf } from './waterfall/waterfall.ts';
export type { SharedItems, TradePart, Waterfall } from './waterfall/waterfall.ts';
