import { defineCatalogue } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { bookZhCN } from './book.zh-CN.ts';
import type { zhCN } from './zh-CN.ts';

/** The words of requests, quotes, orders and the form. */
export const pricingScreens = defineCatalogue<typeof zhCN>('pricing-screens', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});

/** The words of floors, habits, policy, absences and the prices of an account. */
export const pricingBooks = defineCatalogue<typeof bookZhCN>('pricing-books', {
  'zh-CN': async () => (await import('./book.zh-CN.ts')).bookZhCN,
  en: async () => (await import('./book.en.ts')).bookEn,
});

export type PricingWords = Translate<typeof zhCN>;
export type BookWords = Translate<typeof bookZhCN>;
