import type { LineTerms } from './concession.ts';

/**
 * Whether a line promises support: goods given without charge, or its share of a marketing support. A risk check comes before either
 * (product page on warnings). Example: ten units with one free → true; a discount alone → false.
 */
export const promisesSupport = ({
  freeQuantityE4,
  supportE4,
}: Pick<LineTerms, 'freeQuantityE4' | 'supportE4'>): boolean => freeQuantityE4 > 0n || supportE4 > 0n;
