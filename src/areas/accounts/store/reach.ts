import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Scope } from '#kernel/access';
import type { Day } from '#kernel/day';
import { accountScope } from './scope.ts';

type Wanted = {
  readonly orgId: number;
  readonly today: Day;
  readonly scope: Exclude<Scope, 'all'>;
  readonly userIds: readonly string[];
  readonly accountIds: readonly string[];
};

/** Which of some people reach which of some accounts by a scope: the rule of `accountScope`, for many at once. */
export const listReach = async (
  db: Db,
  { orgId, today, scope, userIds, accountIds }: Wanted,
): Promise<readonly { readonly userId: string; readonly accountId: string }[]> => {
  if (userIds.length === 0 || accountIds.length === 0) return [];
  const within = accountScope({ orgId, userId: sql<string>`person.id`, today }, scope, 'wanted.id');
  const { rows } = await sql<{ userId: string; accountId: string }>`
    select person.id as "userId", wanted.id as "accountId"
    from unnest(${[...userIds]}::uuid[]) as person (id)
    cross join unnest(${[...accountIds]}::uuid[]) as wanted (id)
    where ${within}`.execute(db);
  return rows;
};
