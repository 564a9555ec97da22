import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Scope } from '#kernel/access';
import type { Day } from '#kernel/day';

/** Whose reach: of one person, or of the person of each row. */
type Reader = { readonly orgId: number; readonly userId: string | RawBuilder<string>; readonly today: Day };
type Part = 'id' | 'card';

/** A duty in a team holds from its first day up to the day of its end, which is not counted. */
export const isOnDuty = (table: string, today: Day): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${table}.from_on`)} <= ${today}::date AND (${sql.ref(`${table}.to_on`)} IS NULL OR ${sql.ref(`${table}.to_on`)} > ${today}::date)`;

/** A person holds a post up to the day of its end, which is not counted. One place for all areas. */
export const isInPost = (table: string, today: Day): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.to_on`)} IS NULL OR ${sql.ref(`${table}.to_on`)} > ${today}::date)`;

/**
 * What a right reaches that does not reach all; an account may come twice. own = accounts that the actor owns; team = these
 * and every account whose team he or she is in on the company's day, with all below them. Three parts that each have an index, and no set within
 * a set: a condition on one account goes into every part.
 */
const reached = ({ orgId, userId, today }: Reader, scope: Exclude<Scope, 'all'>, part: Part): RawBuilder<unknown> => {
  const isCard = part === 'card';
  const own = sql`
    SELECT ${isCard ? sql`mine.*` : sql`mine.id`} FROM ${isCard ? sql`account_card` : sql`account`} mine
    WHERE mine.org_id = ${orgId} AND mine.owner_id = ${userId}`;
  if (scope === 'own') return own;
  const what = isCard ? sql`card.*` : sql`below.account_id`;
  const card = isCard ? sql`JOIN account_card card ON card.org_id = ${orgId} AND card.id = below.account_id` : sql``;
  return sql`${own}
    UNION ALL
    SELECT ${what}
    FROM account_ancestor below JOIN account mine ON mine.org_id = ${orgId} AND mine.id = below.ancestor_id ${card}
    WHERE below.org_id = ${orgId} AND below.depth > 0 AND mine.owner_id = ${userId}
    UNION ALL
    SELECT ${what}
    FROM account_team member
    JOIN account_ancestor below ON below.org_id = ${orgId} AND below.ancestor_id = member.account_id ${card}
    WHERE member.org_id = ${orgId} AND member.user_id = ${userId} AND ${isOnDuty('member', today)}`;
};

/** The rows that a right reaches, as a condition on a column that holds an account id. One place for all areas. */
export const accountScope = (actor: Reader, scope: Scope, column: string): RawBuilder<boolean> =>
  scope === 'all' ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} IN (${reached(actor, scope, 'id')})`;

/** The same as rows to read: their ids, or their cards, which is the shorter way where all of them are looked at. */
export const accountsInScope = (actor: Reader, scope: Exclude<Scope, 'all'>) => ({
  ids: reached(actor, scope, 'id'),
  cards: reached(actor, scope, 'card'),
});
