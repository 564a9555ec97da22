import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { KaType, Tier } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import { holdAccounts } from './hold-accounts.ts';

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

/** The same for many accounts at once, in three statements; changes of one field an account at most. */
export const setStandings = async (
  db: Db,
  orgId: number,
  decisions: readonly StandingChange[],
): Promise<ReadonlyMap<string, string | null>> => {
  const before = new Map<string, string | null>();
  for (const field of ['tier', 'ka_type'] as const) {
    const changes = decisions.filter(({ change }) => change.field === field);
    if (changes.length > 0)
      for (const [id, value] of await setField(db, orgId, { field, changes })) before.set(id, value);
  }
  return before;
};

type FieldChanges = { readonly field: 'tier' | 'ka_type'; readonly changes: readonly StandingChange[] };

const setField = async (
  db: Db,
  orgId: number,
  { field, changes }: FieldChanges,
): Promise<readonly (readonly [string, string | null])[]> => {
  const among = sql<boolean>`id = any(${changes.map(({ accountId }) => accountId)}::uuid[])`;
  await holdAccounts(db, orgId, among);
  const rows = await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'tier', 'kaType'])
    .where('orgId', '=', orgId)
    .where(among)
    .execute();
  const held = new Map(rows.map((row) => [row.id, field === 'tier' ? row.tier : row.kaType]));
  const known = changes.filter(({ accountId }) => held.has(accountId));
  const given = JSON.stringify(
    known.map(({ accountId, change, decidedOn }) => ({
      id: accountId,
      after: change.after,
      since: decidedOn,
      expires: change.field === 'tier' ? change.expiresOn : null,
    })),
  );
  const set =
    field === 'tier' ? sql`tier = n.after, tier_since = n.since, tier_expires = n.expires` : sql`ka_type = n.after`;
  await sql`
    update account a set ${set}, version = a.version + 1, updated_at = now()
    from json_to_recordset(${given}::json) as n (id uuid, after text, since date, expires date)
    where a.org_id = ${orgId} and a.id = n.id`.execute(db);
  if (known.length > 0)
    await accountsTables(db)
      .insertInto('accountStanding')
      .values(
        known.map(({ id, accountId, change, reason, source, decidedBy, decidedByName, decidedAt }) => ({
          orgId,
          id,
          accountId,
          field,
          before: held.get(accountId) ?? null,
          after: change.after,
          reason,
          source,
          expiresOn: change.field === 'tier' ? change.expiresOn : null,
          decidedBy,
          decidedByName,
          decidedAt,
        })),
      )
      .execute();
  return known.map(({ id, accountId }) => [id, held.get(accountId) ?? null]);
};

/** Tiers that a person set until a day that is over. */
export const listExpiredOverrides = async (
  db: Db,
  orgId: number,
  { today, limit }: { readonly today: Day; readonly limit: number },
) =>
  await accountsTables(db)
    .selectFrom('account')
    .select(['id as accountId', 'ownerId', 'tier', 'kaType', sql<Day>`tier_expires`.as('expiresOn')])
    .where('orgId', '=', orgId)
    .where('mergedInto', 'is', null)
    .where('tierExpires', '<', today)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();

/** Tiers that a person set and that end on one of these days. */
export const listEndingOverrides = async (
  db: Db,
  orgId: number,
  { from, through }: { readonly from: Day; readonly through: Day },
) =>
  await accountsTables(db)
    .selectFrom('account')
    .select(['id as accountId', 'ownerId', 'tier', 'tierSince as since', sql<Day>`tier_expires`.as('expiresOn')])
    .where('orgId', '=', orgId)
    .where('mergedInto', 'is', null)
    .where('tierExpires', '>=', from)
    .where('tierExpires', '<=', through)
    .orderBy('tierExpires')
    .orderBy('id')
    .execute();
