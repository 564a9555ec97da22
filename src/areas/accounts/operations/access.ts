import type { RawBuilder } from 'kysely';
import { AppError } from '#kernel/app-error';
import { findMember } from '#platform/identity';
import type { Context } from '#platform/operations';
import { accountScope } from '../store/scope.ts';
import { findAccount } from '../store/account.ts';
import type { AccountRow } from '../store/account.ts';

export type AccountRight = 'accounts.read' | 'accounts.write' | 'accounts.export' | 'accounts.assign';

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsOf = (context: Pick<Context, 'actor'>, right: AccountRight, column: string): RawBuilder<boolean> => {
  const scope = context.actor.scopeOf(right);
  if (scope === null) throw new AppError('platform.forbidden', { permission: right });
  return accountScope(context.actor, scope, column);
};

/** The account, if it exists and the right reaches it; not found otherwise, so that nobody learns what exists. */
export const requireAccount = async (context: Context, right: AccountRight, id: string): Promise<AccountRow> => {
  const row = await findAccount(context.db, context.company.id, { id, within: rowsOf(context, right, 'account.id') });
  if (row === null) throw new AppError('accounts.not-found');
  return row;
};

/** Refuses a person who holds no seat in this company, so that nobody of another one owns, joins or is told to do things. */
export const requireMember = async (
  { db, company }: Pick<Context, 'db' | 'company'>,
  userId: string | null | undefined,
): Promise<void> => {
  if (userId === null || userId === undefined) return;
  if ((await findMember(db, company.id, userId)) === undefined) throw new AppError('accounts.user-unknown');
};

export const mayReach = async (context: Context, right: AccountRight, id: string): Promise<boolean> => {
  if (context.actor.scopeOf(right) === null) return false;
  return (
    (await findAccount(context.db, context.company.id, { id, within: rowsOf(context, right, 'account.id') })) !== null
  );
};
