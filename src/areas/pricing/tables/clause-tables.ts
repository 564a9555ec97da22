import type { Generated } from 'kysely';
import type { ClauseKind, OpinionOffice, OpinionVerdict } from '../domain/index.ts';

/** A clause of one contract: a framework agreement, or a tender, a lease or an exchange. */
export type ContractClauseTable = {
  orgId: number;
  id: string;
  agreementId: string | null;
  purchaseId: string | null;
  clauseKey: string;
  kind: ClauseKind;
  title: string | null;
  standard: string | null;
  listVersion: number;
  deviation: string | null;
  round: Generated<number>;
  setBy: string;
  setByName: string;
  setAt: Date;
};

export type ClauseOpinionTable = {
  orgId: number;
  clauseId: string;
  round: number;
  office: OpinionOffice;
  askedBy: string;
  askedAt: Date;
  dueAt: Date;
  verdict: Generated<OpinionVerdict | null>;
  note: Generated<string | null>;
  givenBy: Generated<string | null>;
  givenByName: Generated<string | null>;
  givenAt: Generated<Date | null>;
  resolution: Generated<string | null>;
  resolvedBy: Generated<string | null>;
  resolvedByName: Generated<string | null>;
  resolvedAt: Generated<Date | null>;
};
