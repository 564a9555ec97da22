import type { Json } from '#kernel/canonical-json';
import type { Db } from '#db/handle';
import type { ColumnType } from 'kysely';
import type { Actor } from '#platform/operations';

type JsonColumn = ColumnType<Json | null, string | null, never>;

export interface AuditEventTable {
  orgId: number;
  id: string;
  at: Date;
  actorId: string;
  actorName: string;
  via: Actor['via'];
  action: string;
  objectType: string;
  objectId: string;
  before: JsonColumn;
  after: JsonColumn;
  requestId: string | null;
  ip: string | null;
}

export const auditTables = (db: Db) => db.withTables<{ auditEvent: AuditEventTable }>();
