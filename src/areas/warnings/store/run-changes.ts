import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { todayOf } from '#kernel/today';
import { checksBefore, severityOf, urgencyOf, weightOf } from '../domain/index.ts';
import type { Finding, StandingWarning, WarningEvidence } from '../domain/index.ts';
import { warningTables } from '../tables.ts';
import { checksIn } from './kept-checks.ts';
import type { WarningEventTable, WarningRunTable } from '../tables.ts';

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number(), z.null()])),
]);
const group = z.record(z.string(), value);
const evidenceSchema = z.object({ open: group, margin: group, cost: group });

export const evidenceOf = (stored: unknown): WarningEvidence => evidenceSchema.parse(stored);

/** The open warnings of accounts after one id up to another, and those that persons closed and no run found gone. */
export const listStanding = async (
  db: Db,
  orgId: number,
  {
    after,
    through,
    today,
    timeZone,
  }: { readonly after: string; readonly through: string; readonly today: Day; readonly timeZone: string },
): Promise<readonly StandingWarning[]> => {
  const rows = await warningTables(db)
    .selectFrom('warning')
    .select(['id', 'accountId', 'kind', 'subject', 'state', 'closedBy', 'closedAt', 'mark', 'evidence', 'stakeMinor'])
    .select(['since', 'confidenceBp', 'snoozedUntil', 'snoozedStakeMinor', 'snoozedSeverity', 'checks'])
    .where('orgId', '=', orgId)
    .where('accountId', '>', after)
    .where('accountId', '<=', through)
    .where(sql<boolean>`closed_by is distinct from 'run'`)
    .where('goneAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => {
    const { state, closedBy, closedAt, stakeMinor, snoozedUntil, snoozedStakeMinor, snoozedSeverity, checks, ...told } =
      row;
    const evidence = evidenceOf(row.evidence);
    return {
      ...told,
      evidence,
      isOpen: state === 'new' || state === 'accepted',
      closed:
        closedBy !== 'person' || closedAt === null
          ? null
          : { on: todayOf(closedAt, timeZone), isResolved: state === 'resolved' },
      hasOpenChecks: checksBefore(row.kind, checksIn(checks)).length > 0,
      stakeMinor: BigInt(stakeMinor),
      snoozedAt:
        snoozedUntil === null || snoozedUntil <= today
          ? null
          : {
              stakeMinor: BigInt(snoozedStakeMinor ?? stakeMinor),
              severity: snoozedSeverity ?? severityOf({ kind: row.kind, evidence }),
            },
    };
  });
};

const told = (finding: Finding) => ({
  mark: finding.mark,
  evidence: JSON.stringify(finding.evidence),
  stakeMinor: finding.stakeMinor.toString(),
  urgency: urgencyOf(finding.kind),
  weight: weightOf(finding).toString(),
  since: finding.since,
  confidenceBp: finding.confidenceBp,
  step: finding.step,
});

type Opened = {
  readonly id: string;
  readonly finding: Finding;
  readonly ownerId: string | null;
  readonly earlierId: string | null;
};

export const openWarnings = async (
  db: Db,
  { orgId, now }: { readonly orgId: number; readonly now: Date },
  opened: readonly Opened[],
): Promise<void> => {
  if (opened.length === 0) return;
  await warningTables(db)
    .insertInto('warning')
    .values(
      opened.map(({ id, finding, ownerId, earlierId }) => ({
        orgId,
        id,
        accountId: finding.accountId,
        kind: finding.kind,
        subject: finding.subject,
        state: 'new' as const,
        ...told(finding),
        ownerId,
        earlierId,
        openedAt: now,
        refreshedAt: now,
      })),
    )
    .execute();
};

export const refreshWarning = async (
  db: Db,
  { orgId, id, now }: { readonly orgId: number; readonly id: string; readonly now: Date },
  { finding, wakes, asksAnew }: { readonly finding: Finding; readonly wakes: boolean; readonly asksAnew: boolean },
): Promise<void> => {
  const awake = { snoozedUntil: null, wokenAt: now, version: sql<number>`version + 1` };
  await warningTables(db)
    .updateTable('warning')
    .set({
      ...told(finding),
      refreshedAt: now,
      ...(wakes && awake),
      ...(asksAnew && { checks: '{}', version: sql<number>`version + 1` }),
    })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute();
};

/** Closes warnings whose finding is gone. */
export const closeGone = async (
  db: Db,
  { orgId, now }: { readonly orgId: number; readonly now: Date },
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return;
  await warningTables(db)
    .updateTable('warning')
    .set({ state: 'resolved', closedBy: 'run', closedAt: now, snoozedUntil: null, version: sql`version + 1` })
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute();
};

/** Notes that what persons closed is gone: found again, it is told again. */
export const forgetGone = async (
  db: Db,
  { orgId, now }: { readonly orgId: number; readonly now: Date },
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return;
  await warningTables(db)
    .updateTable('warning')
    .set({ goneAt: now })
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute();
};

export const addEvents = async (db: Db, events: readonly Insertable<WarningEventTable>[]): Promise<void> => {
  if (events.length > 0)
    await warningTables(db)
      .insertInto('warningEvent')
      .values([...events])
      .execute();
};

const runColumns = [
  'id',
  'asOf',
  'policyVersion',
  'accounts',
  'opened',
  'refreshed',
  'closed',
  'falseAlarmsTenths',
  'latePrior',
  'heard',
  'finishedAt',
] as const;

export const findRun = async (db: Db, orgId: number, id: string) =>
  (await warningTables(db)
    .selectFrom('warningRun')
    .select(runColumns)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

export const findLastRun = async (db: Db, orgId: number) =>
  (await warningTables(db)
    .selectFrom('warningRun')
    .select(runColumns)
    .where('orgId', '=', orgId)
    .orderBy('finishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null;

export const addRun = async (db: Db, run: Insertable<WarningRunTable>): Promise<void> => {
  await warningTables(db).insertInto('warningRun').values(run).execute();
};
