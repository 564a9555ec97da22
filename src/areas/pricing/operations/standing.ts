import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { standingGrantOf } from '../domain/index.ts';
import type { LineTerms, RebateSpan, StandingGrant, StandingPlan, StandingRebate } from '../domain/index.ts';
import { findAgreementForRequest } from '../store/agreements.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { listPlanMembers } from '../store/plan-sales.ts';
import { findPlanForRequest } from '../store/plans.ts';
import { pricingPolicies } from '../store/policies.ts';
import { findPurchaseForRequest } from '../store/purchases.ts';
import { listStandingPlans, listStandingRebates } from '../store/standing-rebates.ts';

/** For which days, and beside which papers, what stands is counted. */
export type StandingScope = {
  readonly days: RebateSpan;
  readonly exceptIds: readonly string[];
  readonly coversGroup: boolean;
  /** The lines are those of an agreement: their own rebate is one that plans pay after. */
  readonly isAgreement?: boolean;
  /** The price is what remains after the rebates of agreements, as that of a plan is, which pays only what is left above it. */
  readonly isAfterRebates?: boolean;
  /** The tender that the paper carries out: what was granted there is granted once. */
  readonly carriesOut?: string | null;
};

export const onDay = (day: Day): StandingScope => ({ days: { from: day, to: day }, exceptIds: [], coversGroup: false });

/** The days from today on, or today where all of them are past. */
const comingOf = ({ validFrom, validTo }: Pick<AgreementRow, 'validFrom' | 'validTo'>, today: Day): RebateSpan => ({
  from: validFrom > today ? validFrom : today,
  to: validTo > today ? validTo : today,
});

/** A plan is judged for its whole time, after the rebates of agreements. */
export const scopeOfPlan = (row: Pick<AgreementRow, 'validFrom' | 'validTo'>, today: Day): StandingScope => ({
  days: comingOf(row, today),
  exceptIds: [],
  coversGroup: false,
  isAfterRebates: true,
});

/** An agreement is judged for its whole time, beside neither itself nor the one that it follows. */
export const scopeOfAgreement = (
  row: Pick<AgreementRow, 'validFrom' | 'validTo' | 'followsId' | 'coversGroup'> &
    Partial<Pick<AgreementRow, 'id' | 'purchaseId'>>,
  today: Day,
): StandingScope => ({
  days: comingOf(row, today),
  exceptIds: [row.id, row.followsId].flatMap((id) => id ?? []),
  coversGroup: row.coversGroup,
  isAgreement: true,
  carriesOut: row.purchaseId ?? null,
});

/** A purchase binds us until it is settled. */
export const fromDayOn = (day: Day): StandingScope => ({
  days: { from: day, to: '9999-12-31' },
  exceptIds: [],
  coversGroup: false,
});

/** What is quoted may be ordered until the quote ends. */
export const scopeOfQuote = async ({ db, company, newId, now, today }: Context): Promise<StandingScope> => {
  const { policy } = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const to = addDays(today, Math.max(policy.quoteDays, policy.approvalDays));
  return { days: { from: today, to }, exceptIds: [], coversGroup: false };
};

/** What a request is judged beside: as the agreement, the plan or the purchase that it asks for, else as a quote. */
export const scopeOfRequest = async (context: Context, requestId: string | null): Promise<StandingScope> => {
  const { db, company, today } = context;
  if (requestId === null) return await scopeOfQuote(context);
  const agreement = await findAgreementForRequest(db, company.id, requestId);
  if (agreement !== null) return scopeOfAgreement(agreement, today);
  const plan = await findPlanForRequest(db, company.id, { requestId, isSigned: false });
  if (plan !== null) return scopeOfPlan(plan, today);
  const purchase = await findPurchaseForRequest(db, company.id, requestId);
  return purchase === null ? await scopeOfQuote(context) : fromDayOn(today);
};

/** The whole of what stands for a line, and the part of it that the window of the account does not hold already. */
export type StandingLine = { readonly all: StandingGrant; readonly fresh: StandingGrant };

/** What a paper that is not signed yet would add for the products asked about. */
export type AddedGrant = { readonly rebates: readonly StandingRebate[]; readonly plans: readonly StandingPlan[] };

const none: StandingGrant = { rebateBp: 0, planE4: 0n, papers: [] };

/** What agreements and plans in force give an account on a line beside its own terms. */
export const standingFor = async (
  { db, company }: Context,
  asked: {
    readonly accountId: string;
    readonly productIds: readonly string[];
    readonly scope: StandingScope;
    /** Documents whose grants are counted in the window. */
    readonly counted: ReadonlySet<string>;
    readonly added?: AddedGrant;
  },
): Promise<(productId: string, terms: LineTerms) => StandingLine> => {
  const { accountId, productIds, scope, counted, added = { rebates: [], plans: [] } } = asked;
  if (scope.isAfterRebates === true || productIds.length === 0) return () => ({ all: none, fresh: none });
  const orgId = company.id;
  const accountIds = scope.coversGroup ? await listPlanMembers(db, orgId, accountId) : [accountId];
  const wanted = { orgId, accountIds, productIds, ...scope.days, exceptIds: scope.exceptIds };
  const rebates = await listStandingRebates(db, wanted);
  const plans = (await listStandingPlans(db, wanted)).map((plan) => ({
    ...plan,
    priceE4: BigInt(plan.priceE4),
    listPriceE4: BigInt(plan.listPriceE4),
  }));
  const isFresh = ({ id, requestId }: { readonly id: string; readonly requestId: string | null }): boolean =>
    !counted.has(id) && (requestId === null || !counted.has(requestId));
  return (productId, promised) => {
    const terms = { ...promised, agreedBp: scope.isAgreement === true ? promised.rebateBp : 0 };
    const of = (id: string) => {
      const isOwn = (row: { readonly accountId: string; readonly productId: string }): boolean =>
        row.accountId === id && row.productId === productId;
      const papers = { rebates: rebates.filter(isOwn), plans: plans.filter(isOwn) };
      const fresh = { rebates: papers.rebates.filter(isFresh), plans: papers.plans.filter(isFresh) };
      return {
        all: standingGrantOf(
          terms,
          { rebates: [...papers.rebates, ...added.rebates], plans: [...papers.plans, ...added.plans] },
          scope.days,
        ),
        fresh: standingGrantOf(terms, fresh, scope.days),
      };
    };
    // Of a group's agreement, the member for whom most stands.
    return accountIds.map(of).reduce((most, one) => (weightOf(one, terms) > weightOf(most, terms) ? one : most));
  };
};

const weightOf = ({ all }: StandingLine, { invoicePriceE4, quantityE4 }: LineTerms): bigint =>
  invoicePriceE4 * quantityE4 * BigInt(all.rebateBp) + all.planE4 * 100_000_000n;
