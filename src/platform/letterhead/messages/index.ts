import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const letterheadMessages = defineCatalogue<typeof zhCN>('letterhead', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
