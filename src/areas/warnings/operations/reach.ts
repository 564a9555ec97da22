import type { RawBuilder } from 'kysely';
import { accountScope, requireAccountFor } from '#areas/accounts';
import type { AccountRow } from '#areas/accounts';
import { requireScope } from '#platform/access';
import type { Context } from '#platform/operations';
import type { permissions } from '../contract/permissions.ts';

export type WarningRight = keyof typeof permissions;

/** The rows that a right reaches for the caller, as a condition on an account id column. */
export const rowsOf = (
  { actor, today }: Pick<Context, 'actor' | 'today'>,
  right: WarningRight,
  column: string,
): RawBuilder<boolean> => accountScope({ ...actor, today }, requireScope(actor, right), column);

/** The account, if both the account itself and its warnings are in reach; not found otherwise. */
export const requireWatchedAccount = async (context: Context, right: WarningRight, id: string): Promise<AccountRow> =>
  await requireAccountFor(context, right, id);
