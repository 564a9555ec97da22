import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import type { PolicyTable } from '#platform/policies';
import type { ApproverRole, QuoteState, RequestState } from './domain/index.ts';

/** JSON columns are written as text (JSON.stringify) and read as data. */
type JsonColumn<T = Json> = ColumnType<T, string, string>;
/** Written as text, read as a number: exact up to 2^53. */
type BigColumn = ColumnType<number, string, string>;
type BigColumnOrNone = ColumnType<number | null, string | null, string | null>;

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
};

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
  decidedQuantityE4: BigColumn;
  decidedUntil: Day;
  coverBp: number;
  decidedBy: string[];
  inputs: JsonColumn<unknown>;
  decidedAt: Date;
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
  version: Generated<number>;
};

export type EnteredOrderTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  quoteId: string | null;
  orderedOn: Day;
  note: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
};

export type CommitmentKind = 'list' | 'quote' | 'agreement' | 'order';

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
  listPriceE4: BigColumnOrNone;
  concessionBp: number | null;
  requesterId: string;
  authorityId: string | null;
  authorityBp: number | null;
  decisionId: string | null;
  decidedBp: number | null;
  decidedPriceE4: BigColumnOrNone;
  decidedQuantityE4: BigColumnOrNone;
  decidedUntil: Day | null;
  committedOn: Day;
  appliesFrom: Day;
  createdAt: Date;
};

export type PriceCounterTable = { orgId: number; letter: string; year: number; last: number };

export type PricingTables = {
  pricingPolicy: PolicyTable;
  stockRevaluation: StockRevaluationTable;
  priceFloor: PriceFloorTable;
  priceAuthority: PriceAuthorityTable;
  priceDelegation: PriceDelegationTable;
  priceRequest: PriceRequestTable;
  priceSignature: PriceSignatureTable;
  priceDecision: PriceDecisionTable;
  priceQuote: PriceQuoteTable;
  enteredOrder: EnteredOrderTable;
  priceCommitment: PriceCommitmentTable;
  priceCounter: PriceCounterTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const pricingTables = (db: Db) => db.withTables<PricingTables>();
