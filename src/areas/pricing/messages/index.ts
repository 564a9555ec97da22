import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export type PricingMessages = typeof zhCN;

export const pricingMessages = defineCatalogue<PricingMessages>('pricing', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
