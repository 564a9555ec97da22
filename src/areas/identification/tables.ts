import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import type { PolicyTable } from '#platform/policies';
import type {
  BadgeCode,
  EvidenceKind,
  GateCode,
  KeyAccountType,
  LadderStep,
  Tier,
  TierProposal,
} from './domain/index.ts';

/** JSON columns are written as text (JSON.stringify) and read as data. */
type JsonColumn<T = Json> = ColumnType<T, string, string>;

export type Unit = 'account' | 'group';
export type RunState = 'running' | 'done' | 'failed';
export type ProposalState = 'open' | 'accepted' | 'refused' | 'overridden' | 'superseded';

export type IdentificationRunTable = {
  orgId: number;
  id: string;
  asOf: Day;
  policyId: string;
  policyVersion: number;
  state: RunState;
  reference: JsonColumn<unknown> | null;
  report: JsonColumn<unknown> | null;
  accounts: Generated<number>;
  prospects: Generated<number>;
  startedByName: string;
  startedAt: Date;
  finishedAt: Date | null;
};

/** Figures are minor units; shares are percentiles in ten-thousandths, null = missing. */
export type RunAccountTable = {
  orgId: number;
  runId: string;
  accountId: string;
  unit: Unit;
  rank: number;
  scoreMicro: number;
  coverage: number;
  tier: Tier;
  types: KeyAccountType[];
  gateType: KeyAccountType | null;
  badges: BadgeCode[];
  failedGates: GateCode[];
  contributionMinor: number | null;
  revenueMinor: number;
  revenueRank: number;
  expectedMinor: number | null;
  aliveBp: number | null;
  contributionShare: number | null;
  continuityShare: number | null;
  paymentShare: number | null;
  growthShare: number | null;
  relationshipShare: number | null;
  strategicShare: number | null;
};

export type RunExplanationTable = { orgId: number; runId: string; accountId: string; unit: Unit; body: string };

/** Figures by the codes of the measures. */
export type RunMeasuresTable = {
  orgId: number;
  runId: string;
  accountId: string;
  figures: JsonColumn<Readonly<Record<string, number>>>;
};

export type RunProspectTable = {
  orgId: number;
  runId: string;
  accountId: string;
  rank: number;
  body: JsonColumn<unknown>;
};

export type RunUpgradeTable = {
  orgId: number;
  runId: string;
  accountId: string;
  rank: number;
  tier: 'A' | 'B';
  nextTier: 'S' | 'A';
  missingMicro: number;
  gaps: JsonColumn<unknown>;
  plannedAt: Date | null;
};

export type TierProposalTable = {
  orgId: number;
  id: string;
  runId: string;
  accountId: string;
  unit: Unit;
  rank: number;
  tierFrom: Tier;
  tierTo: Tier;
  typeFrom: KeyAccountType | null;
  typeTo: KeyAccountType | null;
  direction: TierProposal['direction'];
  scoreMicro: number;
  heldBy: GateCode[];
  state: Generated<ProposalState>;
  reason: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
};

export type AccountStatementTable = {
  orgId: number;
  id: string;
  accountId: string;
  kind: EvidenceKind;
  value: number;
  source: string;
  statedOn: Day;
  expiresOn: Day | null;
  note: string | null;
  statedBy: string;
  statedByName: string;
  recordedAt: Date;
  withdrawnOn: Day | null;
};

export type LadderAnswerTable = {
  orgId: number;
  accountId: string;
  step: LadderStep;
  value: number;
  answeredOn: Day;
  answeredBy: string;
};

export type BuyingGroupTable = { orgId: number; accountId: string; since: Day; setBy: string };

export type BackTestTable = {
  orgId: number;
  id: string;
  policyVersion: number;
  cutoff: Day;
  horizonDays: number;
  result: JsonColumn<unknown>;
  createdByName: string;
  createdAt: Date;
};

export type IdentificationTables = {
  policy: PolicyTable;
  identificationRun: IdentificationRunTable;
  runAccount: RunAccountTable;
  runExplanation: RunExplanationTable;
  runMeasures: RunMeasuresTable;
  runProspect: RunProspectTable;
  runUpgrade: RunUpgradeTable;
  tierProposal: TierProposalTable;
  accountStatement: AccountStatementTable;
  ladderAnswer: LadderAnswerTable;
  buyingGroup: BuyingGroupTable;
  backTest: BackTestTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const identificationTables = (db: Db) => db.withTables<IdentificationTables>();
