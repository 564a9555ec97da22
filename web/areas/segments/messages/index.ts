import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

/** The words of the segment screens. */
export const segmentScreens = defineCatalogue<typeof zhCN>('segments-screens', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
