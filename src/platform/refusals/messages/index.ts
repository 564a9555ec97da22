import { defineCatalogue } from '#kernel/i18n';
import type { databaseZhCN } from './database-zh-CN.ts';
import type { zhCN } from './zh-CN.ts';

export const refusalMessages = defineCatalogue<typeof zhCN>('platform', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});

export const databaseMessages = defineCatalogue<typeof databaseZhCN>('db', {
  'zh-CN': async () => (await import('./database-zh-CN.ts')).databaseZhCN,
  en: async () => (await import('./database-en.ts')).databaseEn,
});
