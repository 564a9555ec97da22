import { z } from 'zod';
import { operation } from '#kernel/contract';

export const choiceOperations = {
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
