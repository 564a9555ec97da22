import { defineCatalogue } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { grantsZhCN } from './grants.zh-CN.ts';
import type { zhCN } from './zh-CN.ts';

export const warningScreens = defineCatalogue<typeof zhCN>('warning-screens', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});

export const grantScreens = defineCatalogue<typeof grantsZhCN>('warning-grants', {
  'zh-CN': async () => (await import('./grants.zh-CN.ts')).grantsZhCN,
  en: async () => (await import('./grants.en.ts')).grantsEn,
});

export type WarningWords = Translate<typeof zhCN>;
