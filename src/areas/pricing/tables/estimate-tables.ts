import type { Generated } from 'kysely';
import type { Day } from '#kernel/day';
import type { EstimateOffice } from '../domain/index.ts';
import type { BigColumn, JsonColumn } from './columns.ts';

export type CostEstimateTable = {
  orgId: number;
  id: string;
  number: string;
  accountId: string;
  productId: string;
  title: string;
  latest: Generated<number>;
  withdrawnAt: Generated<Date | null>;
  withdrawReason: Generated<string | null>;
  /** When finance let the recorded cost of the product count again for the account. */
  releasedAt: Generated<Date | null>;
  releasedBy: Generated<string | null>;
  releasedByName: Generated<string | null>;
  releaseReason: Generated<string | null>;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
  version: Generated<number>;
};

/** Append-only: a change is another version. */
export type EstimateVersionTable = {
  orgId: number;
  id: string;
  estimateId: string;
  number: number;
  productId: string;
  quantityE4: BigColumn;
  unitCostE4: BigColumn;
  listPriceE4: BigColumn;
  validFrom: Day;
  validUntil: Day;
  specification: string | null;
  reason: string | null;
  lines: JsonColumn<unknown>;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
};

export type EstimateSignatureTable = {
  orgId: number;
  versionId: string;
  office: EstimateOffice;
  userId: string;
  userName: string;
  signedAt: Date;
};

export type SignedEstimateTable = {
  orgId: number;
  versionId: string;
  productId: string;
  unitCostE4: BigColumn;
  productionOffice: Generated<'production'>;
  financeOffice: Generated<'finance'>;
  signedAt: Date;
};

export type EstimateActualTable = {
  orgId: number;
  id: string;
  versionId: string;
  quantityE4: BigColumn;
  unitCostE4: BigColumn;
  lines: JsonColumn<unknown>;
  note: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
};
