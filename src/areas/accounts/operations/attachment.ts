import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle, handleFile, handleUpload } from '#platform/operations';
import type { Bound, Context, RecordHead, RecordKind, RecordReach } from '#platform/operations';
import { fileOperations as operations } from '../contract/file-operations.ts';
import { auditedFileOf, fileMarks } from '../domain/index.ts';
import type { AttachedRecord, FileMark } from '../domain/index.ts';
import { addAttachment, attachedTo, changeAttachment, findAttachment, listAttachments } from '../store/attachment.ts';
import type { AttachmentRow } from '../store/attachment.ts';
import { presentAttachment } from './present.ts';
import { receiveFile } from './receive-file.ts';
import { tell } from './tell.ts';

type Asked = { readonly kind: AttachedRecord; readonly record: string };

/** A record that the caller sees, and what he or she may do with it. */
type Found = {
  readonly kind: AttachedRecord;
  readonly head: RecordHead;
  readonly reach: RecordReach;
  readonly marks: readonly FileMark[];
};

type Acted = 'added' | 'removed' | 'restored';

/** The files of all kinds of records, by what each area says of its own. */
export const attachmentHandlersOf = (kinds: readonly RecordKind[]): readonly Bound[] => {
  const find = async (context: Context, { kind, record }: Asked): Promise<Found | null> => {
    const known = kinds.find((one) => one.kind === kind);
    if (known === undefined) return null;
    const heads = await known.list(context.db, context.company.id, [record]);
    const head = heads.find(({ key }) => key === record) ?? heads[0];
    if (head === undefined) return null;
    const reach = await known.reachOf(context, head);
    const marks = fileMarks.filter((mark) => known.marks?.includes(mark) === true);
    return reach.mayRead ? { kind, head, reach, marks } : null;
  };

  const requireRecord = async (context: Context, asked: Asked): Promise<Found> => {
    const found = await find(context, asked);
    if (found === null) throw new AppError('accounts.record-not-found');
    return found;
  };

  const requireWritten = async (context: Context, asked: Asked): Promise<Found> => {
    const found = await requireRecord(context, asked);
    refuseReader(found);
    if (found.reach.hides === 'personal') throw new AppError('accounts.personal-hidden');
    if (found.reach.hides !== undefined) throw new AppError('platform.forbidden', { permission: found.reach.hides });
    return found;
  };

  const refuseReader = ({ reach }: Found): void => {
    if (!reach.mayWrite) throw new AppError('platform.forbidden', { permission: 'accounts.attach' });
  };

  const refuseMark = ({ marks }: Found, mark: FileMark | null | undefined): void => {
    if (mark !== null && mark !== undefined && !marks.includes(mark)) throw new AppError('accounts.mark-unknown');
  };

  /** The signed document of what was signed is part of it. */
  const refuseKept = ({ head }: Found, { mark }: AttachmentRow): void => {
    if (head.keepsMarked === true && mark !== null) throw new AppError('accounts.attachment-kept');
  };

  /** A file is found where its record is; one that is personal data is not there for who may not see it. */
  const requireFile = async (
    context: Context,
    id: string,
  ): Promise<{ readonly row: AttachmentRow; readonly record: Found }> => {
    const row = await findAttachment(context.db, context.company.id, id);
    const to = row === null ? null : attachedTo(row);
    const record = to === null ? null : await find(context, { kind: to.kind, record: to.key });
    if (row === null || record === null || record.reach.hides !== undefined)
      throw new AppError('accounts.attachment-not-found');
    return { row, record };
  };

  const requireOwnFile = async (context: Context, id: string) => {
    const found = await requireFile(context, id);
    refuseReader(found.record);
    return found;
  };

  /** Writes what was done with a file into the timeline of the account that its record belongs to. */
  const tellFile = async (context: Context, { kind, head }: Found, [act, fileName]: [Acted, string]): Promise<void> => {
    const { accountId, label } = head;
    if (accountId === null) return;
    const isNamed = kind !== 'account' && label !== '';
    await tell(context, accountId, {
      kind: isNamed ? `record-file-${act}` : `file-${act}`,
      params: isNamed ? { fileName, label } : { fileName },
    });
  };

  const list = handle(operations.listAttachments, async (context, { kind, record, cursor, limit }) => {
    const { head, reach, marks } = await requireRecord(context, { kind, record });
    const [after] = cursor === undefined ? [] : cursorParts(cursor, 1).map(String);
    const { mayWrite, hides } = reach;
    if (hides !== undefined) return { rows: [], mayWrite: false, isHidden: true, marks: [], keepsMarked: false };
    const found = await listAttachments(context.db, context.company.id, {
      kind,
      key: head.key,
      after,
      limit: limit + 1,
    });
    const page = pageOfRows(found, limit, ({ id }) => [id]);
    return {
      ...page,
      rows: page.rows.map(presentAttachment),
      mayWrite,
      isHidden: false,
      marks: [...marks],
      keepsMarked: head.keepsMarked === true,
    };
  });

  const upload = handleUpload(operations.uploadAttachment, async (context, { kind, record, mark, ...given }, body) => {
    const asked = { kind, record };
    const fileName = given.fileName ?? body.fileName;
    await context.transact(async (step) => refuseMark(await requireWritten(step, asked), mark));
    const received = await receiveFile(context, fileName, body.stream);
    try {
      return await context.transact(async (step) => {
        const found = await requireWritten(step, asked);
        const to = { kind, key: found.head.key };
        const row = await addAttachment(step.db, {
          ...received,
          record: to,
          orgId: step.company.id,
          fileName,
          mark: mark ?? null,
          authorId: step.actor.userId,
        });
        await step.audit({
          action: 'create',
          objectType: auditedFileOf(kind),
          objectId: row.id,
          after: { record: to, fileName, bytes: row.bytes, mark: row.mark },
        });
        await tellFile(step, found, ['added', fileName]);
        return presentAttachment(row);
      });
    } catch (error) {
      await context.files.remove(context.company.id, received.id);
      throw error;
    }
  });

  const download = handleFile(operations.downloadAttachment, async (context, { id }) => {
    const { row } = await context.transact(async (step) => await requireFile(step, id));
    if (row.removedAt !== null) throw new AppError('accounts.attachment-not-found');
    return {
      fileName: row.fileName,
      contentType: 'application/octet-stream',
      body: await context.files.open(context.company.id, id),
    };
  });

  const setMark = handle(operations.markAttachment, async (context, { id, mark }) => {
    const { row, record } = await requireOwnFile(context, id);
    refuseMark(record, mark);
    if (mark !== row.mark) refuseKept(record, row);
    const changed = await changeAttachment(context.db, context.company.id, { id, mark });
    await context.audit({
      action: 'update',
      objectType: auditedFileOf(record.kind),
      objectId: id,
      before: { mark: row.mark },
      after: { mark },
    });
    return presentAttachment(changed);
  });

  const setRemoved = async (context: Context, id: string, act: Exclude<Acted, 'added'>): Promise<AttachmentRow> => {
    const { row, record } = await requireOwnFile(context, id);
    const isRemoved = act === 'removed';
    if ((row.removedAt !== null) === isRemoved) return row;
    if (isRemoved) refuseKept(record, row);
    const changed = await changeAttachment(context.db, context.company.id, {
      id,
      removedAt: isRemoved ? context.now : null,
    });
    await context.audit({
      action: isRemoved ? 'remove' : 'restore',
      objectType: auditedFileOf(record.kind),
      objectId: id,
      [isRemoved ? 'before' : 'after']: { record: attachedTo(row), fileName: row.fileName },
    });
    await tellFile(context, record, [act, row.fileName]);
    return changed;
  };

  const remove = handle(operations.removeAttachment, async (context, { id }) => {
    await setRemoved(context, id, 'removed');
    return { ok: true } as const;
  });

  const restore = handle(operations.restoreAttachment, async (context, { id }) =>
    presentAttachment(await setRemoved(context, id, 'restored')),
  );

  return [list, upload, download, setMark, remove, restore];
};
