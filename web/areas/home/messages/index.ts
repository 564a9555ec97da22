import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

/** The words of Today. */
export const homeScreens = defineCatalogue<typeof zhCN>('home-screens', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
