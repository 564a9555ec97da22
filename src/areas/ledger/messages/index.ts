import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export type LedgerWords = typeof zhCN;

export const ledgerMessages = defineCatalogue<LedgerWords>('ledger', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
