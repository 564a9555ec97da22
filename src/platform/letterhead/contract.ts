import { z } from 'zod';
import { defineContract, fileSchema, okSchema, operation } from '#kernel/contract';

const line = (length: number) => z.string().trim().min(1).max(length).nullable();

/** What a printed document says of the company beside its name. */
const letterheadFields = {
  address: line(200).describe('Address in Chinese'),
  addressEn: line(200).describe('Address in English'),
  phone: line(60),
  email: line(120),
  website: line(120),
  taxNumber: line(40).describe('Unified social credit code or tax number'),
  bank: line(160).describe('Bank with its branch'),
  bankAccount: line(60),
  terms: line(4_000).describe('Standard terms under every quote, in Chinese'),
  termsEn: line(4_000).describe('Standard terms under every quote, in English'),
};

const letterheadSchema = z
  .object({
    ...letterheadFields,
    hasLogo: z.boolean(),
    version: z.number().int().describe('0: nothing was saved yet'),
  })
  .meta({ id: 'Letterhead' });

const path = '/api/letterhead/current';
const logo = '/api/letterhead/logo';
const language = z.enum(['zh-CN', 'en']).optional().describe('The caller’s own when left out');

export const letterheadContract = defineContract({
  area: 'letterhead',
  permissions: {},
  errors: {
    'letterhead.changed-meanwhile': 409,
    'letterhead.picture-unreadable': 422,
    'letterhead.picture-too-large': 422,
    'letterhead.no-logo': 404,
  },
  operations: {
    get: operation({
      name: 'letterhead.get',
      method: 'GET',
      path,
      access: 'signed-in',
      summary: { 'zh-CN': '查看公司信笺', en: 'Read the letterhead' },
      input: z.object({}),
      output: letterheadSchema,
      cli: { command: 'letterhead' },
    }),
    save: operation({
      name: 'letterhead.save',
      method: 'PATCH',
      path,
      access: 'company.manage',
      summary: { 'zh-CN': '修改公司信笺', en: 'Change the letterhead; what is left out stays' },
      input: z.object({
        ...z.object(letterheadFields).partial().shape,
        version: z.number().int().min(0).optional().describe('The version that was edited; a newer one refuses'),
      }),
      output: letterheadSchema,
      errors: ['letterhead.changed-meanwhile'],
      cli: { command: 'letterhead set' },
    }),
    setLogo: operation({
      name: 'letterhead.setLogo',
      method: 'PUT',
      path: logo,
      access: 'company.manage',
      kind: 'upload',
      summary: { 'zh-CN': '上传公司标志（PNG 或 JPEG）', en: 'Upload the logo (PNG or JPEG)' },
      input: z.object({}),
      output: letterheadSchema,
      errors: ['letterhead.picture-unreadable', 'letterhead.picture-too-large'],
      cli: { command: 'letterhead logo', positionals: ['FILE'] },
    }),
    removeLogo: operation({
      name: 'letterhead.removeLogo',
      method: 'DELETE',
      path: logo,
      access: 'company.manage',
      summary: { 'zh-CN': '去掉公司标志', en: 'Remove the logo' },
      input: z.object({}),
      output: okSchema,
    }),
    getLogo: operation({
      name: 'letterhead.getLogo',
      method: 'GET',
      path: logo,
      access: 'signed-in',
      kind: 'file',
      summary: { 'zh-CN': '下载公司标志', en: 'The logo as it was uploaded' },
      input: z.object({}),
      output: fileSchema,
      errors: ['letterhead.no-logo'],
    }),
    preview: operation({
      name: 'letterhead.preview',
      method: 'GET',
      path: '/api/letterhead/preview',
      access: 'signed-in',
      kind: 'file',
      summary: { 'zh-CN': '预览信笺（PDF）', en: 'A blank page with the letterhead as PDF' },
      input: z.object({ language }),
      output: fileSchema,
      cli: { command: 'letterhead preview' },
    }),
  },
});
