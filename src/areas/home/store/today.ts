import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import { keyTiers } from '#domain/identification';
import type { Day } from '#kernel/day';

type Reach = { readonly orgId: number; readonly within: RawBuilder<boolean> };

export type ProposalRow = {
  readonly id: string;
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly tierFrom: 'S' | 'A' | 'B' | 'C' | 'unrated';
  readonly tierTo: 'S' | 'A' | 'B' | 'C' | 'unrated';
  readonly direction: 'up' | 'down' | 'same';
  readonly net12E4: string | null;
};

export type WaitingProposals = {
  /** Those that touch a key account, the most revenue first. */
  readonly rows: readonly ProposalRow[];
  readonly total: number;
  readonly keyAccounts: number;
  /** The others by proposed tier. */
  readonly others: readonly { readonly tier: ProposalRow['tierTo']; readonly count: number }[];
};

/** Proposals that wait: those that touch a key account one by one, the others counted. */
export const listProposals = async (
  db: Db,
  { orgId, within, shown }: Reach & { readonly shown: number },
): Promise<WaitingProposals> => {
  const touchesKey = sql`(p.tier_to = any(${[...keyTiers]}::text[]) OR p.tier_from = any(${[...keyTiers]}::text[]))`;
  const { rows } = await sql<ProposalRow & { keyAccounts: number }>`
    SELECT p.id, a.id AS account_id, a.code, a.name, a.name_en, p.tier_from, p.tier_to, p.direction,
           s.net_12_e4::text AS net12_e4, count(*) OVER () AS key_accounts
    FROM open_proposal p
    JOIN account_card a ON a.org_id = ${orgId} AND a.id = p.account_id
    LEFT JOIN ledger_figures s ON s.org_id = ${orgId} AND s.account_id = a.id
    WHERE p.org_id = ${orgId} AND ${within} AND ${touchesKey}
    ORDER BY s.net_12_e4 DESC NULLS LAST, p.rank, p.id LIMIT ${shown}`.execute(db);
  const { rows: others } = await sql<{ tier: ProposalRow['tierTo']; count: number }>`
    SELECT p.tier_to AS tier, count(*) AS count
    FROM open_proposal p JOIN account_card a ON a.org_id = ${orgId} AND a.id = p.account_id
    WHERE p.org_id = ${orgId} AND ${within} AND NOT ${touchesKey}
    GROUP BY 1 ORDER BY 1`.execute(db);
  const keyAccounts = rows[0]?.keyAccounts ?? 0;
  return { rows, keyAccounts, others, total: others.reduce((sum, { count }) => sum + count, keyAccounts) };
};

export type ImportRow = {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly state: string;
  readonly rejected: number;
  readonly booked: number;
  readonly createdByName: string;
  readonly createdAt: Date;
};

const importDays = 7;

/** Imports that run, that wait for their start, and those of the last days that failed or left rows behind. */
export const listImports = async (
  db: Db,
  wanted: { readonly orgId: number; readonly now: Date; readonly shown: number },
): Promise<ImportRow[]> => {
  const { rows } = await sql<ImportRow>`
    SELECT id, kind, file_name, state, coalesce((counts ->> 'rejected')::integer, 0) AS rejected,
           coalesce((counts ->> 'booked')::integer, 0) AS booked, created_by_name, created_at
    FROM import_card
    WHERE org_id = ${wanted.orgId} AND created_at > ${wanted.now}::timestamptz - ${`${importDays} days`}::interval
      AND (state NOT IN ('done', 'cancelled', 'undone') OR state = 'done' AND coalesce((counts ->> 'rejected')::integer, 0) > 0)
    ORDER BY created_at DESC, id DESC LIMIT ${wanted.shown}`.execute(db);
  return rows;
};

export type DataState = {
  readonly accounts: number;
  readonly lastOrderOn: Day | null;
  readonly staleAccounts: number;
  readonly runAsOf: Day | null;
  readonly runAccounts: number | null;
  /** Whether records that a run reads came in, or were taken back, since the last one began. */
  readonly isChangedSince: boolean;
  /** Somebody confirmed a tier at least once. */
  readonly hasDecided: boolean;
};

/** How far the company's data reach: what there is, how fresh it is, when it was judged last. */
export const readDataState = async (db: Db, { orgId, within }: Reach): Promise<DataState> => {
  const { rows } = await sql<DataState>`
    SELECT (SELECT count(*) FROM account_card a WHERE a.org_id = ${orgId} AND ${within}) AS accounts,
           (SELECT last_order_on FROM ledger_figures WHERE org_id = ${orgId} ORDER BY last_order_on DESC NULLS LAST LIMIT 1) AS last_order_on,
           (SELECT count(*) FROM stale_figure WHERE org_id = ${orgId}) AS stale_accounts,
           (SELECT as_of FROM latest_run WHERE org_id = ${orgId}) AS run_as_of,
           (SELECT accounts FROM latest_run WHERE org_id = ${orgId}) AS run_accounts,
           EXISTS (
             SELECT FROM import_card i JOIN latest_run r ON r.org_id = ${orgId}
             WHERE i.org_id = ${orgId} AND i.kind <> 'persons'
               AND (i.state = 'done' AND i.finished_at > r.started_at OR i.undone_at > r.started_at)) AS is_changed_since,
           EXISTS (SELECT FROM account_card WHERE org_id = ${orgId} AND tier IS NOT NULL) AS has_decided`.execute(db);
  return (
    rows[0] ?? {
      accounts: 0,
      lastOrderOn: null,
      staleAccounts: 0,
      runAsOf: null,
      runAccounts: null,
      isChangedSince: false,
      hasDecided: false,
    }
  );
};

/** Open tasks of one person: all, those due until today, and those whose day is over. */
export const countTasks = async (
  db: Db,
  wanted: { readonly orgId: number; readonly userId: string; readonly today: Day },
): Promise<{ readonly open: number; readonly dueToday: number; readonly overdue: number }> => {
  const { rows } = await sql<{ open: number; dueToday: number; overdue: number }>`
    SELECT count(*) AS open, count(*) FILTER (WHERE due_on = ${wanted.today}::date) AS due_today,
           count(*) FILTER (WHERE due_on < ${wanted.today}::date) AS overdue
    FROM open_task WHERE org_id = ${wanted.orgId} AND assignee_id = ${wanted.userId}`.execute(db);
  return rows[0] ?? { open: 0, dueToday: 0, overdue: 0 };
};
