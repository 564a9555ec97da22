import type { RawBuilder, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type {
  KindRecord,
  WarningEvidence,
  WarningKind,
  WarningState,
  WarningStep,
  WarningView,
} from '../domain/index.ts';
import { warningTables } from '../tables.ts';
import type { WarningTable } from '../tables.ts';
import { checksIn } from './kept-checks.ts';
import type { KeptChecks } from './kept-checks.ts';
import { evidenceOf } from './run-changes.ts';

export type WarningFilter = {
  readonly kind?: WarningKind | undefined;
  readonly state?: WarningView | undefined;
  readonly accountId?: string | undefined;
  readonly ownerId?: string | undefined;
  /** Those snoozed until a day after this one are left out. */
  readonly awakeOn?: Day | undefined;
  readonly id?: string | undefined;
  /** Only those opened, or woken, after this moment. */
  readonly openedAfter?: Date | undefined;
};

export type WarningSet = WarningFilter & {
  readonly orgId: number;
  /** A condition on w.account_id. */
  readonly within: RawBuilder<boolean>;
};

export type WarningRow = {
  readonly id: string;
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: WarningKind;
  readonly subject: string;
  readonly state: WarningState;
  readonly evidence: WarningEvidence;
  readonly stakeMinor: number;
  readonly urgency: number;
  readonly weight: string;
  readonly since: Day;
  readonly confidenceBp: number | null;
  readonly step: WarningStep;
  readonly ownerId: string | null;
  readonly snoozedUntil: Day | null;
  /** The closed warning that this one tells again. */
  readonly earlierId: string | null;
  readonly earlierState: WarningState | null;
  readonly earlierReason: string | null;
  readonly earlierClosedAt: Date | null;
  readonly earlierStakeMinor: number | null;
  readonly closeReason: string | null;
  readonly closedBy: 'person' | 'run' | null;
  readonly verdict: 'true' | 'false' | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly checks: KeptChecks;
  readonly version: number;
};

const conditions = (set: WarningSet): RawBuilder<unknown> =>
  sql.join(
    [
      sql`w.org_id = ${set.orgId} and ${set.within}`,
      ...(set.id === undefined ? [] : [sql`w.id = ${set.id}::uuid`]),
      ...(set.kind === undefined ? [] : [sql`w.kind = ${set.kind}`]),
      ...(set.state === undefined || set.state === 'all'
        ? []
        : [set.state === 'open' ? sql`w.state in ('new', 'accepted')` : sql`w.state = ${set.state}`]),
      ...(set.accountId === undefined ? [] : [sql`w.account_id = ${set.accountId}::uuid`]),
      ...(set.ownerId === undefined ? [] : [sql`w.owner_id = ${set.ownerId}::uuid`]),
      ...(set.openedAfter === undefined ? [] : [sql`greatest(w.opened_at, w.woken_at) > ${set.openedAfter}`]),
      ...(set.awakeOn === undefined ? [] : [sql`(w.snoozed_until is null or w.snoozed_until <= ${set.awakeOn}::date)`]),
    ],
    sql` and `,
  );

type Page = { readonly after?: { readonly weight: string; readonly id: string } | undefined; readonly limit: number };

/** Money × urgency, the weightiest first. */
export const listWarnings = async (db: Db, set: WarningSet, { after, limit }: Page): Promise<readonly WarningRow[]> => {
  const from = after === undefined ? sql`true` : sql`(w.weight, w.id) < (${after.weight}::bigint, ${after.id}::uuid)`;
  const { rows } = await sql<
    Omit<WarningRow, 'evidence' | 'checks'> & { readonly evidence: unknown; readonly checks: unknown }
  >`
    select w.id, w.account_id, a.code, a.name, a.name_en, w.kind, w.subject, w.state, w.evidence, w.stake_minor, w.urgency,
      w.weight::text as weight, w.since, w.confidence_bp, w.step, w.owner_id, w.snoozed_until, w.close_reason, w.closed_by, w.verdict,
      w.opened_at, w.closed_at, w.checks, w.version, w.earlier_id, e.state as earlier_state, e.close_reason as earlier_reason,
      e.closed_at as earlier_closed_at, e.stake_minor as earlier_stake_minor
    from warning w
    join account_card a on a.org_id = ${set.orgId} and a.id = w.account_id
    left join warning e on e.org_id = ${set.orgId} and e.id = w.earlier_id
    where ${conditions(set)} and ${from}
    order by w.weight desc, w.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, evidence: evidenceOf(row.evidence), checks: checksIn(row.checks) }));
};

export const countWarnings = async (
  db: Db,
  set: WarningSet,
): Promise<{ readonly total: number; readonly fresh: number }> => {
  const { rows } = await sql<{ total: number; fresh: number }>`
    select count(*) as total, count(*) filter (where w.state = 'new') as fresh
    from warning w
    join account_card a on a.org_id = ${set.orgId} and a.id = w.account_id
    where ${conditions(set)}`.execute(db);
  return rows[0] ?? { total: 0, fresh: 0 };
};

/** Changes a warning that still has this version; false when somebody else was first. */
export const updateWarning = async (
  db: Db,
  { orgId, id, version }: { readonly orgId: number; readonly id: string; readonly version: number },
  change: Updateable<WarningTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await warningTables(db)
    .updateTable('warning')
    .set({ ...change, version: version + 1 })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const listEvents = async (db: Db, orgId: number, warningId: string) =>
  await warningTables(db)
    .selectFrom('warningEvent')
    .select(['at', 'act', 'note', 'details', 'actorName'])
    .where('orgId', '=', orgId)
    .where('warningId', '=', warningId)
    .orderBy('at')
    .orderBy('id')
    .execute();

/** What became of each kind within reach. */
export const listKindRecords = async (
  db: Db,
  orgId: number,
  within: RawBuilder<boolean>,
): Promise<readonly (KindRecord & { readonly kind: WarningKind })[]> => {
  const { rows } = await sql<KindRecord & { kind: WarningKind }>`
    select w.kind, count(*) as told, count(*) filter (where w.state = 'dismissed') as dismissed,
      count(*) filter (where w.verdict = 'true') as was_true,
      count(*) filter (where w.verdict = 'false' or (w.verdict is null and w.state = 'dismissed')) as was_false
    from warning w where w.org_id = ${orgId} and ${within}
    group by w.kind order by w.kind`.execute(db);
  return rows;
};
