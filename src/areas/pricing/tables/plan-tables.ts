import type { ColumnType, Generated } from 'kysely';
import type { Day } from '#kernel/day';
import type { PlanKey, PlanState } from '../domain/index.ts';
import type { BigColumn, JsonColumn } from './columns.ts';

export type BusinessPlanTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  title: string;
  state: Generated<PlanState>;
  validFrom: Day;
  validTo: Day;
  baseFrom: Day;
  baseTo: Day;
  spreadKey: PlanKey;
  lineIds: string[];
  steps: JsonColumn<unknown>;
  lineLeastMinor: ColumnType<number, string | undefined, string>;
  creditDays: number | null;
  note: string | null;
  requestId: string | null;
  memberIds: Generated<string[]>;
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

/** Append-only, like the prices beside it. */
export type BusinessPlanLineTable = {
  orgId: number;
  planId: string;
  lineNo: number;
  lineId: string;
  sharePpm: number;
  listE4: BigColumn;
  netE4: BigColumn;
  roomE4: BigColumn;
  grantedE4: BigColumn;
};

export type BusinessPlanPriceTable = {
  orgId: number;
  planId: string;
  priceNo: number;
  lineNo: number;
  commitmentId: string;
  productId: string;
  priceE4: BigColumn;
  floorE4: BigColumn;
};
