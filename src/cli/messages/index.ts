import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const cliMessages = defineCatalogue<typeof zhCN>('cli', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
