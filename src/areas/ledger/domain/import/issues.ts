/**
 * Why a row is refused. Each code has its sentence under `importReasons` of the messages; the sentence names the row
 * and the field.
 */
export const rowReasons = [
  'missing',
  'not-mapped',
  'ragged-row',
  'broken-quotes',
  'not-a-date',
  'ambiguous-date',
  'date-out-of-range',
  'not-a-number',
  'ambiguous-number',
  'number-too-large',
  'digits-lost',
  'not-a-whole-number',
  'not-a-choice',
  'not-yes-or-no',
  'wrong-uscc',
  'wrong-currency',
  'formula',
  'sheet-error',
  'mojibake',
  'too-long',
  'own-parent',
  'negative',
  'sign-differs',
  'short-above-quantity',
] as const;
export type RowReason = (typeof rowReasons)[number];

/** What is remarkable about a row that goes in all the same. */
export const rowWarnings = [
  'exact-duplicate',
  'amount-differs',
  'rounded',
  'zero-quantity',
  'odd-phone',
  'wrong-email',
  'wrong-birthday',
  'due-before-issued',
  'delivered-before-ordered',
] as const;
export type RowWarning = (typeof rowWarnings)[number];

export type RowIssue<Code extends string = RowReason | RowWarning> = {
  readonly code: Code;
  /** The field's name, '*' for the row as a whole. */
  readonly field: string;
  /** What stands in the cell, shortened, and other facts of the sentence. */
  readonly params: Readonly<Record<string, string | number>>;
};

const shownCharacters = 60;

/** A value as a sentence quotes it. */
export const quotedValue = (value: string): string =>
  value.length <= shownCharacters ? value : `${value.slice(0, shownCharacters)}…`;
