import type { Generated } from 'kysely';
import type { CreditGrade, CreditSign, HoldReason } from '../domain/index.ts';
import type { BigColumn, BigColumnOrNone, JsonColumn } from './columns.ts';

export type HoldSigns = readonly { readonly sign: CreditSign; readonly value: number; readonly grade: CreditGrade }[];

export type OrderHoldTable = {
  orgId: number;
  orderId: string;
  reasons: HoldReason[];
  grade: CreditGrade | null;
  signs: JsonColumn<HoldSigns>;
  exposureMinor: BigColumn;
  waitingMinor: BigColumn;
  limitMinor: BigColumnOrNone;
  overdueMinor: BigColumn;
  payFirstMinor: BigColumn;
  heldAt: Date;
  releasedBy: Generated<string | null>;
  releasedByName: Generated<string | null>;
  releasedAt: Generated<Date | null>;
  releaseReason: Generated<string | null>;
};

/** Append-only. */
export type OrderCancelTable = {
  orgId: number;
  orderId: string;
  isRefusal: boolean;
  reason: string;
  cancelledBy: string;
  cancelledByName: string;
  cancelledAt: Date;
};
