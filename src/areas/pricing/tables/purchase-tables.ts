import type { ColumnType, Generated } from 'kysely';
import type { Day } from '#kernel/day';
import type {
  GateOutcome,
  LeaseEnd,
  OffsetEntryKind,
  PurchaseMode,
  PurchaseState,
  TenderGate,
  TenderReason,
} from '../domain/index.ts';
import type { BigColumn, BigColumnOrNone, JsonColumn } from './columns.ts';

/** Rows of tenders and of the other ways to buy; `tables.ts` names their tables. */
export type PurchaseTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  mode: PurchaseMode;
  title: string;
  state: Generated<PurchaseState>;
  lines: JsonColumn<unknown>;
  terms: JsonColumn<unknown>;
  creditDays: number | null;
  totalE4: BigColumn;
  requestId: string | null;
  committedOn: Day | null;
  committedBy: string | null;
  committedByName: string | null;
  reason: TenderReason | null;
  resultNote: string | null;
  closedAt: Date | null;
  /** Who changed the draft last; null: nobody since it was made. */
  changedBy: Generated<string | null>;
  /** Of a lease: what finance has to approve. */
  residualMinor: ColumnType<number, string | undefined, string>;
  approvedBy: Generated<string | null>;
  approvedByName: Generated<string | null>;
  approvedAt: Generated<Date | null>;
  settledEntryNo: Generated<number | null>;
  settledBalanceMinor: BigColumnOrNone;
  /** What was given beyond what was agreed when it was settled, on each side, and why. */
  oursApartMinor: BigColumnOrNone;
  theirsApartMinor: BigColumnOrNone;
  settleExplanation: Generated<string | null>;
  leaseEnd: Generated<LeaseEnd | null>;
  leaseEndOn: Generated<Day | null>;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
  version: Generated<number>;
};

/** Append-only: each entry begins at the balance where the one before ended. */
export type OffsetEntryTable = {
  orgId: number;
  purchaseId: string;
  entryNo: number;
  previousNo: number | null;
  kind: OffsetEntryKind;
  bookedOn: Day;
  beforeMinor: BigColumn;
  amountMinor: BigColumn;
  balanceMinor: BigColumn;
  description: string;
  source: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
};

/** Append-only. */
export type LeasePaymentTable = {
  orgId: number;
  purchaseId: string;
  paymentNo: number;
  /** residual: what the goods were bought for at the end. */
  kind: ColumnType<'rent' | 'residual', 'rent' | 'residual' | undefined, never>;
  dueOn: Day;
  amountMinor: BigColumn;
};

/** Append-only: what has come in of a payment; below zero it takes back a mistake. */
export type LeaseReceiptTable = {
  orgId: number;
  purchaseId: string;
  paymentNo: number;
  receiptNo: number;
  paidOn: Day;
  amountMinor: BigColumn;
  source: string;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
};

export type TenderGateTable = {
  orgId: number;
  purchaseId: string;
  gate: TenderGate;
  dueOn: Day | null;
  doneOn: Day | null;
  ownerId: string | null;
  outcome: Generated<GateOutcome | null>;
  note: Generated<string | null>;
};

export type TenderBondTable = {
  orgId: number;
  purchaseId: string;
  amountMinor: BigColumn;
  paidOn: Day | null;
  dueBackOn: Day;
  returnedOn: Day | null;
};
