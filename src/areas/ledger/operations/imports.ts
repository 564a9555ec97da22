import { basename } from 'node:path';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle, handleSteps, handleUpload } from '#platform/operations';
import type { Actor, Context, StreamContext, Upload } from '#platform/operations';
import { askCancel } from '#platform/jobs';
import { openTable } from '#platform/sheets';
import type { Table } from '#platform/sheets';
import { importOperations as operations } from '../contract/import-operations.ts';
import { mappingSchema } from '../contract/mapping.ts';
import { isRunning, mayStart, mayUndo } from '../domain/batch-state.ts';
import { isEnteredSource } from '../domain/entered-source.ts';
import { fieldParams, proposeMapping, sameHeadingParams } from '../domain/import/index.ts';
import type { Mapping } from '../domain/import/index.ts';
import type { RecordKind } from '../domain/records.ts';
import { clearStage, stageStart } from '../store/import/stage.ts';
import { findBatch, insertBatch, listBatches, removeBatch, updateBatch } from '../store/import/batches.ts';
import type { Batch } from '../store/import/batches.ts';
import { findMapping } from '../store/import/mappings.ts';
import { listSources } from '../store/import/sources.ts';
import { deleteRejects } from '../store/import/rejects.ts';
import { laterBatchOver } from '../store/import/undo-rows.ts';
import { ledgerWords } from './words.ts';
import { shownCellsOf } from './shown-cells.ts';
import { presentImport } from './present-import.ts';
import { readingOf } from './stored-upload.ts';

const shownRows = 50;

/** Only one import or undo of a company runs at a time: each may touch any account. */
export const importKey = 'ledger.import';

/** A first suggestion for the name of the source: the file's name without date and extension. */
const sourceOf = (fileName: string): string =>
  basename(fileName)
    .replace(/(\.(csv|txt|tsv|xlsx|gz))+$/iu, '')
    .replace(/[-_ ]*\d{4}([-_.]?\d{2}){0,2}.*$/u, '')
    .slice(0, 60) || 'file';

type Stored = { readonly batchId: string; readonly fileId: string; readonly bytes: number; readonly table: Table };

/** Keeps the upload and opens it; a file that cannot be read is not kept. */
const store = async (context: StreamContext, upload: Upload): Promise<Stored> => {
  const orgId = context.company.id;
  const fileId = context.newId();
  const { uploadLimitBytes: maxBytes } = context.files;
  const { bytes } = await context.files.put({ orgId, id: fileId }, upload.stream, maxBytes);
  try {
    const table = await context.files.atPath(
      { orgId, id: fileId },
      async (path) => await openTable(path, { maxBytes }),
    );
    return { batchId: context.newId(), fileId, bytes, table };
  } catch (error) {
    await context.files.remove(orgId, fileId);
    throw error;
  }
};

type NewBatch = {
  readonly kind: RecordKind;
  readonly source: string;
  readonly fileName: string;
  readonly mapping: Mapping | null;
};

const createBatch = async (
  context: Context,
  stored: Stored,
  { kind, source, fileName, mapping }: NewBatch,
): Promise<Batch> => {
  const { db, company, actor, now } = context;
  await insertBatch(db, {
    orgId: company.id,
    id: stored.batchId,
    kind,
    source,
    fileId: stored.fileId,
    fileName,
    fileBytes: stored.bytes,
    state: 'uploaded',
    mapping: mapping === null ? null : JSON.stringify(mapping),
    reading: JSON.stringify(readingOf(stored.table)),
    report: null,
    counts: '{}',
    plan: null,
    jobId: null,
    appliedThrough: null,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
    finishedAt: null,
    undoneAt: null,
    kept: null,
  });
  await context.audit({
    action: 'ledger.upload-import',
    objectType: 'import',
    objectId: stored.batchId,
    after: { kind, fileName },
  });
  return await requireBatch(context, stored.batchId);
};

/** The batch, or refused; imports belong to the company, so there are no rows of one's own. */
export const requireBatch = async (
  { db, company, actor }: Pick<Context, 'db' | 'company' | 'actor'>,
  id: string,
): Promise<Batch> => {
  const batch = await findBatch(db, company.id, id);
  if (batch === undefined) throw new AppError('ledger.import-not-found');
  refuseHiddenKind(actor, batch.kind);
  return batch;
};

/** A file of persons is personal data from its first row: who sees none neither brings nor opens one. */
export const hidesKind = ({ fields }: Pick<Actor, 'fields'>, kind: RecordKind): boolean =>
  kind === 'persons' && !fields.includes('personal');

