import { formatDecimal } from '#kernel/decimal';
import { minorDigitsOf } from '#kernel/money';
import type { MoneyWire } from '#kernel/money';

/** An amount as it is typed into a field. */
export const typedAmountOf = ({ minor, currency }: MoneyWire): string =>
  formatDecimal(BigInt(minor), minorDigitsOf(currency));
