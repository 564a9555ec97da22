import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { Language } from '#kernel/locale';
import type { PolicyTable } from '#platform/policies';
import type {
  BridgeGrouping,
  RobotProblem,
  RobotService,
  WarningKind,
  WarningState,
  WarningStep,
} from './domain/index.ts';

/** JSON columns are written as text and read as data. */
type JsonColumn = ColumnType<unknown, string, string>;
/** Written as text, read as a number: exact up to 2^53. */
type BigColumn = ColumnType<number, string, string>;

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
  /** How soon the book hears a drift; null: nothing is watched yet. */
  heard: ColumnType<unknown, string | null, string | null>;
  /** What the book was watched by; kept of the last run alone. */
  watchBasis: ColumnType<unknown, string | null, string | null>;
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
  /** What was at stake, and how grave it was, when somebody put it off. */
  snoozedStakeMinor: ColumnType<number | null, string | null | undefined, string | null>;
  snoozedSeverity: number | null;
  /** When it was told again because it had got worse while it was put off. */
  wokenAt: Date | null;
  /** The closed warning that this one tells again. */
  earlierId: string | null;
  closeReason: string | null;
  closedBy: 'person' | 'run' | null;
  verdict: 'true' | 'false' | null;
  checks: ColumnType<unknown, string | undefined, string>;
  openedAt: Date;
  refreshedAt: Date;
  closedAt: Date | null;
  /** When a run found that what a person had closed is gone. */
  goneAt: Date | null;
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
  withdrawnBy: string | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
};

export type WarningChannelTable = {
  orgId: number;
  id: string;
  name: string;
  service: RobotService;
  url: string;
  secret: string | null;
  language: Language;
  showsMargin: boolean;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  toldAt: Date | null;
  sentOn: Day | null;
  triedAt: Date | null;
  problem: RobotProblem | null;
};

export type WarningSubscriptionTable = {
  orgId: number;
  userId: string;
  language: Language;
  toldAt: Date | null;
  sentOn: Day | null;
};

export type CompanyBridgeTable = {
  orgId: number;
  month: Day;
  against: Day;
  months: number;
  cut: BridgeGrouping | 'company';
  cutKey: string;
  body: JsonColumn;
  computedAt: Date;
};

type WarningTables = {
  warningPolicy: PolicyTable;
  warningRun: WarningRunTable;
  warning: WarningTable;
  warningEvent: WarningEventTable;
  paymentPromise: PaymentPromiseTable;
  warningChannel: WarningChannelTable;
  warningSubscription: WarningSubscriptionTable;
  companyBridge: CompanyBridgeTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const warningTables = (db: Db) => db.withTables<WarningTables>();
