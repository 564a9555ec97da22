import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { AppError } from '#kernel/app-error';
import { requireScope } from '#platform/access';
import { findMember } from '#platform/identity';
import type { Context } from '#platform/operations';
import { accountScope } from '../store/scope.ts';
import { findAccount } from '../store/account.ts';
import type { AccountRow } from '../store/account.ts';
import { findPerson, listRoles } from '../store/person.ts';
import type { PersonRow } from '../store/person.ts';

export type AccountRight = 'accounts.read' | 'accounts.write' | 'accounts.export' | 'accounts.assign';

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsOf = (
  { actor, today }: Pick<Context, 'actor' | 'today'>,
  right: AccountRight,
  column: string,
): RawBuilder<boolean> => accountScope({ ...actor, today }, requireScope(actor, right), column);

/** Tasks that somebody was given, and those of accounts within his right. */
export const reachedTasks = (context: Context): RawBuilder<boolean> =>
  sql<boolean>`(task.assignee_id = ${context.actor.userId} OR ${rowsOf(context, 'accounts.read', 'task.account_id')})`;

/** The account, if it exists and the right reaches it; not found otherwise, so that nobody learns what exists. */
export const requireAccount = async (context: Context, right: AccountRight, id: string): Promise<AccountRow> => {
  const row = await findAccount(context.db, context.company.id, { id, within: rowsOf(context, right, 'account.id') });
  if (row === null) throw new AppError('accounts.not-found');
  return row;
};

/** The account, if both the account itself and what a right of another area covers are in reach; not found otherwise. */
export const requireAccountFor = async (context: Context, right: string, id: string): Promise<AccountRow> => {
  const account = await requireAccount(context, 'accounts.read', id);
  requireScope(context.actor, right);
  if (!(await mayReach(context, right, id))) throw new AppError('accounts.not-found');
  return account;
};

/** The person, if the right reaches an account at which he or she holds or held a post; not found otherwise. */
export const requirePerson = async (context: Context, right: AccountRight, id: string): Promise<PersonRow> => {
  const row = await findPerson(context.db, context.company.id, { id, within: rowsOf(context, right, 'r.account_id') });
  if (row === null) throw new AppError('accounts.person-not-found');
  return row;
};

/** Refuses who holds no seat in this company or has left it, so that nothing is given to somebody who cannot see it. */
export const requireMember = async (
  { db, company }: Pick<Context, 'db' | 'company'>,
  userId: string | null | undefined,
): Promise<void> => {
  if (userId === null || userId === undefined) return;
  const member = await findMember(db, company.id, userId);
  if (member === undefined || !member.active) throw new AppError('accounts.user-unknown');
};

/** Whether a right of any area reaches this account for the caller. */
export const mayReach = async (context: Context, right: string, id: string): Promise<boolean> => {
  const scope = context.actor.scopeOf(right);
  if (scope === null) return false;
  const within = accountScope({ ...context.actor, today: context.today }, scope, 'account.id');
  return (await findAccount(context.db, context.company.id, { id, within })) !== null;
};

/** What persons are and were at the accounts in reach; a post at an account out of reach is not told. */
export const reachedRoles = async (context: Context, personIds: readonly string[]) =>
  await listRoles(context.db, context.company.id, {
    personIds,
    within: rowsOf(context, 'accounts.read', 'person_role.account_id'),
  });
