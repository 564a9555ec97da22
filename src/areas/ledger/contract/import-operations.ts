import { z } from 'zod';
import {
  daySchema,
  fileSchema,
  idSchema,
  jobStartedSchema,
  okSchema,
  operation,
  pageInput,
  pageOf,
} from '#kernel/contract';
import { batchStates } from '../domain/batch-state.ts';
import { batchCountsSchema, keptItemSchema, keptSchema } from './batch-state.ts';
import { mappingSchema, recordKindSchema, sourceName } from './mapping.ts';
import { readingSchema } from './stored-report.ts';

const findingSchema = z.object({
  code: z.string(),
  field: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const wordedSchema = findingSchema.extend({ text: z.string().describe('The sentence in the language of the request') });

const unmatchedSchema = z.object({
  reference: z.string(),
  rows: z.number().int(),
  candidates: z.array(z.object({ id: idSchema, code: z.string(), name: z.string(), likenessBp: z.number().int() })),
});

const reportSchema = z
  .object({
    totals: z.record(z.string(), z.string()).describe('Sums of the good rows: …E4 in 1/10,000, …Minor in minor units'),
    newAccounts: z.number().int(),
    newProducts: z.number().int(),
    unmatchedAccountCount: z.number().int(),
    unmatchedProductCount: z.number().int(),
    refusalsByReason: z.record(z.string(), z.number().int()),
    firstRefusals: z.array(z.object({ line: z.number().int(), raw: z.string(), reasons: z.array(wordedSchema) })),
    warnings: z.array(wordedSchema.extend({ rows: z.number().int(), firstLine: z.number().int() })),
    firstDay: daySchema.nullable(),
    lastDay: daySchema.nullable(),
  })
  .meta({ id: 'ImportReport' });

const importSchema = z
  .object({
    id: idSchema,
    kind: recordKindSchema,
    source: z.string(),
    fileName: z.string(),
    fileBytes: z.number().int(),
    state: z.enum(batchStates),
    mapping: mappingSchema.nullable(),
    reading: readingSchema.nullable(),
    counts: batchCountsSchema,
    report: reportSchema.nullable(),
    jobId: idSchema.nullable(),
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    undoneAt: z.iso.datetime().nullable(),
    kept: keptSchema
      .extend({ items: z.array(keptItemSchema.extend({ text: z.string() })) })
      .nullable()
      .describe('What its undo left as it is, because somebody changed or used it since'),
    may: z.object({ start: z.boolean(), undo: z.boolean(), cancel: z.boolean(), forget: z.boolean() }),
  })
  .meta({ id: 'Import' });

const questionSchema = z.object({ code: z.string(), fields: z.array(z.string()), column: z.string().nullable() });

const sampleRowSchema = z.object({ line: z.number().int(), cells: z.array(z.union([z.string(), z.number()])) });

const byId = z.object({ id: idSchema });

const outcomeSchema = z.object({
  result: z.object({ counts: z.object({ read: z.int(), booked: z.int(), rejected: z.int() }) }),
});

/** An import that refused every row of its file did not do what was asked. */
const nothingBooked = (answer: unknown) => {
  const counts = outcomeSchema.safeParse(answer).data?.result.counts;
  return counts === undefined || counts.booked > 0 || counts.rejected === 0
    ? undefined
    : ({ code: 'ledger.nothing-booked', params: { read: counts.read } } as const);
};

export const importOperations = {
  uploadImport: operation({
    name: 'ledger.uploadImport',
    method: 'POST',
    path: '/api/ledger/imports',
    access: 'ledger.import',
    kind: 'upload',
    input: z.object({
      kind: recordKindSchema,
      fileName: z.string().trim().min(1).max(255),
      source: sourceName
        .optional()
        .describe('Name of the source system; asked back when neither it nor the headings tell'),
    }),
    output: z.object({
      import: importSchema,
      sample: z.array(sampleRowSchema),
      proposal: z.object({
        mapping: mappingSchema,
        preset: z.string().nullable(),
        isRemembered: z.boolean().describe('Taken from the last import of a file with these headings'),
        confidence: z.record(z.string(), z.number()),
        questions: z.array(questionSchema),
        sources: z.array(z.string()).describe('Sources that this kind was imported from before'),
      }),
    }),
    errors: ['ledger.source-reserved', 'ledger.import-personal'],
    summary: { 'zh-CN': '上传要导入的文件', en: 'Upload a file to import' },
  }),
  importFile: operation({
    name: 'ledger.importFile',
    method: 'POST',
    path: '/api/ledger/imports/start',
    access: 'ledger.import',
    kind: 'upload',
    input: z.object({
      kind: recordKindSchema,
      map: mappingSchema.optional().describe('The mapping; proposed from the headings when absent'),
      source: sourceName
        .optional()
        .describe('Name of the source system; needed without a mapping, and goes before its own'),
      fileName: z.string().trim().min(1).max(255).default('import').describe('Name under which the file is listed'),
    }),
    output: jobStartedSchema.extend({ id: idSchema }),
    errors: [
      'ledger.import-personal',
      'ledger.kind-differs',
      'ledger.source-reserved',
      'ledger.source-needed',
      'ledger.mapping-field-missing',
      'ledger.mapping-same-heading',
      'ledger.mapping-date-order',
      'ledger.mapping-decimal-mark',
      'ledger.mapping-tax-included',
    ],
    summary: { 'zh-CN': '上传文件并立即导入', en: 'Upload a file and import it at once' },
    cli: {
      command: 'import',
      positionals: ['kind', 'FILE'],
      jsonFiles: ['map'],
      awaitsJob: true,
      failure: nothingBooked,
    },
  }),
  previewImport: operation({
    name: 'ledger.previewImport',
    method: 'POST',
    path: '/api/ledger/imports/{id}/preview',
    access: 'ledger.import',
    input: byId.extend({ mapping: mappingSchema }),
    output: z.object({
      reading: readingSchema,
      problems: z.array(z.object({ code: z.string(), field: z.string(), column: z.string().nullable() })),
      rows: z.array(
        z.object({
          line: z.number().int(),
          cells: z.array(z.union([z.string(), z.number()])).describe('The row as it stands in the file'),
          outcome: z.enum(['good', 'bad', 'skipped']),
          values: z.record(z.string(), z.string()).describe('The record as it will be booked, as texts'),
          reasons: z.array(wordedSchema),
          warnings: z.array(wordedSchema),
        }),
      ),
    }),
    errors: ['ledger.import-not-found', 'ledger.import-personal', 'ledger.kind-differs', 'ledger.source-reserved'],
    summary: { 'zh-CN': '预览前几行的读取结果', en: 'Show the first rows as they will be read' },
  }),
  checkImport: operation({
    name: 'ledger.checkImport',
    method: 'POST',
    path: '/api/ledger/imports/{id}/check',
    access: 'ledger.import',
    input: byId.extend({ mapping: mappingSchema }),
    output: jobStartedSchema,
    errors: [
      'ledger.import-not-found',
      'ledger.import-personal',
      'ledger.import-not-startable',
      'ledger.kind-differs',
      'ledger.source-reserved',
    ],
    summary: { 'zh-CN': '试运行：只检查，不入账', en: 'Dry run: read the whole file, book nothing' },
  }),
  startImport: operation({
    name: 'ledger.startImport',
    method: 'POST',
    path: '/api/ledger/imports/{id}/start',
    access: 'ledger.import',
    input: byId.extend({ mapping: mappingSchema.optional().describe('Absent: the mapping that was checked') }),
    output: jobStartedSchema,
    errors: [
      'ledger.import-not-found',
      'ledger.import-personal',
      'ledger.import-not-startable',
      'ledger.mapping-missing',
      'ledger.kind-differs',
      'ledger.source-reserved',
    ],
    summary: { 'zh-CN': '开始导入', en: 'Start an import' },
  }),
  getImport: operation({
    name: 'ledger.getImport',
    method: 'GET',
    path: '/api/ledger/imports/{id}',
    access: 'ledger.import',
    input: byId,
    output: importSchema,
    errors: ['ledger.import-not-found', 'ledger.import-personal'],
    summary: { 'zh-CN': '查看一次导入', en: 'Read one import' },
    cli: { command: 'import show', positionals: ['id'] },
  }),
  listImports: operation({
    name: 'ledger.listImports',
    method: 'GET',
    path: '/api/ledger/imports',
    access: 'ledger.import',
    input: z.object({ ...pageInput, kind: recordKindSchema.optional() }),
    output: pageOf(importSchema),
    summary: { 'zh-CN': '列出导入记录', en: 'List imports' },
    cli: { command: 'import list' },
  }),
  rejectedRows: operation({
    name: 'ledger.rejectedRows',
    method: 'GET',
    path: '/api/ledger/imports/{id}/rejected',
    access: 'ledger.import',
    kind: 'file',
    input: byId.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
    output: fileSchema,
    errors: ['ledger.import-not-found', 'ledger.import-personal'],
    summary: { 'zh-CN': '下载未入账的行及原因', en: 'Download the rows that were not booked, with reasons' },
    cli: { command: 'import rejected', positionals: ['id'] },
  }),
  unmatched: operation({
    name: 'ledger.unmatched',
    method: 'GET',
    path: '/api/ledger/imports/{id}/unmatched',
    access: 'ledger.import',
    input: byId,
    output: z.object({ accounts: z.array(unmatchedSchema), products: z.array(unmatchedSchema) }),
    errors: ['ledger.import-not-found', 'ledger.import-personal'],
    summary: { 'zh-CN': '列出对不上的客户和产品及近似项', en: 'List references that match nothing, with near matches' },
  }),
  cancelImport: operation({
    name: 'ledger.cancelImport',
    method: 'POST',
    path: '/api/ledger/imports/{id}/cancel',
    access: 'ledger.import',
    input: byId,
    output: okSchema,
    errors: ['ledger.import-not-found', 'ledger.import-personal', 'ledger.import-not-running'],
    summary: { 'zh-CN': '停止导入', en: 'Stop an import' },
    cli: { command: 'import cancel', positionals: ['id'] },
  }),
  undoImport: operation({
    name: 'ledger.undoImport',
    method: 'POST',
    path: '/api/ledger/imports/{id}/undo',
    access: 'ledger.import',
    input: byId,
    output: jobStartedSchema,
    errors: [
      'ledger.import-not-found',
      'ledger.import-personal',
      'ledger.import-not-undoable',
      'ledger.undo-later-first',
    ],
    summary: { 'zh-CN': '撤销整批导入', en: 'Undo a whole import' },
    cli: { command: 'import undo', positionals: ['id'], awaitsJob: true },
  }),
  forgetImport: operation({
    name: 'ledger.forgetImport',
    method: 'DELETE',
    path: '/api/ledger/imports/{id}',
    access: 'ledger.import',
    input: byId,
    output: okSchema,
    errors: ['ledger.import-not-found', 'ledger.import-personal', 'ledger.import-not-forgettable'],
    summary: { 'zh-CN': '删除未入账的上传', en: 'Remove an upload that booked nothing' },
  }),
};
