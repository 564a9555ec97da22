export { identify, rateMeasured } from './identify.ts';
export type { Identification, IdentifyOptions, RateOptions } from './identify.ts';
export { inCanonicalOrder, isProspect, lifecycles } from './facts/account-facts.ts';
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
export { groupFactsOf, groupsOf } from './facts/group-facts.ts';
export type { Group } from './facts/group-facts.ts';
export { ladderSteps } from './facts/ladder-answers.ts';
export type { LadderAnswers, LadderStep } from './facts/ladder-answers.ts';
export { observationWindowOf, windowStartOf } from './facts/observation-window.ts';
export type { ObservationWindow } from './facts/observation-window.ts';
export { addPaymentFacts, openMinorOf, paymentFactsOf } from './facts/payment-facts.ts';
export type { Ageing, InvoiceFacts, PaymentFacts } from './facts/payment-facts.ts';
export { evidenceInForce, evidenceUnits, latestEvidenceOf } from './facts/stated-evidence.ts';
export type { EvidenceKind, EvidenceUnit, StatedEvidence } from './facts/stated-evidence.ts';
export { defaultPolicy } from './policy/default-policy.ts';
export { policyRefusalsOf } from './policy/policy-check.ts';
export type { PolicyRefusal, PolicyRefusalCode } from './policy/policy-check.ts';
export { gateCodes, isKeyTier, keyAccountTypes, keyTiers, tiers } from './policy/policy.ts';
export type { BadgeThresholds, GateCode, GateRules, KeyAccountType, KeyTier, Policy, Tier, TypePass } from './policy/policy.ts';
