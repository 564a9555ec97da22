import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { PolicyTable } from '#platform/policies';
import type {
  AgreementState,
  ApproverRole,
  OrderMode,
  PurchaseMode,
  QuoteState,
  RebateBasis,
  RebateKind,
  RebatePeriod,
  RequestState,
  RivalProof,
} from './domain/index.ts';
import type { ClauseOpinionTable, ContractClauseTable } from './tables/clause-tables.ts';
import type { AgreementLineTable, AgreementRangeTable, AgreementTierTable } from './tables/agreement-tables.ts';
import type { BigColumn, BigColumnOrNone, JsonColumn } from './tables/columns.ts';
import type {
  CostEstimateTable,
  EstimateActualTable,
  EstimateSignatureTable,
  EstimateVersionTable,
  SignedEstimateTable,
} from './tables/estimate-tables.ts';
import type { OrderCancelTable, OrderHoldTable } from './tables/hold-table.ts';
import type { MarketPriceTable, NegotiationTable } from './tables/evidence-tables.ts';
import type { BusinessPlanLineTable, BusinessPlanPriceTable, BusinessPlanTable } from './tables/plan-tables.ts';
import type {
  LeasePaymentTable,
  LeaseReceiptTable,
  OffsetEntryTable,
  PurchaseTable,
  TenderBondTable,
  TenderGateTable,
} from './tables/purchase-tables.ts';
import type { RetentionOfferTable } from './tables/retention-table.ts';

export type StockRevaluationTable = {
  orgId: number;
  id: string;
  productId: string;
  validFrom: Day;
  costBeforeE4: BigColumnOrNone;
  unitCostE4: BigColumn;
  reason: string;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
};

export type PriceFloorTable = {
  orgId: number;
  id: string;
  productId: string;
  floorE4: BigColumn;
  listPriceE4: BigColumn;
  unitCostE4: BigColumn;
  freightServiceE4: BigColumn;
  capitalRateBp: number;
  creditDays: number;
  expectedLossBp: number;
  policyVersion: number;
  computedOn: Day;
  createdAt: Date;
  /** The day from which the recorded cost holds; null: the cost is the estimate's. */
  costFrom: ColumnType<Day | null, Day | null, never>;
  costDay: ColumnType<Day, never, never>;
  estimateVersionId: ColumnType<string | null, string | null | undefined, never>;
  estimateCostE4: ColumnType<number | null, string | null | undefined, never>;
};

export type PriceAuthorityTable = {
  orgId: number;
  id: string;
  userId: string;
  authorityBp: number;
  roles: string[];
  tier: string;
  familyId: string | null;
  amountMinor: BigColumn;
  policyVersion: number;
  createdAt: Date;
  /** The role and the band of the policy that it rests on; null when it is nothing. */
  role: string | null;
  ruleNo: number | null;
  bandNo: number | null;
};

/** Append-only: a band of a saved policy, read out of its text. */
export type PolicyBandTable = {
  orgId: number;
  policyVersion: number;
  ruleNo: number;
  bandNo: number;
  body: JsonColumn<unknown>;
};

/** Which document an approval was used for; live while that document stands. */
export type ApprovalUseTable = { orgId: number; requestId: string; documentId: string; isLive: boolean };

export type PriceDelegationTable = {
  orgId: number;
  id: string;
  fromUserId: string;
  toUserId: string;
  fromOn: Day;
  toOn: Day;
  createdBy: string;
  createdAt: Date;
  endedAt: Date | null;
};

export type PriceRequestTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  state: RequestState;
  round: Generated<number>;
  reason: string | null;
  competitor: string | null;
  competitorPriceE4: BigColumnOrNone;
  competitorSource: string | null;
  competitorProof: RivalProof | null;
  offered: JsonColumn<unknown>;
  noLeverReason: string | null;
  wantedUntil: Day | null;
  lines: JsonColumn<unknown>;
  judged: JsonColumn<unknown> | null;
  judgedBp: number | null;
  band: JsonColumn<unknown> | null;
  submittedAt: Date | null;
  dueAt: Date | null;
  decidedAt: Date | null;
  validUntil: Day | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
  version: Generated<number>;
};

export type Verdict = 'approve' | 'return' | 'refuse';

export type PriceSignatureTable = {
  orgId: number;
  id: string;
  requestId: string;
  round: number;
  verdict: Verdict;
  role: ApproverRole;
  userId: string;
  userName: string;
  forUserId: string | null;
  reason: string | null;
  inputs: JsonColumn<unknown>;
  signedAt: Date;
  requesterId: string;
  /** Of what the request was judged by when it was signed. */
  judgedHash: string;
};

export type PriceDecisionTable = {
  orgId: number;
  id: string;
  requestId: string;
  lineNo: number;
  accountId: string;
  productId: string;
  decidedBp: number;
  decidedPriceE4: BigColumn;
  decidedCreditE4: BigColumn;
  decidedQuantityE4: BigColumn;
  decidedUntil: Day;
  coverBp: number;
  decidedBy: string[];
  inputs: JsonColumn<unknown>;
  decidedAt: Date;
  round: number;
  judged: JsonColumn<unknown>;
  policyVersion: number;
  ruleNo: number;
  bandNo: number;
  needs: JsonColumn<unknown>;
  kamSignature: string | null;
  directorSignature: string | null;
  financeSignature: string | null;
  executiveSignature: string | null;
};

export type PriceQuoteTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  requestId: string | null;
  state: QuoteState;
  quotedOn: Day;
  validUntil: Day;
  note: string | null;
  totalE4: BigColumn;
  concessionBp: number;
  closedAt: Date | null;
  closeReason: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
  version: Generated<number>;
};

