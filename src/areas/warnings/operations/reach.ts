import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { accountScope, requireAccount } from '#areas/accounts';
import type { AccountRow } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { requireScope } from '#platform/access';
import type { Context } from '#platform/operations';
import type { permissions } from '../contract/permissions.ts';

export type WarningRight = keyof typeof permissions;

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsOf = ({ actor }: Pick<Context, 'actor'>, right: WarningRight, column: string): RawBuilder<boolean> =>
  accountScope(actor, requireScope(actor, right), column);

/** The account, if both the account itself and its warnings are in reach; not found otherwise. */
export const requireWatchedAccount = async (context: Context, right: WarningRight, id: string): Promise<AccountRow> => {
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
