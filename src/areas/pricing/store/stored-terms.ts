import { z } from 'zod';
import { bpAbove, ceilOf, concessionOf, concessionOfAll, deepestOf, rational, shareOf } from '../domain/index.ts';
import type { Concession, CreditTerms, Grant, LineTerms } from '../domain/index.ts';
import type { GrantedPaperRow } from './granted-papers.ts';
import type { GrantRow } from './grants.ts';

const big = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

/** Terms of a line as they are kept, with the credit terms of their day: the concession can be computed again exactly. */
const storedTermsSchema = z.object({
  quantityE4: big,
  listPriceE4: big,
  invoicePriceE4: big,
  freeQuantityE4: big,
  rebateBp: z.number().int(),
  freightE4: big,
  supportE4: big,
  creditDays: z.number().int(),
  capitalRateBp: z.number().int(),
  standardCreditDays: z.number().int(),
});

export type StoredTerms = z.input<typeof storedTermsSchema>;

export const storedTermsOf = (terms: LineTerms, credit: CreditTerms): StoredTerms => ({
  quantityE4: terms.quantityE4.toString(),
  listPriceE4: terms.listPriceE4.toString(),
  invoicePriceE4: terms.invoicePriceE4.toString(),
  freeQuantityE4: terms.freeQuantityE4.toString(),
  rebateBp: terms.rebateBp,
  freightE4: terms.freightE4.toString(),
  supportE4: terms.supportE4.toString(),
  creditDays: terms.creditDays,
  capitalRateBp: credit.capitalRateBp,
  standardCreditDays: credit.standardCreditDays,
});

export const readTerms = (stored: unknown): LineTerms & CreditTerms => storedTermsSchema.parse(stored);

const concessionsOf = (terms: readonly unknown[]): readonly Concession[] =>
  terms.map((one) => {
    const line = readTerms(one);
    return concessionOf(line, line);
  });

/** What the stored lines of a document count for: its deepest line; a plan is one concession over all that the account buys. */
export const grantOfTerms = ({ kind, terms }: Pick<GrantRow, 'kind' | 'terms'>): Grant => {
  const lines = concessionsOf(terms);
  return kind === 'plan' ? concessionOfAll(lines) : deepestOf(lines);
};

/** What a paper concedes by its stored lines: the share that it counts for, and the money on its quantities; null without lines. */
export const grantedOf = ({
  kind,
  terms,
}: Pick<GrantedPaperRow, 'kind' | 'terms'>): {
  readonly concessionBp: number | null;
  readonly concededE4: bigint | null;
} => {
  if (kind === 'estimate' || terms.length === 0) return { concessionBp: null, concededE4: null };
  return {
    concessionBp: bpAbove(shareOf(grantOfTerms({ kind, terms })) ?? rational(0n)),
    concededE4: ceilOf(concessionOfAll(concessionsOf(terms)).conceded),
  };
};
