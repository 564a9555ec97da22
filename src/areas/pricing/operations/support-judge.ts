import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import { promisesSupport } from '../domain/index.ts';
import type { Assessment } from './assess.ts';

/** A warning of an account whose risk check is not answered; the warning and what of the check is open, in words. */
export type OpenRisk = { readonly warning: string; readonly since: Day; readonly checks: string };

/** Finds what has to be looked at before an account is promised support: pricing may not read it, so it is handed in. */
export type SupportJudge = (context: Context, accountId: string) => Promise<OpenRisk | null>;

/** Refuses to promise free goods or marketing support to an account with a risk check that nobody answered. */
export const requireRiskChecked = async (
  context: Context,
  judge: SupportJudge,
  { account, lines }: Pick<Assessment, 'account' | 'lines'>,
): Promise<void> => {
  if (!lines.some(({ terms }) => promisesSupport(terms))) return;
  const risk = await judge(context, account.id);
  if (risk !== null) throw new AppError('pricing.risk-unchecked', risk);
};
