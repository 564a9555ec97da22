import { defaultPolicy } from '#domain/identification';
import type { PricingPolicy } from './policy.ts';

/** What a company starts with (docs/methods.md 8.3). */
export const defaultPricingPolicy: PricingPolicy = {
  capitalRateBp: defaultPolicy.creditRateBp,
  standardCreditDays: 30,
  expectedLossBp: 50,
  freightServiceBp: 300,
  freightServiceByFamily: {},
  standardDiscountBp: { S: 500, A: 300, B: 100, C: 0, unrated: 0 },
  prices: {
    S: { startBp: 200, targetBp: 500 },
    A: { startBp: 100, targetBp: 300 },
    B: { startBp: 0, targetBp: 200 },
    C: { startBp: 0, targetBp: 100 },
    unrated: { startBp: 0, targetBp: 100 },
  },
  concessionWindowDays: 90,
  clockHours: 24,
  approvalDays: 30,
  quoteDays: 30,
  bands: [
    { uptoBp: 300, needs: ['kam'], needsExpiry: false },
    { uptoBp: 800, needs: ['director'], needsExpiry: false },
    { uptoBp: 1_200, needs: ['director', 'finance'], needsExpiry: false },
    { uptoBp: 1_800, needs: ['executive'], needsExpiry: false },
    { uptoBp: null, needs: ['executive', 'finance'], needsExpiry: true },
  ],
  rules: [],
};
