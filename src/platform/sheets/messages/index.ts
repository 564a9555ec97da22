import { defineCatalogue } from '#kernel/i18n';
import type { Catalogue } from '#kernel/i18n';
import type { sheetsZhCN } from './zh-CN.ts';

export type SheetsMessages = typeof sheetsZhCN;

export const sheetsCatalogue: Catalogue<SheetsMessages> = defineCatalogue<SheetsMessages>('sheets', {
  'zh-CN': async () => (await import('./zh-CN.ts')).sheetsZhCN,
  en: async () => (await import('./en.ts')).sheetsEn,
});