const refuseHiddenKind = (actor: Pick<Actor, 'fields'>, kind: RecordKind): void => {
  if (hidesKind(actor, kind)) throw new AppError('ledger.import-personal');
};

const uploadImport = handleUpload(operations.uploadImport, async (context, { kind, fileName, source }, upload) => {
  refuseHiddenKind(context.actor, kind);
  refuseOwnSource(source ?? sourceOf(fileName));
  const stored = await store(context, upload);
  const { table } = stored;
  const proposal = proposeMapping({
    kind,
    source: source ?? sourceOf(fileName),
    header: table.header,
    sample: table.sample,
  });
  const { batch, remembered, sources } = await context.transact(async (step) => {
    const found = mappingSchema.safeParse(
      await findMapping(step.db, { orgId: step.company.id, kind, header: table.header }),
    );
    return {
      batch: await createBatch(step, stored, {
        kind,
        source: found.data?.source ?? proposal.mapping.source,
        fileName,
        mapping: null,
      }),
      remembered: found.data,
      sources: await listSources(step.db, step.company.id, kind),
    };
  });
  const mapping = remembered ?? mappingSchema.parse(proposal.mapping);
  const shown = shownCellsOf(context.actor, { header: table.header, mapping });
  // A file name changes from export to export: under another source the same orders would be booked again.
  const asksSource = source === undefined && remembered === undefined && proposal.preset === null;
  const questions = remembered === undefined ? proposal.questions.map(questionOf) : [];
  return {
    import: presentImport(batch, await ledgerWords(context.language), context.actor),
    sample: table.sample.slice(0, shownRows).map(({ line, cells }) => ({ line, cells: [...shown(cells)] })),
    proposal: {
      mapping,
      preset: remembered === undefined ? proposal.preset : null,
      isRemembered: remembered !== undefined,
      confidence: { ...proposal.confidence },
      questions: asksSource ? [{ code: 'source', fields: [], column: null }, ...questions] : questions,
      sources: [...sources],
    },
  };
});

type Question = ReturnType<typeof proposeMapping>['questions'][number];

const questionOf = (question: Question) => ({
  code: question.code,
  fields: 'fields' in question ? [...question.fields] : [question.field],
  column: 'column' in question ? question.column : null,
});

/** Asks of a person are refusals at the command line: nothing is guessed there either. */
const mappingFor = (kind: RecordKind, source: string, table: Table): Mapping => {
  const { mapping, questions } = proposeMapping({ kind, source, header: table.header, sample: table.sample });
  const shared = questions.find((question) => question.code === 'same-heading');
  if (shared !== undefined)
    throw new AppError('ledger.mapping-same-heading', {
      ...fieldParams([shared.field]),
      ...sameHeadingParams(table.header, shared.column),
    });
  const missing = questions.flatMap((question) => (question.code === 'field-missing' ? [question.field] : []));
  if (missing.length > 0) throw new AppError('ledger.mapping-field-missing', fieldParams(missing));
  const [question] = questions.filter(({ code }) => code !== 'leading-zeros').map(questionOf);
  if (question !== undefined)
    throw new AppError(`ledger.mapping-${question.code}`, {
      ...fieldParams(question.fields),
      column: question.column ?? '',
    });
  return mapping;
};

/** The source that the orders of a file are keyed by: said by a person or by the mapping, never taken from the file's name. */
const statedSource = (source: string | undefined, map: Mapping | undefined): string => {
  const stated = source ?? map?.source;
  if (stated === undefined) throw new AppError('ledger.source-needed');
  refuseOwnSource(stated);
  return stated;
};

const importFile = handleUpload(operations.importFile, async (context, { kind, map, fileName, source }, upload) => {
  refuseHiddenKind(context.actor, kind);
  const name = upload.fileName === '' ? fileName : upload.fileName;
  if (map !== undefined && map.kind !== kind) throw new AppError('ledger.kind-differs', { kind, mapped: map.kind });
  const stated = statedSource(source, map);
  const stored = await store(context, upload);
  const mapping = { ...(map ?? mappingFor(kind, stated, stored.table)), source: stated };
  return await context.transact(async (step) => {
    const batch = await createBatch(step, stored, { kind, source: mapping.source, fileName: name, mapping });
    return { id: batch.id, jobId: await enqueueFor(step, batch, 'ledger.import') };
  });
});

/** Enqueues a job for a batch and notes it there. */
const enqueueFor = async (context: Context, batch: Batch, kind: string): Promise<string> => {
  const jobId = await context.enqueue({ kind, payload: { batchId: batch.id }, exclusiveKey: importKey });
  await updateBatch(context.db, { orgId: context.company.id, id: batch.id }, { jobId });
  await context.audit({ action: kind, objectType: 'import', objectId: batch.id });
  return jobId;
};

