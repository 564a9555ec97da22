import { AppError } from '#kernel/app-error';
import { handle, handleFile, handleUpload } from '#platform/operations';
import type { Context } from '#platform/operations';
import { recordOperations as operations } from '../contract/record-operations.ts';
import { addAttachment, addTimeline, findAttachment, listAttachments, setAttachmentRemoved } from '../store/record.ts';
import type { AttachmentRow } from '../store/record.ts';
import { requireAccount } from './access.ts';
import type { AccountRight } from './access.ts';
import { presentAttachment } from './present.ts';

const limitBytes = 50 * 1024 * 1024;
/** Programs and pages that a browser would run are not taken; everything else is served as a download only. */
const refusedNames = /\.(html?|xhtml|svg|js|mjs|exe|msi|bat|cmd|com|scr|ps1|vbs|jar|apk|dll|lnk)$/i;

const list = handle(operations.listAttachments, async (context, { id }) => {
  await requireAccount(context, 'accounts.read', id);
  return { attachments: (await listAttachments(context.db, context.company.id, id)).map(presentAttachment) };
});

const upload = handleUpload(operations.uploadAttachment, async (context, { id, fileName, contentType }, body) => {
  if (refusedNames.test(fileName)) throw new AppError('accounts.file-type-refused', { fileName });
  await context.transact(async (step) => requireAccount(step, 'accounts.write', id));
  const fileId = context.newId();
  const stored = await context.files.put({ orgId: context.company.id, id: fileId }, body.stream, limitBytes);
  return context.transact(async (step) => {
    const row = await addAttachment(step.db, {
      orgId: step.company.id,
      id: fileId,
      accountId: id,
      personId: null,
      fileName,
      contentType,
      bytes: stored.bytes,
      sha256: stored.sha256,
      authorId: step.actor.userId,
      removedAt: null,
    });
    await step.audit({
      action: 'create',
      objectType: 'attachment',
      objectId: fileId,
      after: { accountId: id, fileName, bytes: stored.bytes },
    });
    await addTimeline(step.db, step.company.id, [
      {
        id: step.newId(),
        accountId: id,
        at: step.now,
        kind: 'file-added',
        params: { fileName },
        actorId: step.actor.userId,
        actorName: step.actor.name,
      },
    ]);
    return presentAttachment(row);
  });
});

const download = handleFile(operations.downloadAttachment, async (context, { id }) => {
  const row = await context.transact(async (step) => requireAttachment(step, 'accounts.read', id));
  return {
    fileName: row.fileName,
    contentType: 'application/octet-stream',
    body: await context.files.open(context.company.id, id),
  };
});

const remove = handle(operations.removeAttachment, async (context, { id }) => {
  await requireAttachment(context, 'accounts.write', id);
  await setAttachmentRemoved(context.db, context.company.id, { id, removedAt: context.now });
  await context.audit({ action: 'remove', objectType: 'attachment', objectId: id });
  return { ok: true } as const;
});

const restore = handle(operations.restoreAttachment, async (context, { id }) => {
  await requireAttachment(context, 'accounts.write', id);
  const row = await setAttachmentRemoved(context.db, context.company.id, { id, removedAt: null });
  await context.audit({ action: 'restore', objectType: 'attachment', objectId: id });
  return presentAttachment(row);
});

const requireAttachment = async (context: Context, right: AccountRight, id: string): Promise<AttachmentRow> => {
  const row = await findAttachment(context.db, context.company.id, id);
  if (row === null || row.accountId === null) throw new AppError('accounts.attachment-not-found');
  await requireAccount(context, right, row.accountId);
  return row;
};

export const attachmentHandlers = [list, upload, download, remove, restore];
