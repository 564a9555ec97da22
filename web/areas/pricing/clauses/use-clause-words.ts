import type { ClauseKind } from '#domain/pricing';
import { useT } from '#ui';
import { pricingClauses } from '../messages/index.ts';

type Clause = { readonly kind: ClauseKind; readonly title: string | null; readonly standard: string | null };

/** What a clause is called and what our standard says, in the company's own words or in those of the house. */
export const useClauseWords = () => {
  const t = useT(pricingClauses);
  return {
    nameOf: ({ kind, title }: Pick<Clause, 'kind' | 'title'>): string => title ?? t(`kinds.${kind}`),
    standardOf: ({ kind, standard }: Pick<Clause, 'kind' | 'standard'>): string => standard ?? t(`usual.${kind}`),
  };
};
