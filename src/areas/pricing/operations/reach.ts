import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { accountScope, requireAccount } from '#areas/accounts';
import type { AccountRow } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { formatDecimal, parseDecimal } from '#kernel/decimal';
import { requireScope } from '#platform/access';
import type { Context } from '#platform/operations';

export type PricingRight = 'pricing.read' | 'pricing.request' | 'pricing.decide' | 'pricing.quote' | 'pricing.order';

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsOf = ({ actor }: Pick<Context, 'actor'>, right: PricingRight, column: string): RawBuilder<boolean> =>
  accountScope(actor, requireScope(actor, right), column);

/** The account, if both the account itself and its prices are in reach; not found otherwise. */
export const requirePricedAccount = async (context: Context, right: PricingRight, id: string): Promise<AccountRow> => {
  const account = await requireAccount(context, 'accounts.read', id);
  const { rows } = await sql<{ id: string }>`
    select a.id from account_card a
    where a.org_id = ${context.company.id} and a.id = ${id}::uuid and ${rowsOf(context, right, 'a.id')}`.execute(
    context.db,
  );
  if (rows.length === 0) throw new AppError('accounts.not-found');
  return account;
};

export const seesCost = ({ actor }: Pick<Context, 'actor'>): boolean => actor.fields.includes('cost');
export const seesMargin = ({ actor }: Pick<Context, 'actor'>): boolean => actor.fields.includes('margin');

/** Beyond these no price or quantity is meant; sums of them stay exact. */
const largestE4 = 10n ** 14n;

export const amountIn = (text: string | undefined, sign: 'not-negative' | 'any' = 'not-negative'): bigint => {
  if (text === undefined) return 0n;
  const value = parseDecimal(text);
  const isUsable = value !== null && (sign === 'any' || value >= 0n) && value <= largestE4 && value >= -largestE4;
  if (!isUsable) throw new AppError('pricing.invalid-amount', { value: text.slice(0, 40) });
  return value;
};

export const positiveIn = (text: string): bigint => {
  const value = amountIn(text);
  if (value === 0n) throw new AppError('pricing.invalid-amount', { value: text.slice(0, 40) });
  return value;
};

export const decimalOf = (value: bigint | number | string): string => formatDecimal(BigInt(value));
