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
