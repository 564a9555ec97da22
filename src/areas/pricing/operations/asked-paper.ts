import { z } from 'zod';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import { askedPaperSchema } from '../contract/paper-schema.ts';
import { changedPartOf } from '../domain/index.ts';
import type { AskedPaper, AskedPart } from '../domain/index.ts';
import { findAgreementForRequest } from '../store/agreements.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { findPlanForRequest } from '../store/plans.ts';
import type { PlanRow } from '../store/plans.ts';
import { findPurchaseForRequest } from '../store/purchases.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import type { RequestRow } from '../store/requests.ts';
import { rangesIn } from './agreement-ranges.ts';

const storedTiers = z.array(z.object({ fromMinor: z.string(), rateBp: z.number().int() }));
const storedSteps = z.array(z.object({ lines: z.number().int(), leastMinor: z.string(), rateBp: z.number().int() }));

const bare = {
  days: null,
  coversGroup: false,
  rebate: null,
  ranges: [],
  service: { terms: null, visitsPerYear: null, indexClause: null, noticeDays: null },
  plan: null,
  other: null,
} satisfies Partial<AskedPaper>;

export const paperOfAgreement = (row: AgreementRow): AskedPaper => {
  const { rebateKind: kind, rebatePeriod: period, rebateBasis: basis } = row;
  return {
    ...bare,
    kind: 'agreement',
    days: { from: row.validFrom, to: row.validTo },
    coversGroup: row.coversGroup,
    rebate:
      kind === null || period === null || basis === null
        ? null
        : { kind, period, basis, tiers: storedTiers.parse(row.tiers) },
    ranges: rangesIn(row).map(({ productId, lineId, fromBp, toBp, quantity }) => ({
      productId,
      lineId,
      fromBp,
      toBp,
      quantity,
    })),
    service: {
      terms: row.serviceTerms,
      visitsPerYear: row.visitsPerYear,
      indexClause: row.indexClause,
      noticeDays: row.noticeDays,
    },
    creditDays: row.creditDays,
  };
};

export const paperOfPlan = (row: PlanRow): AskedPaper => ({
  ...bare,
  kind: 'plan',
  days: { from: row.validFrom, to: row.validTo },
  coversGroup: true,
  creditDays: row.creditDays,
  plan: {
    from: row.baseFrom,
    to: row.baseTo,
    spreadKey: row.spreadKey,
    lineIds: row.lineIds,
    steps: storedSteps.parse(row.steps),
    lineLeastMinor: String(row.lineLeastMinor),
  },
});

/** The papers of a bid are gathered until it is handed in; what a lease or an exchange binds us to stands in its terms. */
export const paperOfPurchase = (row: PurchaseRow): AskedPaper => ({
  ...bare,
  kind: 'purchase',
  creditDays: row.creditDays,
  other: row.mode === 'tender' ? null : JSON.stringify(row.terms),
});

/** The paper that a request asks for, as its draft stands now. */
export const paperOfRequest = async (
  { db, company }: Pick<Context, 'db' | 'company'>,
  requestId: string,
): Promise<AskedPaper | null> => {
  const agreement = await findAgreementForRequest(db, company.id, requestId);
  if (agreement !== null) return paperOfAgreement(agreement);
  const plan = await findPlanForRequest(db, company.id, { requestId, isSigned: false });
  if (plan !== null) return paperOfPlan(plan);
  const purchase = await findPurchaseForRequest(db, company.id, requestId);
  return purchase === null ? null : paperOfPurchase(purchase);
};

const judgedPaper = z.object({ paper: askedPaperSchema.nullable().optional() });

/** The paper as a request that was sent asked for it; null: none, or it was sent before papers were kept. */
export const sentPaperOf = ({ judged }: Pick<RequestRow, 'judged'>): AskedPaper | null =>
  judged === null ? null : (judgedPaper.parse(judged).paper ?? null);

const codes = {
  days: 'pricing.asked-days-changed',
  coversGroup: 'pricing.asked-group-changed',
  rebate: 'pricing.asked-rebate-changed',
  ranges: 'pricing.asked-ranges-changed',
  service: 'pricing.asked-service-changed',
  plan: 'pricing.asked-terms-changed',
  other: 'pricing.asked-terms-changed',
} as const satisfies Record<AskedPart, string>;

/** Refuses to bind us to other terms than those that the approval saw, and names what is other. */
export const requireAsAsked = (request: RequestRow, signed: AskedPaper): void => {
  const asked = sentPaperOf(request);
  const changed = asked === null ? null : changedPartOf(asked, signed);
  if (changed !== null) throw new AppError(codes[changed], { number: request.number });
};
