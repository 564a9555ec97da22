import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { KaType, Tier } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';

export type StandingChange = {
  readonly id: string;
  readonly accountId: string;
  readonly change:
    | { readonly field: 'tier'; readonly after: Tier | null; readonly expiresOn: Day | null }
    | { readonly field: 'ka_type'; readonly after: KaType | null };
  readonly reason: string | null;
  /** What led to it: a proposal of an identification run, a person's override, its expiry. */
  readonly source: 'proposal' | 'override' | 'expiry' | 'manual';
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date;
  readonly decidedOn: Day;
};

/** Sets tier or KA type as decided and keeps the history; answers what stood before. */
export const setStanding = async (
  db: Db,
  orgId: number,
  decision: StandingChange,
): Promise<{ readonly before: string | null }> => {
  const { change, accountId } = decision;
  const tables = accountsTables(db);
  const row = await tables
    .selectFrom('account')
    .select(['tier', 'kaType'])
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const before = change.field === 'tier' ? row.tier : row.kaType;
  await tables
    .updateTable('account')
    .set((set) => ({
      ...(change.field === 'tier'
        ? { tier: change.after, tierSince: decision.decidedOn, tierExpires: change.expiresOn }
        : { kaType: change.after }),
      version: set('version', '+', 1),
      updatedAt: sql<Date>`now()`,
    }))
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .execute();
  await tables
    .insertInto('accountStanding')
    .values({
      orgId,
      id: decision.id,
      accountId,
      field: change.field,
      before,
      after: change.after,
      reason: decision.reason,
      source: decision.source,
      expiresOn: change.field === 'tier' ? change.expiresOn : null,
      decidedBy: decision.decidedBy,
      decidedByName: decision.decidedByName,
      decidedAt: decision.decidedAt,
    })
    .execute();
  return { before };
};
