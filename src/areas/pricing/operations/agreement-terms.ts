import { z } from 'zod';
import type { termsSchema } from '../contract/agreement-schemas.ts';
import { promisedLineSchema } from '../contract/schemas.ts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { e4OfMinor, minorOf } from '#kernel/money';
import type { Context } from '#platform/operations';
import { agreementProblemOf, topRebateBp } from '../domain/index.ts';
import type { AgreementProblem, RebateTier } from '../domain/index.ts';
import { findByReference } from '../store/agreements.ts';
import type { AgreementRow, AgreementTierRow } from '../store/agreements.ts';
import { linesInRanges, rangesIn, requireRanges } from './agreement-ranges.ts';
import type { RangeLine } from './agreement-ranges.ts';
import type { Promised } from './assess.ts';
import { amountIn, decimalOf, positiveIn } from './reach.ts';

export type AgreementTerms = z.output<typeof termsSchema>;

const storedLines = z.array(promisedLineSchema);
const storedTiers = z.array(z.object({ fromMinor: z.string().transform(BigInt), rateBp: z.number().int() }));

export const draftLinesOf = (row: Pick<AgreementRow, 'lines'>) => storedLines.parse(row.lines);

/** Tiers as typed in a draft, else as signed. */
export const tiersOf = (
  row: Pick<AgreementRow, 'id' | 'state' | 'tiers'>,
  signed: readonly AgreementTierRow[],
): readonly RebateTier[] =>
  row.state === 'signed'
    ? signed
        .filter(({ agreementId }) => agreementId === row.id)
        .map(({ fromMinor, rateBp }) => ({ fromMinor: BigInt(fromMinor), rateBp }))
    : storedTiers.parse(row.tiers);

export const presentTier = ({ company }: Pick<Context, 'company'>, { fromMinor, rateBp }: RebateTier) => ({
  from: decimalOf(e4OfMinor(fromMinor, company.currency)),
  rateBp,
});

export type PromisedTerms = Omit<Promised, 'lines'> & {
  /** The range that each line is the deepest point of; null: a price of its own. */
  readonly lines: readonly (Promised['lines'][number] & { readonly rangeNo: number | null })[];
};

/** What a draft would promise: its prices and the deepest point of its ranges; each bears the highest rebate. */
export const promisedBy = async (
  context: Context,
  row: Pick<AgreementRow, 'accountId' | 'lines' | 'ranges' | 'topRebateBp' | 'creditDays'>,
): Promise<PromisedTerms> => {
  const own = draftLinesOf(row).map((line) => ({ ...line, rangeNo: null }));
  const inRanges: readonly RangeLine[] = await linesInRanges(context, {
    accountId: row.accountId,
    ranges: rangesIn(row),
    priced: own.map(({ productId }) => productId),
  });
  return {
    lines: [...own, ...inRanges].map((line) => ({ ...line, rebateBp: row.topRebateBp })),
    ...(row.creditDays !== null && { creditDays: row.creditDays }),
  };
};

const codes = {
  'agreement-without-lines': 'pricing.no-lines',
  'product-twice': 'pricing.product-twice',
  'tiers-not-rising': 'pricing.tiers-not-rising',
  'tiers-without-kind': 'pricing.tiers-without-kind',
  'days-crossed': 'pricing.dates-crossed',
  'too-long': 'pricing.agreement-too-long',
} as const satisfies Record<AgreementProblem, string>;

/** The columns that terms fill; refuses terms that contradict themselves, name no product or use a reference again. */
export const termsRowOf = async ({ db, company }: Context, terms: AgreementTerms, exceptId: string | null) => {
  const tiers = terms.tiers.map(({ from, rateBp }) => ({
    fromMinor: minorOf(amountIn(from), company.currency),
    rateBp,
  }));
  const ranges = await requireRanges({ db, company }, terms.ranges);
  const productIds = terms.lines.map(({ productId }) => productId);
  const rebateKind = terms.rebateKind ?? null;
  const problem = agreementProblemOf({
    ...terms,
    productIds: [...productIds, ...ranges.flatMap(({ productId }) => productId ?? [])],
    lineIds: ranges.flatMap(({ lineId }) => lineId ?? []),
    tiers,
    hasRebateKind: rebateKind !== null,
  });
  if (problem !== null) throw new AppError(codes[problem]);
  const products = await listProductRefs(db, company.id, productIds);
  for (const { productId, quantity, price, freeQuantity, freight } of terms.lines) {
    if (!products.has(productId)) throw new AppError('pricing.product-not-found', { id: productId });
    positiveIn(quantity);
    for (const text of [price, freeQuantity, freight]) amountIn(text);
  }
  const reference = terms.reference ?? null;
  const other = reference === null ? null : await findByReference(db, company.id, reference);
  if (other !== null && other.id !== exceptId)
    throw new AppError('pricing.reference-used', { reference: reference ?? '', number: other.number });
  return {
    title: terms.title,
    reference,
    coversGroup: terms.coversGroup,
    validFrom: terms.validFrom,
    validTo: terms.validTo,
    noticeDays: terms.noticeDays,
    creditDays: terms.creditDays ?? null,
    rebateKind,
    rebatePeriod: rebateKind === null ? null : (terms.rebatePeriod ?? 'year'),
    rebateBasis: rebateKind === null ? null : (terms.rebateBasis ?? 'agreed'),
    topRebateBp: topRebateBp(tiers),
    lines: JSON.stringify(terms.lines),
    ranges: JSON.stringify(ranges),
    tiers: JSON.stringify(tiers.map(({ fromMinor, rateBp }) => ({ fromMinor: fromMinor.toString(), rateBp }))),
    serviceTerms: terms.serviceTerms ?? null,
    visitsPerYear: terms.visitsPerYear ?? null,
    indexClause: terms.indexClause ?? null,
    note: terms.note ?? null,
  };
};
