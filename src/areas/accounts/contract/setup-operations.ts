import { z } from 'zod';
import { idSchema, okSchema, operation, pageInput, pageOf } from '#kernel/contract';
import { byId, customFieldSchema, duplicateSchema, mergeSchema, savedViewSchema, text } from './schemas.ts';

const object = z.enum(['account', 'person']);

/** Custom fields, saved views, and keeping accounts and persons clean of duplicates. */
export const setupOperations = {
  listCustomFields: operation({
    name: 'accounts.listCustomFields',
    method: 'GET',
    path: '/api/accounts/custom-fields',
    access: 'accounts.read',
    input: z.object({}),
    output: z.object({ fields: z.array(customFieldSchema) }),
    summary: { 'zh-CN': '列出自定义字段', en: 'List custom fields' },
  }),
  saveCustomField: operation({
    name: 'accounts.saveCustomField',
    method: 'PUT',
    path: '/api/accounts/custom-fields/{object}/{key}',
    access: 'accounts.configure',
    input: z.object({
      object,
      key: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,39}$/)
        .describe('Stays for ever; labels may change'),
      labelZh: text(40),
      labelEn: text(40),
      type: z.enum(['text', 'number', 'date', 'choice', 'boolean']),
      choices: z.array(text(60)).max(100).default([]),
      position: z.number().int().min(0).max(1000).default(0),
    }),
    output: customFieldSchema,
    errors: ['accounts.field-type-fixed', 'accounts.field-needs-choices'],
    summary: { 'zh-CN': '新增或修改自定义字段', en: 'Add or change a custom field' },
  }),
  removeCustomField: operation({
    name: 'accounts.removeCustomField',
    method: 'DELETE',
    path: '/api/accounts/custom-fields/{object}/{key}',
    access: 'accounts.configure',
    input: z.object({ object, key: z.string() }),
    output: okSchema,
    errors: ['accounts.field-not-found'],
    summary: { 'zh-CN': '停用自定义字段（值保留）', en: 'Retire a custom field; its values stay' },
  }),
  listViews: operation({
    name: 'accounts.listViews',
    method: 'GET',
    path: '/api/accounts/views',
    access: 'accounts.read',
    input: z.object({ list: text(60) }),
    output: z.object({ views: z.array(savedViewSchema) }),
    summary: { 'zh-CN': '列出保存的视图', en: 'List saved views' },
  }),
  saveView: operation({
    name: 'accounts.saveView',
    method: 'POST',
    path: '/api/accounts/views',
    access: 'accounts.read',
    input: z.object({
      list: text(60),
      name: text(60),
      state: z.record(z.string(), z.unknown()),
      shared: z.boolean().default(false),
    }),
    output: savedViewSchema,
    summary: { 'zh-CN': '保存视图', en: 'Save a view of a list' },
  }),
  removeView: operation({
    name: 'accounts.removeView',
    method: 'DELETE',
    path: '/api/accounts/views/{id}',
    access: 'accounts.read',
    input: byId,
    output: okSchema,
    errors: ['accounts.view-not-found'],
    summary: { 'zh-CN': '删除视图', en: 'Remove a saved view' },
  }),
  findDuplicates: operation({
    name: 'accounts.findDuplicates',
    method: 'GET',
    path: '/api/accounts/duplicates',
    access: 'accounts.merge',
    input: z.object({ object: object.default('account'), minScore: z.coerce.number().min(0.5).max(1).default(0.75) }),
    output: z.object({ pairs: z.array(duplicateSchema), compared: z.number().int() }),
    summary: { 'zh-CN': '查找重复', en: 'Find likely duplicates' },
  }),
  dismissDuplicate: operation({
    name: 'accounts.dismissDuplicate',
    method: 'POST',
    path: '/api/accounts/duplicates/dismiss',
    access: 'accounts.merge',
    input: z.object({ object: object.default('account'), aId: idSchema, bId: idSchema }),
    output: okSchema,
    errors: ['accounts.not-found', 'accounts.person-not-found'],
    summary: { 'zh-CN': '标记为不是重复', en: 'Say that two are different' },
  }),
  listMerges: operation({
    name: 'accounts.listMerges',
    method: 'GET',
    path: '/api/accounts/merges',
    access: 'accounts.merge',
    input: z.object({ ...pageInput }),
    output: pageOf(mergeSchema),
    summary: { 'zh-CN': '合并记录', en: 'List merges' },
  }),
} as const;
