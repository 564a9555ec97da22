import type { Generated } from 'kysely';
import type { Day } from '#kernel/day';
import type { Countermove, RetentionGround } from '../domain/index.ts';
import type { BigColumnOrNone, JsonColumn } from './columns.ts';

export type RetentionOfferTable = {
  orgId: number;
  id: string;
  accountId: string;
  requestId: string;
  ground: RetentionGround;
  groundNote: string | null;
  evidence: JsonColumn<unknown>;
  countermove: Countermove;
  targetMinor: BigColumnOrNone;
  targetOn: Day | null;
  targetDays: number | null;
  checkOn: Day;
  quoteId: Generated<string | null>;
  startedOn: Generated<Day | null>;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  mergedFrom: Generated<string[]>;
  version: Generated<number>;
};
