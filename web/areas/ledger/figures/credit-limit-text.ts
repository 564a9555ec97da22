import { ledgerContract } from '#areas/ledger/contract';
import { formatMoney } from '#kernel/format';
import { call } from '#web/app/api';
import type { HistoryQuestion } from '#web/app/area-module';

/** The credit limit of an account in words; empty where none is set. */
export const creditLimitText = async ({ accountId, language }: HistoryQuestion): Promise<string> => {
  const { figures } = await call(ledgerContract.operations.accountFigures, { id: accountId });
  const limit = figures?.limit ?? null;
  return limit === null ? '' : formatMoney({ minor: BigInt(limit.minor), currency: limit.currency }, language);
};
