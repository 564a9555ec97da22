import { defineCatalogue } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { agreementZhCN } from './agreement.zh-CN.ts';
import type { clauseZhCN } from './clause.zh-CN.ts';
import type { holdZhCN } from './hold.zh-CN.ts';
import type { estimateZhCN } from './estimate.zh-CN.ts';
import type { negotiationZhCN } from './negotiation.zh-CN.ts';
import type { bookZhCN } from './book.zh-CN.ts';
import type { planZhCN } from './plan.zh-CN.ts';
import type { purchaseZhCN } from './purchase.zh-CN.ts';
import type { retentionZhCN } from './retention.zh-CN.ts';
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

/** The words of framework agreements. */
export const pricingAgreements = defineCatalogue<typeof agreementZhCN>('pricing-agreements', {
  'zh-CN': async () => (await import('./agreement.zh-CN.ts')).agreementZhCN,
  en: async () => (await import('./agreement.en.ts')).agreementEn,
});

/** The words of contract clauses and the opinions on them. */
export const pricingClauses = defineCatalogue<typeof clauseZhCN>('pricing-clauses', {
  'zh-CN': async () => (await import('./clause.zh-CN.ts')).clauseZhCN,
  en: async () => (await import('./clause.en.ts')).clauseEn,
});

/** The words of orders that are held for credit. */
export const pricingHolds = defineCatalogue<typeof holdZhCN>('pricing-holds', {
  'zh-CN': async () => (await import('./hold.zh-CN.ts')).holdZhCN,
  en: async () => (await import('./hold.en.ts')).holdEn,
});

/** The words of negotiations. */
export const pricingNegotiations = defineCatalogue<typeof negotiationZhCN>('pricing-negotiations', {
  'zh-CN': async () => (await import('./negotiation.zh-CN.ts')).negotiationZhCN,
  en: async () => (await import('./negotiation.en.ts')).negotiationEn,
});

/** The words of made-to-order estimates. */
export const pricingEstimates = defineCatalogue<typeof estimateZhCN>('pricing-estimates', {
  'zh-CN': async () => (await import('./estimate.zh-CN.ts')).estimateZhCN,
  en: async () => (await import('./estimate.en.ts')).estimateEn,
});

/** The words of retention offers. */
export const pricingRetention = defineCatalogue<typeof retentionZhCN>('pricing-retention', {
  'zh-CN': async () => (await import('./retention.zh-CN.ts')).retentionZhCN,
  en: async () => (await import('./retention.en.ts')).retentionEn,
});

/** The words of whole-business plans. */
export const pricingPlans = defineCatalogue<typeof planZhCN>('pricing-plans', {
  'zh-CN': async () => (await import('./plan.zh-CN.ts')).planZhCN,
  en: async () => (await import('./plan.en.ts')).planEn,
});

export type HoldWords = Translate<typeof holdZhCN>;
export type PlanWords = Translate<typeof planZhCN>;
export type RetentionWords = Translate<typeof retentionZhCN>;
export type EstimateWords = Translate<typeof estimateZhCN>;
/** The words of tenders. */
export const pricingPurchases = defineCatalogue<typeof purchaseZhCN>('pricing-purchases', {
  'zh-CN': async () => (await import('./purchase.zh-CN.ts')).purchaseZhCN,
  en: async () => (await import('./purchase.en.ts')).purchaseEn,
});

export type PurchaseWords = Translate<typeof purchaseZhCN>;
export type AgreementWords = Translate<typeof agreementZhCN>;
export type PricingWords = Translate<typeof zhCN>;
export type BookWords = Translate<typeof bookZhCN>;