export type EnteredOrderTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  quoteId: string | null;
  purchaseId: Generated<string | null>;
  mode: OrderMode;
  orderedOn: Day;
  note: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
};

export type CommitmentKind = 'list' | 'quote' | 'agreement' | 'plan' | PurchaseMode | 'order';

/** Append-only. Floor, authority and decision are copies that composite keys hold to their originals. */
export type PriceCommitmentTable = {
  orgId: number;
  id: string;
  kind: CommitmentKind;
  documentId: string;
  lineNo: number;
  sourceId: string | null;
  accountId: string | null;
  productId: string;
  quantityE4: BigColumn;
  freeQuantityE4: BigColumn;
  priceE4: BigColumn;
  invoicePriceE4: BigColumn;
  creditE4: BigColumn;
  terms: JsonColumn<unknown>;
  floorId: string | null;
  floorE4: BigColumnOrNone;
  /** Copies of the day of the floor and of the day of its cost; null for a return. */
  floorOn: ColumnType<Day | null, Day | null | undefined, never>;
  costDay: ColumnType<Day | null, Day | null | undefined, never>;
  listPriceE4: BigColumnOrNone;
  concessionBp: number | null;
  requesterId: string;
  authorityId: string | null;
  authorityBp: number | null;
  decisionId: string | null;
  decidedBp: number | null;
  decidedPriceE4: BigColumnOrNone;
  decidedCreditE4: BigColumnOrNone;
  decidedQuantityE4: BigColumnOrNone;
  decidedUntil: Day | null;
  /** The approved request, and the document that its approval was used for. */
  decidedRequestId: ColumnType<string | null, string | null | undefined, never>;
  decidedDocumentId: ColumnType<string | null, string | null | undefined, never>;
  committedOn: Day;
  appliesFrom: Day;
  /** The last day on which the price can be bought at, and up to which its floor is the dearest; null: that of its promise. */
  appliesTo: ColumnType<Day | null, Day | null | undefined, never>;
  createdAt: Date;
};

/** A draft keeps its prices and tiers as they were typed; a signed one has them in the two tables below, append-only. */
export type PriceAgreementTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  coversGroup: boolean;
  title: string;
  reference: string | null;
  state: Generated<AgreementState>;
  validFrom: Day;
  validTo: Day;
  noticeDays: number;
  creditDays: number | null;
  rebateKind: RebateKind | null;
  rebatePeriod: RebatePeriod | null;
  rebateBasis: RebateBasis | null;
  topRebateBp: number;
  lines: JsonColumn<unknown>;
  ranges: ColumnType<unknown, string | undefined, string>;
  tiers: JsonColumn<unknown>;
  serviceTerms: string | null;
  visitsPerYear: number | null;
  indexClause: string | null;
  note: string | null;
  requestId: string | null;
  followsId: string | null;
  /** The tender that it carries out. */
  purchaseId: ColumnType<string | null, string | null | undefined, string | null>;
  signedOn: Day | null;
  signedBy: string | null;
  signedByName: string | null;
  signedAt: Date | null;
  endedOn: Day | null;
  endReason: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
  version: Generated<number>;
};

export type PriceCounterTable = { orgId: number; letter: string; year: number; last: number };

export type PricingTables = {
  pricingPolicy: PolicyTable;
  clauseList: PolicyTable;
  contractClause: ContractClauseTable;
  clauseOpinion: ClauseOpinionTable;
  stockRevaluation: StockRevaluationTable;
  priceFloor: PriceFloorTable;
  priceAuthority: PriceAuthorityTable;
  priceDelegation: PriceDelegationTable;
  policyBand: PolicyBandTable;
  approvalUse: ApprovalUseTable;
  priceRequest: PriceRequestTable;
  priceSignature: PriceSignatureTable;
  priceDecision: PriceDecisionTable;
  priceQuote: PriceQuoteTable;
  enteredOrder: EnteredOrderTable;
  orderHold: OrderHoldTable;
  orderCancel: OrderCancelTable;
  priceCommitment: PriceCommitmentTable;
  priceAgreement: PriceAgreementTable;
  agreementLine: AgreementLineTable;
  agreementRange: AgreementRangeTable;
  agreementTier: AgreementTierTable;
  marketPrice: MarketPriceTable;
  negotiation: NegotiationTable;
  costEstimate: CostEstimateTable;
  estimateVersion: EstimateVersionTable;
  estimateSignature: EstimateSignatureTable;
  signedEstimate: SignedEstimateTable;
  estimateActual: EstimateActualTable;
  purchase: PurchaseTable;
  leasePayment: LeasePaymentTable;
  leaseReceipt: LeaseReceiptTable;
  offsetEntry: OffsetEntryTable;
  tenderGate: TenderGateTable;
  tenderBond: TenderBondTable;
  retentionOffer: RetentionOfferTable;
  businessPlan: BusinessPlanTable;
  businessPlanLine: BusinessPlanLineTable;
  businessPlanPrice: BusinessPlanPriceTable;
  priceCounter: PriceCounterTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const pricingTables = (db: Db) => db.withTables<PricingTables>();

/** The columns of every document: where it stands, when it was made, and the version that a change names. */
type DocumentTable = {
  orgId: number;
  id: string;
  accountId: string;
  createdAt: Date;
  version: Generated<number>;
};
export type DocumentName = {
  [Name in keyof PricingTables]: PricingTables[Name] extends DocumentTable ? Name : never;
}[keyof PricingTables];

/** The tables of documents, for what treats all of them alike. */
export const documentTables = (db: Db) => db.withTables<Record<DocumentName, Record<string, unknown>>>();
