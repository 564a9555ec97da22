import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import { addEvents } from './run-changes.ts';

const owned = z.array(z.tuple([z.string(), z.string()]));

/** What has to be known to part merged accounts again: whose each row was, and which warnings the merge closed. */
export const movedWarningsSchema = z.object({
  warnings: owned,
  promises: owned,
  closed: z.array(z.tuple([z.string(), z.enum(['new', 'accepted'])])),
});
export type MovedWarnings = z.infer<typeof movedWarningsSchema>;

type Move = { readonly orgId: number; readonly fromIds: readonly string[]; readonly to: string };
type Doing = {
  readonly now: Date;
  readonly newId: () => string;
  readonly actor: { readonly userId: string; readonly name: string };
};

type Held = {
  readonly id: string;
  readonly accountId: string;
  readonly key: string;
  readonly state: 'new' | 'accepted' | 'dismissed' | 'resolved';
};

const heldBy = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly Held[]> => {
  const { rows } = await sql<Held>`
    select id, account_id, kind || '/' || subject as key, state from warning
    where org_id = ${orgId} and account_id = any(${[...ids]}::uuid[]) order by weight desc, id for update`.execute(db);
  return rows;
};

const isOpen = ({ state }: Held): boolean => state === 'new' || state === 'accepted';

type Noted = Doing & { readonly orgId: number; readonly act: string };

const note = async (db: Db, ids: readonly string[], { orgId, act, now, newId, actor }: Noted): Promise<void> =>
  await addEvents(
    db,
    ids.map((warningId) => ({
      orgId,
      id: newId(),
      warningId,
      at: now,
      act,
      note: null,
      details: '{}',
      actorId: actor.userId,
      actorName: actor.name,
    })),
  );

/**
 * Gives the survivor of a merge the warnings and the promises to pay. What is open at both stays open once: the others are
 * closed, since one account is warned of once for each thing.
 */
export const moveWarnings = async (db: Db, { orgId, fromIds, to }: Move, doing: Doing): Promise<MovedWarnings> => {
  const rows = await heldBy(db, orgId, [to, ...fromIds]);
  const open = new Set(rows.filter((row) => row.accountId === to && isOpen(row)).map(({ key }) => key));
  const moving = rows.filter(({ accountId }) => accountId !== to);
  const closed = moving.filter((row) => {
    const isSecond = isOpen(row) && open.has(row.key);
    if (isOpen(row)) open.add(row.key);
    return isSecond;
  });
  const closedIds = closed.map(({ id }) => id);
  await sql`
    update warning set state = 'resolved', closed_by = 'run', closed_at = ${doing.now}, snoozed_until = null, version = version + 1
    where org_id = ${orgId} and id = any(${closedIds}::uuid[])`.execute(db);
  await note(db, closedIds, { ...doing, orgId, act: 'merged' });
  await sql`
    update warning set account_id = ${to}::uuid
    where org_id = ${orgId} and id = any(${moving.map(({ id }) => id)}::uuid[])`.execute(db);
  const { rows: promises } = await sql<{ id: string; owner: string }>`
    select id, account_id as owner from payment_promise
    where org_id = ${orgId} and account_id = any(${[...fromIds]}::uuid[]) order by id`.execute(db);
  await sql`
    update payment_promise set account_id = ${to}::uuid
    where org_id = ${orgId} and account_id = any(${[...fromIds]}::uuid[])`.execute(db);
  return {
    warnings: moving.map(({ id, accountId }) => [id, accountId]),
    promises: promises.map(({ id, owner }) => [id, owner]),
    closed: closed.map(({ id, state }) => [id, state === 'accepted' ? state : 'new']),
  };
};

type Returned = {
  readonly orgId: number;
  readonly table: 'warning' | 'payment_promise';
  readonly rows: MovedWarnings['warnings'];
};

const giveBack = async (db: Db, { orgId, table, rows }: Returned): Promise<void> => {
  const [ids, owners] = [rows.map(([id]) => id), rows.map(([, owner]) => owner)];
  await sql`
    update ${sql.table(table)} t set account_id = g.owner
    from unnest(${ids}::uuid[], ${owners}::uuid[]) as g(id, owner)
    where t.org_id = ${orgId} and t.id = g.id`.execute(db);
};

/** Puts everything back, and opens again what the merge alone has closed. */
export const moveWarningsBack = async (
  db: Db,
  { orgId, warnings, promises, closed }: MovedWarnings & { readonly orgId: number },
  doing: Doing,
): Promise<void> => {
  await giveBack(db, { orgId, table: 'warning', rows: warnings });
  await giveBack(db, { orgId, table: 'payment_promise', rows: promises });
  for (const [id, state] of closed)
    await sql`
      update warning set state = ${state}, closed_by = null, closed_at = null, version = version + 1
      where org_id = ${orgId} and id = ${id}::uuid and state = 'resolved' and closed_by = 'run'`.execute(db);
  await note(
    db,
    closed.map(([id]) => id),
    { ...doing, orgId, act: 'unmerged' },
  );
};
