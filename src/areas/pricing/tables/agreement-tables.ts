import type { BigColumn, BigColumnOrNone } from './columns.ts';

/** Append-only, like the two beside it: the prices of a signed agreement. */
export type AgreementLineTable = {
  orgId: number;
  agreementId: string;
  lineNo: number;
  commitmentId: string;
  productId: string;
  priceE4: BigColumn;
  floorE4: BigColumn;
  rebateBp: number;
  /** Null: a price of its own. Else the range that it falls under, its depth, and the list price that it is taken off. */
  rangeNo: number | null;
  toBp: number | null;
  listPriceE4: BigColumnOrNone;
};

/** Append-only: what a signed agreement promises off list, for a product or for a product line. */
export type AgreementRangeTable = {
  orgId: number;
  agreementId: string;
  rangeNo: number;
  productId: string | null;
  lineId: string | null;
  fromBp: number;
  toBp: number;
  quantityE4: BigColumn;
};

export type AgreementTierTable = {
  orgId: number;
  agreementId: string;
  fromMinor: BigColumn;
  rateBp: number;
  topRebateBp: number;
};
