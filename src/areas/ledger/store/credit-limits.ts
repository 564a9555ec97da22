import { sql } from 'kysely';
import { z } from 'zod';
import { listAccountRefs } from '#areas/accounts';
import type { KeptObject } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type NewLimits = {
  readonly orgId: number;
  readonly validFrom: Day;
  /** From when the limit of an account counts that had none before; validFrom when not given. */
  readonly firstFrom?: Day;
  readonly setBy: string;
  readonly limits: readonly { readonly accountId: string; readonly limitMinor: string }[];
};

/** Before every fact of a ledger. */
export const fromTheBeginning: Day = '1900-01-01';

/** A limit that was set, and what stood in its place: for the same account from the same day; null when nothing did. */
export type LimitChange = {
  readonly accountId: string;
  readonly validFrom: Day;
  readonly limitMinor: string;
  readonly beforeMinor: string | null;
  readonly beforeBy: string | null;
};

/** Sets credit limits from a day on where they differ from those in force, and tells what it changed. */
export const setCreditLimits = async (
  db: Db,
  { orgId, validFrom, firstFrom = validFrom, setBy, limits }: NewLimits,
): Promise<readonly LimitChange[]> => {
  if (limits.length === 0) return [];
  const { rows } = await sql<LimitChange>`
    with written as (
    insert into credit_limit as c (org_id, account_id, valid_from, limit_minor, set_by)
    select ${orgId}::bigint, n.account_id,
      case when exists (select from credit_limit h where h.org_id = ${orgId} and h.account_id = n.account_id)
        then ${validFrom}::date else ${firstFrom}::date end,
      n.limit_minor, ${setBy}::uuid
    from unnest(${limits.map(({ accountId }) => accountId)}::uuid[], ${limits.map(({ limitMinor }) => limitMinor)}::bigint[])
      as n (account_id, limit_minor)
    where n.limit_minor is distinct from (
      select h.limit_minor from credit_limit h
      where h.org_id = ${orgId} and h.account_id = n.account_id and h.valid_from <= ${validFrom}::date
      order by h.valid_from desc limit 1)
    on conflict (org_id, account_id, valid_from) do update set limit_minor = excluded.limit_minor, set_by = excluded.set_by
    returning account_id, valid_from, limit_minor
    )
    select w.account_id as "accountId", w.valid_from as "validFrom", w.limit_minor::text as "limitMinor",
      b.limit_minor::text as "beforeMinor", b.set_by as "beforeBy"
    from written w
    left join credit_limit b on b.org_id = ${orgId} and b.account_id = w.account_id and b.valid_from = w.valid_from`.execute(
    db,
  );
  return rows;
};

/** The limit of an account that holds on a day, in minor units; null without one. */
export const findCreditLimit = async (
  db: Db,
  { orgId, accountId, on }: { readonly orgId: number; readonly accountId: string; readonly on: Day },
): Promise<string | null> => {
  const { rows } = await sql<{ limitMinor: string }>`
    select limit_minor::text as "limitMinor" from credit_limit
    where org_id = ${orgId} and account_id = ${accountId} and valid_from <= ${on}::date
    order by valid_from desc limit 1`.execute(db);
  return rows[0]?.limitMinor ?? null;
};

/**
 * Takes limits back that were set: what stood in their place stands again, or nothing. One that somebody has set otherwise
 * since, or that a later import set again, is left alone. Answers whose it took back, and whose it left.
 */
