import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import {
  defineContract,
  fileSchema,
  idSchema,
  moneySchema,
  okSchema,
  operation,
  pageInput,
  pageOf,
} from '#kernel/contract';
import { permissions } from './contract/permissions.ts';
import {
  fieldSchema,
  figuresSchema,
  memberSchema,
  offerSchema,
  ruleSchema,
  segmentSchema,
  suggestionSchema,
} from './contract/schemas.ts';

export { offerSchema, ruleSchema } from './contract/schemas.ts';

const byId = z.object({ id: idSchema });
const name = z.string().trim().min(1).max(80);
const note = z.string().trim().max(500).nullable();
const version = z.number().int().positive().describe('The version that was read; a newer one refuses');
const sort = z.enum(['net', 'name']).default('net').describe('By revenue, largest first, or by name');
const ruleErrors = [
  'segments.rule-empty',
  'segments.rule-too-long',
  'segments.rule-too-deep',
  'segments.unknown-field',
  'segments.field-hidden',
  'segments.wrong-operator',
  'segments.wrong-value',
] as const;

const segments = '/api/segments/segments';
const one = `${segments}/{id}`;

/** Saved rules over accounts: who is in, what they bring, what they are offered. */
export const segmentsContract = defineContract({
  area: 'segments',
  permissions,
  errors: {
    'segments.not-found': 404,
    'segments.not-yours': 403,
    'segments.changed-meanwhile': 409,
    'segments.rule-empty': 422,
    'segments.rule-too-long': 422,
    'segments.rule-too-deep': 422,
    'segments.unknown-field': 422,
    'segments.field-hidden': 403,
    'segments.wrong-operator': 422,
    'segments.wrong-value': 422,
  },
  operations: {
    list: operation({
      name: 'segments.list',
      method: 'GET',
      path: segments,
      access: 'segments.read',
      input: z.object({}),
      output: z.object({ rows: z.array(segmentSchema), company: figuresSchema.describe('All accounts in reach') }),
      summary: { 'zh-CN': '列出客户分群', en: 'List segments with their figures' },
      cli: { command: 'segment list' },
    }),
    get: operation({
      name: 'segments.get',
      method: 'GET',
      path: one,
      access: 'segments.read',
      input: byId,
      output: segmentSchema,
      errors: ['segments.not-found'],
      summary: { 'zh-CN': '查看一个分群', en: 'Read one segment' },
    }),
    create: operation({
      name: 'segments.create',
      method: 'POST',
      path: segments,
      access: 'segments.write',
      input: z.object({ name, note: note.default(null), rule: ruleSchema, shared: z.boolean().default(true) }),
      output: segmentSchema,
      errors: ruleErrors,
      summary: { 'zh-CN': '新建分群', en: 'Create a segment' },
    }),
    update: operation({
      name: 'segments.update',
      method: 'PATCH',
      path: one,
      access: 'segments.write',
      input: z.object({
        id: idSchema,
        version,
        name: name.optional(),
        note: note.optional(),
        rule: ruleSchema.optional(),
        shared: z.boolean().optional(),
      }),
      output: segmentSchema,
      errors: ['segments.not-found', 'segments.not-yours', 'segments.changed-meanwhile', ...ruleErrors],
      summary: { 'zh-CN': '修改分群', en: 'Change a segment' },
    }),
    setOffer: operation({
      name: 'segments.setOffer',
      method: 'PUT',
      path: `${one}/offer`,
      access: 'segments.write',
      input: z.object({ id: idSchema, version, offer: offerSchema.nullable() }),
      output: segmentSchema,
      errors: ['segments.not-found', 'segments.not-yours', 'segments.changed-meanwhile'],
      summary: { 'zh-CN': '设置分群的服务与优惠', en: 'Say what a segment is offered' },
    }),
    remove: operation({
      name: 'segments.remove',
      method: 'DELETE',
      path: one,
      access: 'segments.write',
      input: byId,
      output: okSchema,
      errors: ['segments.not-found', 'segments.not-yours'],
      summary: { 'zh-CN': '删除分群（可恢复）', en: 'Remove a segment; it can be restored' },
    }),
    restore: operation({
      name: 'segments.restore',
      method: 'POST',
      path: `${one}/restore`,
      access: 'segments.write',
      input: byId,
      output: segmentSchema,
      errors: ['segments.not-found', 'segments.not-yours'],
      summary: { 'zh-CN': '恢复分群', en: 'Bring a removed segment back' },
    }),
    fields: operation({
      name: 'segments.fields',
      method: 'GET',
      path: '/api/segments/fields',
      access: 'segments.read',
      input: z.object({}),
      output: z.object({ fields: z.array(fieldSchema), currency: z.string().length(3) }),
      summary: { 'zh-CN': '可用于规则的字段', en: 'Fields that a rule may test' },
    }),
    count: operation({
      name: 'segments.count',
      method: 'POST',
      path: '/api/segments/count',
      access: 'segments.read',
      input: z.object({ rule: ruleSchema }),
      output: z.object({ figures: figuresSchema, company: figuresSchema, words: z.string() }),
      errors: ruleErrors,
      summary: { 'zh-CN': '统计规则命中的客户', en: 'Count what a rule takes, without saving it' },
    }),
    preview: operation({
      name: 'segments.preview',
      method: 'POST',
      path: '/api/segments/preview',
      access: 'segments.read',
      input: z.object({ rule: ruleSchema, limit: z.number().int().min(1).max(100).default(20) }),
      output: z.object({ rows: z.array(memberSchema) }),
      errors: ruleErrors,
      summary: { 'zh-CN': '预览规则命中的客户', en: 'Show the largest accounts that a rule takes' },
    }),
    members: operation({
      name: 'segments.members',
      method: 'GET',
      path: `${one}/members`,
      access: 'segments.read',
      input: z.object({ id: idSchema, sort, ...pageInput }),
      output: pageOf(memberSchema),
      errors: ['segments.not-found'],
      summary: { 'zh-CN': '分群成员', en: 'List members of a segment' },
      cli: { command: 'segment members', positionals: ['id'] },
    }),
    changes: operation({
      name: 'segments.changes',
      method: 'GET',
      path: `${one}/changes`,
      access: 'segments.read',
      input: z.object({ id: idSchema, ...pageInput }),
      output: pageOf(z.object({ at: z.iso.datetime(), entered: z.boolean(), account: accountRefSchema })),
      errors: ['segments.not-found'],
      summary: { 'zh-CN': '进出记录', en: 'List who came and went' },
    }),
    suggestions: operation({
      name: 'segments.suggestions',
      method: 'GET',
      path: '/api/segments/suggestions',
      access: 'segments.read',
      input: z.object({}),
      output: z.object({ suggestions: z.array(suggestionSchema), net12: moneySchema }),
      summary: { 'zh-CN': '根据数据建议分群', en: 'Suggest segments from the data' },
    }),
    export: operation({
      name: 'segments.export',
      method: 'GET',
      path: `${one}/export`,
      access: 'segments.export',
      kind: 'file',
      input: z.object({ id: idSchema, format: z.enum(['csv', 'xlsx']).default('xlsx') }),
      output: fileSchema,
      errors: ['segments.not-found'],
      summary: { 'zh-CN': '导出分群成员', en: 'Export members of a segment' },
    }),
  },
});
