import { z } from 'zod';
import { accountRefSchema, kaTypeSchema, lifecycleSchema, tierSchema } from '#areas/accounts/contract';
import {
  daySchema,
  fileSchema,
  idSchema,
  moneySchema,
  monthSchema,
  operation,
  pageInput,
  pageOf,
  switchInput,
} from '#kernel/contract';
import { recordKinds } from '../domain/records.ts';
import { accountFiguresSchema, bpSchema, hiddenMoney, productRefSchema } from './money-fields.ts';

export const accountSorts = ['net', 'contribution', 'lastOrder', 'overdue', 'orders', 'name'] as const;

const filters = {
  q: z.string().max(100).optional().describe('Part of a name, pinyin, initials or code'),
  sort: z.enum(accountSorts).default('net'),
  tier: z.enum(['S', 'A', 'B', 'C', 'unrated']).optional(),
  kaType: kaTypeSchema.optional(),
  kind: z.string().max(20).optional(),
  region: z.string().max(80).optional(),
  industry: z.string().max(80).optional(),
  ownerId: idSchema.optional(),
  tag: z.string().max(40).optional(),
  lifecycle: lifecycleSchema.optional(),
};

const accountRow = accountRefSchema
  .extend({
    kind: z.string(),
    region: z.string().nullable(),
    industry: z.string().nullable(),
    ownerId: idSchema.nullable(),
    lifecycle: lifecycleSchema,
    tier: tierSchema.nullable(),
    kaType: kaTypeSchema.nullable(),
    tags: z.array(z.string()),
    figures: accountFiguresSchema.nullable().describe('null: no figures were made for it yet'),
  })
  .meta({ id: 'AccountRow' });

const monthRow = z.object({
  month: monthSchema,
  net: moneySchema,
  cost: hiddenMoney,
  contribution: hiddenMoney,
  knownShareBp: bpSchema.nullable(),
  discount: moneySchema,
  returned: moneySchema,
  pocket: hiddenMoney,
  serve: hiddenMoney,
  orders: z.number().int(),
});

const ofAccount = z.object({
  id: idSchema,
  withBelow: switchInput.describe('Together with all accounts under it'),
});

export const figureOperations = {
  dataSpan: operation({
    name: 'ledger.dataSpan',
    method: 'GET',
    path: '/api/ledger/data-span',
    access: 'ledger.read',
    input: z.object({}),
    output: z.object({
      lastMonth: monthSchema
        .nullable()
        .describe('The month of the last order, invoice or payment; null while there is none'),
      asOf: daySchema.describe('The end of that month, today at most: what figures are counted to'),
    }),
    summary: { 'zh-CN': '记录截止到哪个月', en: 'Up to which month there are records' },
    cli: { command: 'data span' },
  }),
  listAccounts: operation({
    name: 'ledger.listAccounts',
    method: 'GET',
    path: '/api/ledger/accounts',
    access: 'ledger.read',
    input: z.object({ ...pageInput, ...filters }),
    output: pageOf(accountRow),
    errors: ['ledger.figure-hidden'],
    summary: { 'zh-CN': '列出客户及其业绩', en: 'List accounts with their figures' },
    cli: { command: 'accounts', positionals: ['q'] },
  }),
  exportAccounts: operation({
    name: 'ledger.exportAccounts',
    method: 'GET',
    path: '/api/ledger/accounts/export',
    access: 'ledger.export',
    kind: 'file',
    input: z.object({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') }),
    output: fileSchema,
    errors: ['ledger.figure-hidden'],
    summary: { 'zh-CN': '导出客户业绩', en: 'Export accounts with their figures' },
  }),
  accountFigures: operation({
    name: 'ledger.accountFigures',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/figures',
    access: 'ledger.read',
    input: ofAccount,
    output: z.object({
      figures: accountFiguresSchema.nullable(),
      accounts: z.number().int().describe('Accounts that the figures are of'),
      netShareBp: bpSchema.nullable().describe('Share of the company’s net revenue of 12 months'),
      contributionShareBp: bpSchema.nullable().describe('Share of the company’s contribution of 12 months'),
    }),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '查看客户的关键数字', en: 'Read the key figures of an account' },
    cli: { command: 'account figures', positionals: ['id'], keys: { id: 'accounts.find' } },
  }),
  accountMonths: operation({
    name: 'ledger.accountMonths',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/months',
    access: 'ledger.read',
    input: ofAccount.extend({ months: z.coerce.number().int().min(1).max(120).default(24) }),
    output: z.object({ rows: z.array(monthRow) }),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '查看客户的逐月数字', en: 'Read the months of an account' },
  }),
  accountImports: operation({
    name: 'ledger.accountImports',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/imports',
    access: 'ledger.read',
    input: z.object({ id: idSchema, limit: z.coerce.number().int().min(1).max(500).default(100) }),
    output: z.object({
      imports: z.array(
        z.object({
          id: idSchema,
          kind: z.enum(recordKinds),
          fileName: z.string(),
          byName: z.string(),
          at: z.iso.datetime(),
          rows: z.number().int().describe('Rows of the file that belong to the account'),
        }),
      ),
    }),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '查看涉及该客户的导入', en: 'List the imports that touched an account' },
  }),
  accountProducts: operation({
    name: 'ledger.accountProducts',
    method: 'GET',
    path: '/api/ledger/accounts/{id}/products',
    access: 'ledger.read',
    input: ofAccount.extend({
      by: z.enum(['product', 'line', 'family']).default('product'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          product: productRefSchema.nullable().describe('null in rows by product line'),
          line: z.string().nullable().describe('Path of the product line'),
          lineEn: z.string().nullable().describe('The same in English; a part without an English name stands as it is'),
          quantity: z.string(),
          net12: moneySchema,
          netPrior12: moneySchema,
          cost12: hiddenMoney,
          marginBp: bpSchema.nullable().describe('(known net − cost) ÷ known net; null when unknown or hidden'),
          knownShareBp: bpSchema,
          orders12: z.number().int(),
          lastMonth: monthSchema,
        }),
      ),
    }),
    errors: ['ledger.account-not-found'],
    summary: { 'zh-CN': '查看客户的产品构成', en: 'Read what an account buys' },
  }),
  companyMonths: operation({
    name: 'ledger.companyMonths',
    method: 'GET',
    path: '/api/ledger/company/months',
    access: 'ledger.company',
    input: z.object({ months: z.coerce.number().int().min(1).max(120).default(36) }),
    output: z.object({
      asOf: daySchema,
      isNetBasis: z.boolean(),
      rows: z.array(
        z.object({
          month: monthSchema,
          accounts: z.number().int().describe('Accounts that ordered'),
          net: moneySchema,
          contribution: hiddenMoney,
          knownShareBp: bpSchema.nullable(),
          orders: z.number().int(),
        }),
      ),
    }),
    summary: { 'zh-CN': '查看公司逐月数字', en: 'Read the months of the company' },
  }),
  checkFacts: operation({
    name: 'ledger.checkFacts',
    method: 'POST',
    path: '/api/ledger/facts/check',
    access: 'ledger.check',
    input: z.object({
      repair: switchInput.describe('Make the facts of all accounts anew before checking'),
    }),
    output: z.object({ jobId: idSchema }),
    summary: { 'zh-CN': '核对汇总数据', en: 'Prove the monthly facts against a fresh aggregation' },
    cli: { command: 'check facts', awaitsJob: true },
  }),
};
