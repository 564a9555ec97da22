import { z } from 'zod';
import { concessionOf, concessionOfAll, deepestOf } from '../domain/index.ts';
import type { CreditTerms, Grant, LineTerms } from '../domain/index.ts';
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

/** What the stored lines of a document count for: its deepest line; a plan is one concession over all that the account buys. */
export const grantOfTerms = ({ kind, terms }: Pick<GrantRow, 'kind' | 'terms'>): Grant => {
  const lines = terms.map((one) => {
    const line = readTerms(one);
    return concessionOf(line, line);
  });
  return kind === 'plan' ? concessionOfAll(lines) : deepestOf(lines);
};