const withMapping = async (context: Context, id: string, mapping: Mapping | undefined): Promise<Batch> => {
  const batch = await requireBatch(context, id);
  if (!mayStart(batch.state)) throw new AppError('ledger.import-not-startable', { state: batch.state });
  if (mapping === undefined) {
    if (batch.mapping === null) throw new AppError('ledger.mapping-missing');
    return batch;
  }
  refuseUnfit(batch, mapping);
  await updateBatch(
    context.db,
    { orgId: context.company.id, id },
    { mapping: JSON.stringify(mapping), source: mapping.source },
  );
  return { ...batch, source: mapping.source };
};

/** A mapping must be of the batch's kind, and must not name the source of orders entered here. */
export const refuseUnfit = (batch: Batch, mapping: Mapping): void => {
  if (mapping.kind !== batch.kind)
    throw new AppError('ledger.kind-differs', { kind: batch.kind, mapped: mapping.kind });
  refuseOwnSource(mapping.source);
};

const refuseOwnSource = (source: string): void => {
  if (isEnteredSource(source)) throw new AppError('ledger.source-reserved', { source });
};

const checkImport = handle(operations.checkImport, async (context, { id, mapping }) => ({
  jobId: await enqueueFor(context, await withMapping(context, id, mapping), 'ledger.checkImport'),
}));

const startImport = handle(operations.startImport, async (context, { id, mapping }) => ({
  jobId: await enqueueFor(context, await withMapping(context, id, mapping), 'ledger.import'),
}));

const getImport = handle(operations.getImport, async (context, { id }) =>
  presentImport(await requireBatch(context, id), await ledgerWords(context.language), context.actor),
);

const listImports = handle(operations.listImports, async (context, { cursor, limit, kind }) => {
  const [createdAt, id] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const before = id === undefined ? undefined : { createdAt: new Date(String(createdAt)), id: String(id) };
  const rows = await listBatches(context.db, { orgId: context.company.id, kind, before, limit: limit + 1 });
  const page = pageOfRows(rows, limit, (batch) => [batch.createdAt.toISOString(), batch.id]);
  const words = await ledgerWords(context.language);
  return {
    ...page,
    rows: page.rows.map((batch) =>
      presentImport(
        hidesKind(context.actor, batch.kind) ? { ...batch, report: null, kept: null } : batch,
        words,
        context.actor,
      ),
    ),
  };
});

const cancelImport = handle(operations.cancelImport, async (context, { id }) => {
  const { db, company, now } = context;
  const batch = await requireBatch(context, id);
  const isAsked = batch.jobId !== null && (await askCancel(db, { orgId: company.id, id: batch.jobId, now }));
  if (!isAsked) throw new AppError('ledger.import-not-running');
  await context.audit({ action: 'ledger.cancel-import', objectType: 'import', objectId: id });
  return { ok: true } as const;
});

const undoImport = handle(operations.undoImport, async (context, { id }) => {
  const batch = await requireBatch(context, id);
  if (!mayUndo(batch.state)) throw new AppError('ledger.import-not-undoable', { state: batch.state });
  const later = await laterBatchOver(context.db, context.company.id, id);
  if (later !== undefined)
    throw new AppError('ledger.undo-later-first', { fileName: later.fileName, batchId: later.id });
  return { jobId: await enqueueFor(context, batch, 'ledger.undoImport') };
});

const forgetImport = handleSteps(operations.forgetImport, async (context, { id }) => {
  const orgId = context.company.id;
  const { fileId } = await context.transact(async ({ db, ...step }) => {
    const batch = await requireBatch({ db, ...step }, id);
    const bookedNothing = batch.state === 'uploaded' || batch.state === 'checked';
    if (!bookedNothing || isRunning(batch.state))
      throw new AppError('ledger.import-not-forgettable', { state: batch.state });
    await clearStage(db, { orgId, batchId: id }, { after: stageStart, limit: 100_000 });
    await deleteRejects(db, { orgId, batchId: id });
    await removeBatch(db, orgId, id);
    await step.audit({
      action: 'ledger.forget-import',
      objectType: 'import',
      objectId: id,
      before: { fileName: batch.fileName },
    });
    return batch;
  });
  await context.files.remove(orgId, fileId);
  return { ok: true } as const;
});

export const importHandlers = [
  uploadImport,
  importFile,
  checkImport,
  startImport,
  getImport,
  listImports,
  cancelImport,
  undoImport,
  forgetImport,
];
