import { defineCatalogue } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const warningScreens = defineCatalogue<typeof zhCN>('warning-screens', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});

export type WarningWords = Translate<typeof zhCN>;
