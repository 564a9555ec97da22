import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {
    'margin-hidden': 'Your role does not see margins, so it cannot see why contribution changed.',
  },
} as const satisfies Shape<typeof zhCN>;
