import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { Rule } from './domain/index.ts';
import type { Offer } from './domain/offer.ts';

/** JSON columns are written as text (JSON.stringify) and read as data. */
type JsonColumn<T> = ColumnType<T, string, string>;

export type SegmentTable = {
  orgId: number;
  id: string;
  name: string;
  note: string | null;
  rule: JsonColumn<Rule>;
  shared: Generated<boolean>;
  ownerId: string;
  offer: ColumnType<Offer | null, string | null, string | null>;
  members: Generated<number>;
  evaluatedThrough: Date | null;
  evaluatedRun: string | null;
  evaluatedOn: Day | null;
  version: Generated<number>;
  createdAt: Date;
  updatedAt: Date;
  removedAt: Date | null;
};

export type SegmentMemberTable = { orgId: number; segmentId: string; accountId: string; since: Date };

export type SegmentChangeTable = { orgId: number; segmentId: string; at: Date; accountId: string; entered: boolean };

export type SegmentsTables = {
  segment: SegmentTable;
  segmentMember: SegmentMemberTable;
  segmentChange: SegmentChangeTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const segmentsTables = (db: Db) => db.withTables<SegmentsTables>();
