import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Scope } from '#kernel/access';

/**
 * The rows that a right reaches, as a condition on a column that holds an account id. One place for all areas:
 * own = accounts that the actor owns; team = these and every account whose team he or she is in, with all below them.
 */
export const accountScope = (
  actor: { readonly orgId: number; readonly userId: string },
  scope: Scope,
  column: string,
): RawBuilder<boolean> => {
  const { orgId, userId } = actor;
  const id = sql.ref(column);
  switch (scope) {
    case 'all':
      return sql<boolean>`true`;
    case 'own':
      return sql<boolean>`${id} IN (SELECT mine.id FROM account mine WHERE mine.org_id = ${orgId} AND mine.owner_id = ${userId})`;
    case 'team':
      return sql<boolean>`${id} IN (
        SELECT below.account_id FROM account_ancestor below
        WHERE below.org_id = ${orgId} AND below.ancestor_id IN (
          SELECT mine.id FROM account mine WHERE mine.org_id = ${orgId} AND mine.owner_id = ${userId}
          UNION
          SELECT member.account_id FROM account_team member
          WHERE member.org_id = ${orgId} AND member.user_id = ${userId} AND member.to_on IS NULL))`;
    default: {
      const never: never = scope;
      return never;
    }
  }
};
