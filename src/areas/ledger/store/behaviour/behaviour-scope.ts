import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Day } from '#kernel/day';
import type { AccountSet } from '../facts/account-set.ts';

/** Whose behaviour is read, up to which day, and after which day the policy's window begins. Nothing later is read. */
export type BehaviourScope = {
  readonly orgId: number;
  readonly accounts: AccountSet;
  readonly asOf: Day;
  /** The last day before the window. */
  readonly after: Day;
  /** The day whose credit limits hold; the as-of day when not given, as for a look back. */
  readonly limitsOn?: Day;
};

/** A date as days since 1970-01-01. */
export const dayNumber = (column: string): RawBuilder<number> => sql<number>`(${sql.ref(column)} - date '1970-01-01')`;

/**
 * Texts by account, one account a line: its id, a tab, what was packed. One field a page instead of a row an account:
 * drivers read one long text far faster than many rows.
 */
export type PackedAccounts = string;
