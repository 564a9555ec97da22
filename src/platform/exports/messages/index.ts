import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const exportsMessages = defineCatalogue<typeof zhCN>('exports', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
