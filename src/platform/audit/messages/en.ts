import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: { 'bad-cursor': 'This place in the list is not valid: start from the first page' },
} as const satisfies Shape<typeof zhCN>;
