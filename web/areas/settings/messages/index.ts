import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

/** The words of Settings. */
export const settingsMessages = defineCatalogue<typeof zhCN>('settings', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
