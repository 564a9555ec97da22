import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Actor, AuditEntry, Moment } from '#platform/operations';
import { auditTables } from './tables.ts';

/** One line of the audit with all that the request knows. */
export type AuditEvent = AuditEntry & {
  readonly orgId: number;
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  readonly via: Actor['via'];
  readonly requestId: string | null;
  readonly ip: string | null;
};

const jsonText = (value: AuditEntry['before']): string | null => (value === undefined ? null : JSON.stringify(value));

/** Appends; nothing here or in the role's rights changes or removes a line. */
export const writeAudit = async (db: Db, { before, after, ...event }: AuditEvent): Promise<void> => {
  await auditTables(db)
    .insertInto('auditEvent')
    .values({ ...event, before: jsonText(before), after: jsonText(after) })
    .execute();
};

export type AuditFilter = {
  readonly orgId: number;
  readonly timeZone: string;
  readonly objectType?: string | undefined;
  readonly objectId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** A page of lines; days are days of the company's time zone. */
export const listAudit = async (db: Db, filter: AuditFilter, page: { after: Moment | null; limit: number }) => {
  const { orgId, timeZone, objectType, objectId, actorId, action, from, to } = filter;
  let query = auditTables(db).selectFrom('auditEvent').selectAll().where('orgId', '=', orgId);
  if (objectType !== undefined) query = query.where('objectType', '=', objectType);
  if (objectId !== undefined) query = query.where('objectId', '=', objectId);
  if (actorId !== undefined) query = query.where('actorId', '=', actorId);
  if (action !== undefined) query = query.where('action', '=', action);
  if (from !== undefined) query = query.where('at', '>=', sql<Date>`${from}::timestamp at time zone ${timeZone}`);
  if (to !== undefined)
    query = query.where('at', '<', sql<Date>`(${to}::timestamp + interval '1 day') at time zone ${timeZone}`);
  const { after, limit } = page;
  if (after !== null) query = query.where(sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
};
