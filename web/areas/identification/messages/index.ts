import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

/** The words of the identification screens. */
export const identificationScreens = defineCatalogue<typeof zhCN>('identification-screens', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