export const takeLimitsBack = async (
  db: Db,
  orgId: number,
  changes: readonly (LimitChange & { readonly isSetAgain: boolean })[],
): Promise<{ readonly taken: readonly string[]; readonly kept: readonly KeptObject[] }> => {
  if (changes.length === 0) return { taken: [], kept: [] };
  const set = sql`jsonb_to_recordset(${JSON.stringify(changes.filter(({ isSetAgain }) => !isSetAgain))}::jsonb)
    as s ("accountId" uuid, "validFrom" date, "limitMinor" bigint, "beforeMinor" bigint, "beforeBy" uuid)`;
  const same = sql`c.org_id = ${orgId} and c.account_id = s."accountId" and c.valid_from = s."validFrom"
    and c.limit_minor = s."limitMinor"`;
  const { rows: gone } = await sql<{ accountId: string }>`
    delete from credit_limit c using ${set} where ${same} and s."beforeMinor" is null
    returning c.account_id as "accountId"`.execute(db);
  const { rows: restored } = await sql<{ accountId: string }>`
    update credit_limit c set limit_minor = s."beforeMinor", set_by = s."beforeBy" from ${set}
    where ${same} and s."beforeMinor" is not null
    returning c.account_id as "accountId"`.execute(db);
  const taken = [...gone, ...restored].map(({ accountId }) => accountId);
  const isTaken = new Set(taken);
  const left = changes.flatMap(({ accountId }) => (isTaken.has(accountId) ? [] : [accountId]));
  const refs = await listAccountRefs(db, orgId, left);
  const kept = left.flatMap((id) => {
    const ref = refs.get(id);
    return ref === undefined ? [] : [{ id, code: ref.code, name: ref.name, fields: ['creditLimit'] }];
  });
  return { taken, kept };
};

const limitRowSchema = z.object({
  accountId: z.string(),
  validFrom: z.string(),
  limitMinor: z.string(),
  setBy: z.string().nullable(),
});

/** The limits of merged accounts as they stood, and whose stayed. */
export const movedLimitsSchema = z.object({ holder: z.string().nullable(), rows: z.array(limitRowSchema) });
export type MovedLimits = z.output<typeof movedLimitsSchema>;

type LimitMove = { readonly orgId: number; readonly fromIds: readonly string[]; readonly to: string };

/**
 * Joins the credit limits of merged accounts. Duplicates of one customer have one limit, so nothing is added up: those of
 * `holder` stay, else those of the surviving account, else the ones set last.
 */
export const moveLimits = async (
  db: Db,
  { orgId, fromIds, to }: LimitMove,
  wanted: string | undefined,
): Promise<MovedLimits> => {
  const ids = [to, ...fromIds];
  const { rows } = await sql<z.output<typeof limitRowSchema>>`
    select account_id, valid_from, limit_minor::text as limit_minor, set_by from credit_limit
    where org_id = ${orgId} and account_id = any(${ids}::uuid[]) order by valid_from desc, account_id`.execute(db);
  const holder =
    [wanted, to].find((id) => rows.some(({ accountId }) => accountId === id)) ?? rows[0]?.accountId ?? null;
  if (holder === null) return { holder, rows: [] };
  await sql`
    delete from credit_limit where org_id = ${orgId} and account_id = any(${ids}::uuid[]) and account_id <> ${holder}::uuid
  `.execute(db);
  await sql`
    update credit_limit set account_id = ${to}::uuid where org_id = ${orgId} and account_id = ${holder}::uuid`.execute(
    db,
  );
  return { holder, rows };
};

/** Parts the limits again; a limit that was set after the merge stays with the survivor. */
export const moveLimitsBack = async (
  db: Db,
  { orgId, to }: LimitMove,
  { holder, rows }: MovedLimits,
): Promise<void> => {
  const text = JSON.stringify(
    rows.map(({ accountId, validFrom, limitMinor, setBy }) => ({
      account_id: accountId,
      valid_from: validFrom,
      limit_minor: limitMinor,
      set_by: setBy,
    })),
  );
  const stood = sql`json_populate_recordset(null::credit_limit, ${text}::json)`;
  await sql`
    delete from credit_limit c using ${stood} as s
    where c.org_id = ${orgId} and c.account_id = ${to}::uuid and s.account_id = ${holder}::uuid
      and s.valid_from = c.valid_from and s.limit_minor = c.limit_minor`.execute(db);
  await sql`
    insert into credit_limit (org_id, account_id, valid_from, limit_minor, set_by)
    select ${orgId}::bigint, account_id, valid_from, limit_minor, set_by from ${stood} as s
    on conflict (org_id, account_id, valid_from) do nothing`.execute(db);
};
