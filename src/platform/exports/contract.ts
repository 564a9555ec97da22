import { z } from 'zod';
import { defineContract, fileSchema, operation } from '#kernel/contract';

/** One export for every list: the same rows, filters, rights and masked fields as on the screen. */
export const exportsContract = defineContract({
  area: 'exports',
  permissions: {},
  errors: { 'exports.list-unknown': 404 },
  operations: {
    list: operation({
      name: 'exports.list',
      method: 'GET',
      path: '/api/exports/{list}',
      access: 'signed-in',
      kind: 'file',
      input: z.object({
        list: z.string().max(100).describe('Name of a list operation, such as "ledger.listProducts"'),
        filter: z.record(z.string(), z.unknown()).default({}).describe('Input of that operation: its filters'),
        format: z.enum(['csv', 'xlsx']).default('xlsx'),
      }),
      output: fileSchema,
      errors: ['exports.list-unknown'],
      summary: { 'zh-CN': '导出任意列表', en: 'Export any list' },
      cli: { command: 'export', positionals: ['list'], jsonFiles: ['filter'] },
    }),
  },
});
