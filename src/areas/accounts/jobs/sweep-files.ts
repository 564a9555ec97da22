import type { JobContext, JobHandler, RecordKind } from '#platform/operations';
import {
  attachedTo,
  deleteAttachments,
  listAttachedKeys,
  listSpentAttachments,
  noteGone,
} from '../store/attachment.ts';
import { auditedFileOf, keptFileDays } from '../domain/index.ts';

export const sweepFilesKind = 'accounts.sweepFiles';

const perSlice = 500;
const dayMs = 86_400_000;

/**
 * Each day: notes the files whose record is gone (an import was undone, a draft deleted), and takes those away for good,
 * bytes and all, that were removed or lost their record longer ago than files are kept.
 */
export const sweepFilesOf =
  (kinds: readonly RecordKind[]): JobHandler =>
  async (job) => {
    for (const kind of kinds) await noteGoneOf(job, kind);
    return { removed: await removeSpent(job) };
  };

const noteGoneOf = async (job: JobContext, { kind, list }: RecordKind): Promise<void> => {
  for (let after = ''; ;) {
    const from = after;
    const keys = await job.transact(async ({ db, company, now }) => {
      const found = await listAttachedKeys(db, company.id, { kind, after: from, limit: perSlice });
      const there = new Set((await list(db, company.id, found)).map(({ key }) => key));
      await noteGone(db, company.id, { kind, keys: found, there: found.filter((key) => there.has(key)), at: now });
      return found;
    });
    const last = keys.at(-1);
    if (last === undefined || keys.length < perSlice || job.isCancelled()) return;
    after = last;
  }
};

/** Bytes first: a file of which only the row is left is taken away by the next round. */
const removeSpent = async (job: JobContext): Promise<number> => {
  const { company, now, files } = job;
  const before = new Date(now.getTime() - keptFileDays * dayMs);
  for (let removed = 0; ;) {
    const spent = await job.transact(
      async ({ db }) => await listSpentAttachments(db, company.id, { before, limit: perSlice }),
    );
    for (const { id } of spent) await files.remove(company.id, id);
    await job.transact(async (context) => {
      for (const row of spent) {
        const record = attachedTo(row);
        await context.audit({
          action: 'purge',
          objectType: auditedFileOf(record.kind),
          objectId: row.id,
          before: { record, fileName: row.fileName },
        });
      }
      await deleteAttachments(
        context.db,
        company.id,
        spent.map(({ id }) => id),
      );
    });
    removed += spent.length;
    if (spent.length < perSlice || job.isCancelled()) return removed;
  }
};
