import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { reportSchema } from '../contract/schemas.ts';
import type { ReferencePopulation } from '../domain/index.ts';
import type { RunReport } from '../compute/run-report.ts';
import { identificationTables } from '../tables.ts';
import type { IdentificationRunTable } from '../tables.ts';

/** A run without its large parts. */
export type RunRow = Omit<Selectable<IdentificationRunTable>, 'reference' | 'report'>;

const columns = [
  'orgId',
  'id',
  'asOf',
  'policyId',
  'policyVersion',
  'state',
  'accounts',
  'prospects',
  'startedByName',
  'startedAt',
  'finishedAt',
] as const;

export const addRun = async (db: Db, run: Insertable<IdentificationRunTable>): Promise<void> => {
  await identificationTables(db).insertInto('identificationRun').values(run).execute();
};

export const findRun = async (db: Db, orgId: number, id: string): Promise<RunRow | null> =>
  (await identificationTables(db)
    .selectFrom('identificationRun')
    .select(columns)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

const latestFirst = sql`as_of desc, started_at desc, id desc`;

/** The run that lists show: the latest date, of equal ones the one started last. */
export const findLatestRun = async (db: Db, orgId: number): Promise<RunRow | null> =>
  (await identificationTables(db)
    .selectFrom('identificationRun')
    .select(columns)
    .where('orgId', '=', orgId)
    .where('state', '=', 'done')
    .orderBy(latestFirst)
    .limit(1)
    .executeTakeFirst()) ?? null;

/** The done run before another one, by date and start. */
export const findRunBefore = async (db: Db, orgId: number, run: RunRow): Promise<RunRow | null> =>
  (await identificationTables(db)
    .selectFrom('identificationRun')
    .select(columns)
    .where('orgId', '=', orgId)
    .where('state', '=', 'done')
    .where(sql<boolean>`(as_of, started_at, id) < (${run.asOf}::date, ${run.startedAt}::timestamptz, ${run.id}::uuid)`)
    .orderBy(latestFirst)
    .limit(1)
    .executeTakeFirst()) ?? null;

export const listRuns = async (
  db: Db,
  orgId: number,
  page: { readonly after?: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly RunRow[]> =>
  await identificationTables(db)
    .selectFrom('identificationRun')
    .select(columns)
    .where('orgId', '=', orgId)
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(started_at, id) < (${page.after?.at ?? ''}::timestamptz, ${page.after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();

const isReference = (value: unknown): value is ReferencePopulation =>
  typeof value === 'object' && value !== null && 'tables' in value && 'medians' in value && 'frozenAsOf' in value;

/** The population that the last run of a month froze under a policy version; null when this month has none yet. */
export const findReference = async (
  db: Db,
  orgId: number,
  { month, policyVersion }: { readonly month: string; readonly policyVersion: number },
): Promise<ReferencePopulation | null> => {
  const row = await identificationTables(db)
    .selectFrom('identificationRun')
    .select('reference')
    .where('orgId', '=', orgId)
    .where('state', '=', 'done')
    .where('policyVersion', '=', policyVersion)
    .where(sql<boolean>`to_char(as_of, 'YYYY-MM') = ${month}`)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return isReference(row?.reference) ? row.reference : null;
};

/** The frozen population that a run stood on. */
export const findReferenceOf = async (db: Db, orgId: number, runId: string): Promise<ReferencePopulation | null> => {
  const row = await identificationTables(db)
    .selectFrom('identificationRun')
    .select('reference')
    .where('orgId', '=', orgId)
    .where('id', '=', runId)
    .executeTakeFirst();
  return isReference(row?.reference) ? row.reference : null;
};

export const findReport = async (db: Db, orgId: number, runId: string): Promise<RunReport | null> => {
  const row = await identificationTables(db)
    .selectFrom('identificationRun')
    .select('report')
    .where('orgId', '=', orgId)
    .where('id', '=', runId)
    .executeTakeFirst();
  return row?.report ? reportSchema.parse(row.report) : null;
};

export type RunEnd = {
  readonly id: string;
  readonly reference: ReferencePopulation;
  readonly report: RunReport;
  readonly accounts: number;
  readonly prospects: number;
  readonly finishedAt: Date;
};

/** Makes a run visible. */
export const finishRun = async (db: Db, orgId: number, { id, reference, report, ...end }: RunEnd): Promise<void> => {
  await identificationTables(db)
    .updateTable('identificationRun')
    .set({ ...end, state: 'done', reference: JSON.stringify(reference), report: JSON.stringify(report) })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute();
};

/** Runs that began before this one and never ended are over: one runs at a time, so their job is gone. */
export const closeForsakenRuns = async (db: Db, orgId: number, run: RunRow): Promise<void> => {
  await identificationTables(db)
    .updateTable('identificationRun')
    .set({ state: 'failed' })
    .where('orgId', '=', orgId)
    .where('state', '=', 'running')
    .where('id', '<>', run.id)
    .where('startedAt', '<', run.startedAt)
    .execute();
};

export const setRunState = async (
  db: Db,
  orgId: number,
  run: { readonly id: string; readonly state: 'running' | 'failed' },
): Promise<void> => {
  await identificationTables(db)
    .updateTable('identificationRun')
    .set({ state: run.state })
    .where('orgId', '=', orgId)
    .where('id', '=', run.id)
    .execute();
};
