import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {},
  kinds: { account: 'Accounts', person: 'Persons', product: 'Products', order: 'Orders' },
} as const satisfies Shape<typeof zhCN>;
