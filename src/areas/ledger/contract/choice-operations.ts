import { z } from 'zod';
import { operation } from '#kernel/contract';

export const choiceOperations = {
  importLimits: operation({
    name: 'ledger.importLimits',
    method: 'GET',
    path: '/api/ledger/import-limits',
    access: 'ledger.import',
    input: z.object({}),
    output: z.object({
      fileBytes: z
        .number()
        .int()
        .describe('The largest file that is taken, packed and unpacked (MAINSTAY_UPLOAD_LIMIT_MB)'),
    }),
    summary: { 'zh-CN': '查看导入文件的大小上限', en: 'Read how large a file may be' },
  }),
  accountChoices: operation({
    name: 'ledger.accountChoices',
    method: 'GET',
    path: '/api/ledger/account-choices',
    access: 'ledger.read',
    input: z.object({}),
    output: z.object({
      industries: z.array(z.string()).describe('By number of accounts, most first; at most 300'),
      regions: z.array(z.string()).describe('By number of accounts, most first; at most 300'),
    }),
    summary: { 'zh-CN': '列出筛选客户用的行业和地区', en: 'List industries and regions to filter accounts by' },
  }),
};
