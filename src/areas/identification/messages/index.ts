import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export { figureText } from './figure-text.ts';
export { proofSentences } from './proof.ts';
export { badgeReasonOf, reasonsOf } from './reasons.ts';
export type { Wording } from './reasons.ts';
export { tellingReasonsOf } from './telling-reasons.ts';

export const identificationMessages = defineCatalogue<typeof zhCN>('identification', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
