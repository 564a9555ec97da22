import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';

/** Names accounts in a condition on a column that holds account ids. Facts are made anew for such a set at a time. */
export type AccountSet = (column: string) => RawBuilder<SqlBool>;

/** Accounts by their ids. */
export const accountsOf =
  (ids: readonly string[]): AccountSet =>
  (column) =>
    sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

/** Accounts after one id up to another: the slices in which everything is rebuilt. */
export const accountsBetween =
  (after: string, through: string): AccountSet =>
  (column) =>
    sql<SqlBool>`${sql.ref(column)} > ${after}::uuid and ${sql.ref(column)} <= ${through}::uuid`;

/** Lower end of the first slice. */
export const beforeAllAccounts = '00000000-0000-0000-0000-000000000000';
