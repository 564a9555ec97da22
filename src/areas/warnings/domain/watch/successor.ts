/** Somebody who may work on the warnings of an account. */
export type Worker = { readonly userId: string; readonly roles: readonly string[] };

/**
 * Who answers for a warning whose owner can no longer work on it: the owner of the account if he or she can, else a director, else
 * the first who can. Null: nobody can.
 */
export const successorOf = (workers: readonly Worker[], accountOwnerId: string | null): string | null =>
  (
    workers.find(({ userId }) => userId === accountOwnerId) ??
    workers.find(({ roles }) => roles.includes('director')) ??
    workers[0]
  )?.userId ?? null;

const judgeRoles = ['director', 'executive', 'finance', 'kam'];
const rankOf = ({ roles }: Worker): number => judgeRoles.findIndex((role) => roles.includes(role));

type Named = Worker & { readonly name: string };
const byRank = (a: Named, b: Named): number => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1);

/**
 * Who may dismiss a warning about what was granted: whoever may work on it and had no hand in the grants, a director before
 * an executive, and so on.
 */
export const judgesOf = (workers: readonly Named[], granters: ReadonlySet<string>): readonly Named[] =>
  workers.filter(({ userId }) => !granters.has(userId)).toSorted(byRank);
