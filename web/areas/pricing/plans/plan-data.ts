import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { formatMoney } from '#kernel/format';
import type { Language } from '#kernel/locale';
import type { ContractForm } from '#ui';

const { listBusinessPlans, getBusinessPlan, businessPlanProgress, createBusinessPlan } = pricingContract.operations;

export type PlanRow = z.output<typeof listBusinessPlans.output>['rows'][number];
export type Plan = z.output<typeof getBusinessPlan.output>;
export type PlanSpread = Plan['spread'];
export type PlanProgress = z.output<typeof businessPlanProgress.output>;
export type PlanForm = ContractForm<typeof createBusinessPlan.input>;

/** An amount as it travels, in words of the language. */
export const moneyText = (money: PlanSpread['list'], language: Language): string =>
  formatMoney({ ...money, minor: BigInt(money.minor) }, language);
