import { defineCatalogue } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { importZhCN } from './import.zh-CN.ts';
import type { zhCN } from './zh-CN.ts';

/** The words of the import screens. */
export const importScreens = defineCatalogue<typeof importZhCN>('import-screens', {
  'zh-CN': async () => (await import('./import.zh-CN.ts')).importZhCN,
  en: async () => (await import('./import.en.ts')).importEn,
});

/** The words of the other screens of the ledger. */
export const ledgerScreens = defineCatalogue<typeof zhCN>('ledger-screens', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});

export type ImportWords = Translate<typeof importZhCN>;
export type LedgerScreenWords = Translate<typeof zhCN>;
