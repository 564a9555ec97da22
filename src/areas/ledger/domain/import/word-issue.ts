import type { MessageParams } from '#kernel/i18n';

/** Finds the sentence of a run-time key, as the ledger's translator does. */
export type FindMessage = (key: string, params?: MessageParams) => string | undefined;

export type WordedIssue = { readonly code: string; readonly field: string; readonly params: MessageParams };

/**
 * An issue of a row in the reader's language: one sentence that names the row and the field.
 * Example: missing, orderNo, row 7 → '第 7 行：缺少“订单号”。'
 */
export const wordIssue = (find: FindMessage, issue: WordedIssue, row: number): string => {
  const field = find(`importFields.${issue.field}`) ?? issue.field;
  return find(`importReasons.${issue.code}`, { ...issue.params, row, field }) ?? issue.code;
};
