import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { PolicyTable } from '#platform/policies';
import type { WarningKind, WarningStep } from './domain/index.ts';

/** JSON columns are written as text and read as data. */
type JsonColumn = ColumnType<unknown, string, string>;
/** Written as text, read as a number: exact up to 2^53. */
type BigColumn = ColumnType<number, string, string>;

export const warningStates = ['new', 'accepted', 'dismissed', 'resolved'] as const;
export type WarningState = (typeof warningStates)[number];

export type WarningRunTable = {
  orgId: number;
  id: string;
  asOf: Day;
  policyVersion: number;
  accounts: number;
  opened: number;
  refreshed: number;
  closed: number;
  falseAlarmsTenths: number;
  latePrior: ColumnType<unknown, string, string>;
  finishedAt: Date;
};

export type WarningTable = {
  orgId: number;
  id: string;
  accountId: string;
  kind: WarningKind;
  subject: string;
  state: WarningState;
  mark: string;
  evidence: JsonColumn;
  stakeMinor: BigColumn;
  urgency: number;
  weight: BigColumn;
  since: Day;
  confidenceBp: number | null;
  step: WarningStep;
  ownerId: string | null;
  snoozedUntil: Day | null;
  closeReason: string | null;
  closedBy: 'person' | 'run' | null;
  verdict: 'true' | 'false' | null;
  openedAt: Date;
  refreshedAt: Date;
  closedAt: Date | null;
  version: Generated<number>;
};

export type WarningEventTable = {
  orgId: number;
  id: string;
  warningId: string;
  at: Date;
  act: string;
  note: string | null;
  details: JsonColumn;
  actorId: string | null;
  actorName: string;
};

export type PaymentPromiseTable = {
  orgId: number;
  id: string;
  accountId: string;
  madeOn: Day;
  dueOn: Day;
  amountMinor: BigColumn;
  promisedBy: string | null;
  note: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  withdrawnAt: Date | null;
};

type WarningTables = {
  warningPolicy: PolicyTable;
  warningRun: WarningRunTable;
  warning: WarningTable;
  warningEvent: WarningEventTable;
  paymentPromise: PaymentPromiseTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const warningTables = (db: Db) => db.withTables<WarningTables>();
