import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { TeamFunction } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import { isOnDuty } from './scope.ts';
import type { AccountTeamTable } from '../tables.ts';

export type TeamRow = Selectable<AccountTeamTable>;

export const listTeam = async (db: Db, orgId: number, accountId: string): Promise<TeamRow[]> =>
  await accountsTables(db)
    .selectFrom('accountTeam')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .orderBy('toOn', (order) => order.desc().nullsFirst())
    .orderBy('fromOn')
    .orderBy('id')
    .execute();

/** A duty that a person has or will have; one that ended is none. */
export type Duty = { readonly accountId: string; readonly userId: string; readonly function: TeamFunction };

export const hasDuty = async (
  db: Db,
  orgId: number,
  { today, ...duty }: Duty & { readonly today: Day },
): Promise<boolean> =>
  (await accountsTables(db)
    .selectFrom('accountTeam')
    .select('id')
    .where('orgId', '=', orgId)
    .where('accountId', '=', duty.accountId)
    .where('userId', '=', duty.userId)
    .where('function', '=', duty.function)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>', today)]))
    .executeTakeFirst()) !== undefined;

/** Those of some accounts for which a person has a function today: in their own team, or in the team of their group. */
export const listAccountsOfDuty = async (
  db: Db,
  orgId: number,
  duty: {
    readonly accountIds: readonly string[];
    readonly userId: string;
    readonly function: TeamFunction;
    readonly today: Day;
  },
): Promise<ReadonlySet<string>> => {
  if (duty.accountIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct below.account_id as id from account_team t
    join account_ancestor below on below.org_id = ${orgId} and below.ancestor_id = t.account_id
    where t.org_id = ${orgId} and t.user_id = ${duty.userId}::uuid and t.function = ${duty.function} and ${isOnDuty('t', duty.today)}
      and below.account_id = any(${[...duty.accountIds]}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

export const addTeamMember = async (db: Db, member: Insertable<AccountTeamTable>): Promise<TeamRow> =>
  await accountsTables(db).insertInto('accountTeam').values(member).returningAll().executeTakeFirstOrThrow();

export const endTeamMember = async (
  db: Db,
  orgId: number,
  end: { readonly id: string; readonly accountId: string; readonly toOn: Day },
): Promise<boolean> => {
  const result = await accountsTables(db)
    .updateTable('accountTeam')
    .set({ toOn: end.toOn })
    .where('orgId', '=', orgId)
    .where('id', '=', end.id)
    .where('accountId', '=', end.accountId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
};
