import { z } from 'zod';
import { fileSchema, idSchema, okSchema, operation, pageInput, pageOf } from '#kernel/contract';
import { attachedRecords, fileMarks } from '../domain/attached-records.ts';
import { attachmentSchema, byId, text } from './schemas.ts';

const ofRecord = {
  kind: z.enum(attachedRecords).describe('What kind of record the files hang on'),
  record: text(300).describe('Its id; of an order its source and number: erp/SO-1'),
};
const mark = z.enum(fileMarks).describe('signed: the signed document of an agreement');

/** Files of any record: they follow its rights, whichever area owns it. */
export const fileOperations = {
  listAttachments: operation({
    name: 'accounts.listAttachments',
    method: 'GET',
    path: '/api/accounts/attachments',
    access: 'accounts.read',
    input: z.object({ ...ofRecord, ...pageInput }),
    output: pageOf(attachmentSchema).extend({
      mayWrite: z.boolean().describe('Whether the caller may add and remove files here'),
      isHidden: z.boolean().describe('The files hold personal data or costs that this role does not see'),
      marks: z.array(mark).describe('What a file of this record may be marked as'),
      keepsMarked: z.boolean().describe('Marked files are part of a signed record: they stay, and keep their mark'),
    }),
    errors: ['accounts.record-not-found'],
    summary: { 'zh-CN': '列出一条记录的附件', en: 'List the files of a record' },
    cli: { command: 'files', positionals: ['kind', 'record'] },
  }),
  uploadAttachment: operation({
    name: 'accounts.uploadAttachment',
    method: 'POST',
    path: '/api/accounts/attachments',
    access: 'accounts.attach',
    kind: 'upload',
    input: z.object({
      ...ofRecord,
      fileName: text(200).optional().describe('Its ending says what it is; the content must agree'),
      mark: mark.optional().describe('signed: the signed document of an agreement'),
    }),
    output: attachmentSchema,
    errors: [
      'accounts.record-not-found',
      'accounts.personal-hidden',
      'accounts.mark-unknown',
      'accounts.file-type-refused',
      'accounts.file-content-differs',
    ],
    summary: { 'zh-CN': '给一条记录上传附件', en: 'Attach a file to a record' },
    cli: { command: 'files add', positionals: ['kind', 'record', 'FILE'] },
  }),
  downloadAttachment: operation({
    name: 'accounts.downloadAttachment',
    method: 'GET',
    path: '/api/accounts/attachments/{id}/content',
    access: 'accounts.read',
    kind: 'file',
    input: byId,
    output: fileSchema,
    errors: ['accounts.attachment-not-found'],
    summary: { 'zh-CN': '下载附件', en: 'Download a file' },
    cli: { command: 'files get', positionals: ['id'] },
  }),
  markAttachment: operation({
    name: 'accounts.markAttachment',
    method: 'PATCH',
    path: '/api/accounts/attachments/{id}',
    access: 'accounts.attach',
    input: z.object({ id: idSchema, mark: mark.nullable() }),
    output: attachmentSchema,
    errors: ['accounts.attachment-not-found', 'accounts.attachment-kept', 'accounts.mark-unknown'],
    summary: { 'zh-CN': '标记附件，例如签署件', en: 'Mark a file, for example as the signed document' },
    cli: { command: 'files mark', positionals: ['id', 'mark'] },
  }),
  removeAttachment: operation({
    name: 'accounts.removeAttachment',
    method: 'DELETE',
    path: '/api/accounts/attachments/{id}',
    access: 'accounts.attach',
    input: byId,
    output: okSchema,
    errors: ['accounts.attachment-not-found', 'accounts.attachment-kept'],
    summary: { 'zh-CN': '删除附件（30 天内可撤销）', en: 'Remove a file; can be undone for 30 days' },
    cli: { command: 'files remove', positionals: ['id'] },
  }),
  restoreAttachment: operation({
    name: 'accounts.restoreAttachment',
    method: 'POST',
    path: '/api/accounts/attachments/{id}/restore',
    access: 'accounts.attach',
    input: byId,
    output: attachmentSchema,
    errors: ['accounts.attachment-not-found'],
    summary: { 'zh-CN': '恢复附件', en: 'Bring a removed file back' },
    cli: { command: 'files restore', positionals: ['id'] },
  }),
} as const;
