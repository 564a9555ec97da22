import type { RawBuilder } from 'kysely';
import { accountScope, requireAccountFor } from '#areas/accounts';
import type { AccountRow } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { formatDecimal, parseDecimal } from '#kernel/decimal';
import { requireScope } from '#platform/access';
import type { Context } from '#platform/operations';
import { listAbove, lockPromises } from '../store/grants.ts';

export type PricingRight =
  | 'pricing.read'
  | 'pricing.request'
  | 'pricing.decide'
  | 'pricing.quote'
  | 'pricing.order'
  | 'pricing.agree'
  | 'pricing.estimates'
  | 'pricing.estimate'
  | 'pricing.sign-production'
  | 'pricing.sign-finance'
  | 'pricing.purchase'
  | 'pricing.offset'
  | 'pricing.bond'
  | 'pricing.release';

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsOf = (
  { actor, today }: Pick<Context, 'actor' | 'today'>,
  right: PricingRight,
  column: string,
): RawBuilder<boolean> => accountScope({ ...actor, today }, requireScope(actor, right), column);

/** The account, if both the account itself and its prices are in reach; not found otherwise. */
export const requirePricedAccount = async (context: Context, right: PricingRight, id: string): Promise<AccountRow> =>
  await requireAccountFor(context, right, id);

/** The account to promise something to: one that was merged into another is promised nothing any more. */
export const requireStandingAccount = async (
  context: Context,
  right: PricingRight,
  id: string,
): Promise<AccountRow> => {
  const account = await requirePricedAccount(context, right, id);
  if (account.mergedInto !== null) throw new AppError('accounts.not-found');
  return account;
};

/**
 * Locks the promises to accounts with those to all above them, for what a group is promised holds for its members too: of two
 * that could overlook each other one waits. Who stands above is read again once the locks are held.
 */
export const lockGroups = async ({ db, company }: Context, accountIds: readonly string[]): Promise<void> => {
  const held = new Set<string>();
  for (;;) {
    const above = await listAbove(db, company.id, accountIds);
    const wanted = [...accountIds, ...above].filter((id) => !held.has(id));
    if (wanted.length === 0) return;
    await lockPromises(db, company.id, wanted);
    for (const id of wanted) held.add(id);
  }
};

/** That account with its promises locked: read again once the lock is held, for it may have been merged meanwhile. */
export const lockedAccount = async (context: Context, right: PricingRight, id: string): Promise<AccountRow> => {
  await requireStandingAccount(context, right, id);
  await lockGroups(context, [id]);
  return await requireStandingAccount(context, right, id);
};

/** Beyond these no price or quantity is meant; sums of them stay exact. */
const largestE4 = 10n ** 14n;

export const amountIn = (text: string | undefined, sign: 'not-negative' | 'any' = 'not-negative'): bigint => {
  if (text === undefined) return 0n;
  const value = parseDecimal(text);
  const isUsable = value !== null && (sign === 'any' || value >= 0n) && value <= largestE4 && value >= -largestE4;
  if (!isUsable) throw new AppError('pricing.invalid-amount', { value: text.slice(0, 40) });
  return value;
};

/** One product is one line of a paper: in pieces, each would be judged by a volume and a concession of its own. */
export const requireOnce = (lines: readonly { readonly productId: string }[]): void => {
  if (new Set(lines.map(({ productId }) => productId)).size < lines.length) throw new AppError('pricing.product-twice');
};

export const positiveIn = (text: string): bigint => {
  const value = amountIn(text);
  if (value === 0n) throw new AppError('pricing.invalid-amount', { value: text.slice(0, 40) });
  return value;
};

export const decimalOf = (value: bigint | number | string): string => formatDecimal(BigInt(value));

export const requireProducts = async ({ db, company }: Context, productIds: readonly string[]): Promise<void> => {
  const products = await listProductRefs(db, company.id, productIds);
  for (const id of productIds) if (!products.has(id)) throw new AppError('pricing.product-not-found', { id });
};
