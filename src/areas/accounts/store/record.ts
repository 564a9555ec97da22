import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import { accountsTables } from '../tables.ts';
import type { NoteTable, TimelineEventTable } from '../tables.ts';

export type NoteRow = Selectable<NoteTable>;
export type TimelineRow = Selectable<TimelineEventTable>;

export const listNotes = async (db: Db, orgId: number, accountId: string): Promise<NoteRow[]> =>
  await accountsTables(db)
    .selectFrom('note')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('removedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();

export const findNote = async (db: Db, orgId: number, id: string): Promise<NoteRow | null> =>
  (await accountsTables(db)
    .selectFrom('note')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

export const addNote = async (db: Db, note: Insertable<NoteTable>): Promise<NoteRow> =>
  await accountsTables(db).insertInto('note').values(note).returningAll().executeTakeFirstOrThrow();

export const updateNote = async (
  db: Db,
  orgId: number,
  change: { readonly id: string; readonly body?: string; readonly removedAt?: Date | null },
): Promise<NoteRow> =>
  await accountsTables(db)
    .updateTable('note')
    .set({
      ...(change.body === undefined ? {} : { body: change.body }),
      ...(change.removedAt === undefined ? {} : { removedAt: change.removedAt }),
      updatedAt: sql<Date>`now()`,
    })
    .where('orgId', '=', orgId)
    .where('id', '=', change.id)
    .returningAll()
    .executeTakeFirstOrThrow();

export type TimelineEntry = {
  readonly id: string;
  readonly accountId: string;
  readonly at: Date;
  readonly kind: string;
  readonly params: Json;
  readonly actorId: string | null;
  readonly actorName: string | null;
};

/** Adds to the timelines of accounts; the reader words each entry from its kind and params. */
export const addTimeline = async (db: Db, orgId: number, entries: readonly TimelineEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  await accountsTables(db)
    .insertInto('timelineEvent')
    .values(entries.map((entry) => ({ orgId, ...entry, params: JSON.stringify(entry.params) })))
    .execute();
};

export const listTimeline = async (
  db: Db,
  orgId: number,
  page: {
    readonly accountId: string;
    readonly after?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<TimelineRow[]> =>
  await accountsTables(db)
    .selectFrom('timelineEvent')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', page.accountId)
    .$if(page.after !== undefined, (query) =>
      query.where(sql<boolean>`(at, id) < (${page.after?.at ?? ''}::timestamptz, ${page.after?.id ?? null}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
