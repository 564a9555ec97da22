import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { recordOperations as operations } from '../contract/record-operations.ts';
import { addNote, addTimeline, findNote, listNotes, listTimeline, updateNote } from '../store/record.ts';
import type { NoteRow } from '../store/record.ts';
import { requireAccount } from './access.ts';
import { presentNote, recordOf } from './present.ts';

const list = handle(operations.listNotes, async (context, { id }) => {
  await requireAccount(context, 'accounts.read', id);
  return { notes: (await listNotes(context.db, context.company.id, id)).map(presentNote) };
});

const add = handle(operations.addNote, async (context, { id, body }) => {
  await requireAccount(context, 'accounts.write', id);
  const noteId = context.newId();
  const note = await addNote(context.db, {
    orgId: context.company.id,
    id: noteId,
    accountId: id,
    personId: null,
    body,
    authorId: context.actor.userId,
    removedAt: null,
  });
  await context.audit({ action: 'create', objectType: 'note', objectId: noteId, after: { accountId: id, body } });
  await addTimeline(context.db, context.company.id, [
    {
      id: context.newId(),
      accountId: id,
      at: context.now,
      kind: 'note-added',
      params: { noteId },
      actorId: context.actor.userId,
      actorName: context.actor.name,
    },
  ]);
  return presentNote(note);
});

const change = handle(operations.updateNote, async (context, { id, body }) => {
  const before = await requireOwnNote(context, id);
  const note = await updateNote(context.db, context.company.id, { id, body });
  await context.audit({
    action: 'update',
    objectType: 'note',
    objectId: id,
    before: { body: before.body },
    after: { body },
  });
  return presentNote(note);
});

const remove = handle(operations.removeNote, async (context, { id }) => {
  await requireOwnNote(context, id);
  await updateNote(context.db, context.company.id, { id, removedAt: context.now });
  await context.audit({ action: 'remove', objectType: 'note', objectId: id });
  return { ok: true } as const;
});

const restore = handle(operations.restoreNote, async (context, { id }) => {
  await requireOwnNote(context, id);
  const note = await updateNote(context.db, context.company.id, { id, removedAt: null });
  await context.audit({ action: 'restore', objectType: 'note', objectId: id });
  return presentNote(note);
});

/** Notes are changed by who wrote them. */
const requireOwnNote = async (context: Context, id: string): Promise<NoteRow> => {
  const note = await findNote(context.db, context.company.id, id);
  if (note === null) throw new AppError('accounts.note-not-found');
  await requireAccount(context, 'accounts.read', note.accountId);
  if (note.authorId !== context.actor.userId) throw new AppError('accounts.not-author');
  return note;
};

const timeline = handle(operations.listTimeline, async (context, { id, cursor, limit }) => {
  await requireAccount(context, 'accounts.read', id);
  const [at, eventId] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const rows = await listTimeline(context.db, context.company.id, {
    accountId: id,
    after: eventId === undefined ? undefined : { at: String(at), id: String(eventId) },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [row.at.toISOString(), row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, at: row.at.toISOString(), params: recordOf(row.params) })),
  };
});

export const recordHandlers = [list, add, change, remove, restore, timeline];
