import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: { 'list-unknown': 'There is no list “{list}” to export. Those that can be exported: {lists}.' },
  yes: 'yes',
  no: 'no',
} as const satisfies Shape<typeof zhCN>;
