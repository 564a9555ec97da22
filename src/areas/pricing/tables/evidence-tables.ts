import type { Generated } from 'kysely';
import type { Day } from '#kernel/day';
import type { MarketConfidence, MarketPriceKind, NegotiationOutcome, NegotiationState } from '../domain/index.ts';
import type { BigColumn, JsonColumn } from './columns.ts';

export type MarketPriceTable = {
  orgId: number;
  id: string;
  productId: string;
  region: string | null;
  kind: MarketPriceKind;
  priceE4: BigColumn;
  seenOn: Day;
  source: string;
  rival: string | null;
  confidence: MarketConfidence;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  withdrawnAt: Generated<Date | null>;
  withdrawnByName: Generated<string | null>;
};

export type NegotiationTable = {
  orgId: number;
  id: string;
  accountId: string;
  title: string;
  meetOn: Day;
  state: Generated<NegotiationState>;
  lines: JsonColumn<unknown>;
  levers: JsonColumn<unknown>;
  asks: JsonColumn<unknown>;
  theirAlternatives: string | null;
  ourAlternative: string | null;
  requestId: string | null;
  outcome: NegotiationOutcome | null;
  result: string | null;
  closedAt: Date | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
  version: Generated<number>;
};
