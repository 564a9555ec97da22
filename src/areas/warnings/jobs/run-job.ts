import { z } from 'zod';
import { companyWindow } from '#areas/ledger';
import { capitalRateOf, listAgreementBreaches, listAgreementEnds, listMissedTiers } from '#areas/pricing';
import type { Json } from '#kernel/canonical-json';
import { addDays, dayNumberOf, firstDayOf, lastDayOf, monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import type { Day } from '#kernel/day';
import { minorDigitsOf } from '#kernel/money';
import type { JobContext, JobHandler } from '#platform/operations';
import { openWatch } from '../compute/open-watch.ts';
import { changesOf, firstWatchedMonth } from '../domain/index.ts';
import type { AgreementFacts, Finding, WarningChange, Watched, WatchWindow } from '../domain/index.ts';
import { settleAllOwners } from '../operations/owners.ts';
import { warningPolicies } from '../store/policies.ts';
import type { WarningPolicyVersion } from '../store/policies.ts';
import {
  addEvents,
  addRun,
  closeGone,
  forgetGone,
  findRun,
  listStanding,
  openWarnings,
  refreshWarning,
} from '../store/run-changes.ts';
import { basisText, forgetBases } from '../store/watch-basis.ts';
import { readWatchPages } from '../store/watch-pages.ts';

export const runJobKind = 'warnings.run';

const countsSchema = z.object({ opened: z.number(), refreshed: z.number(), closed: z.number() });
type Counts = z.infer<typeof countsSchema>;

type Start = {
  readonly asOf: Day;
  readonly today: Day;
  readonly timeZone: string;
  readonly window: WatchWindow;
  readonly policy: WarningPolicyVersion;
  readonly capitalRateBp: number;
};

/**
 * Looks over the whole book as of the last day of its facts: reads the ledger page by page, finds in a thread, and writes
 * slice by slice what has changed. Each slice compares with what stands, so a run that was killed goes on where it was:
 * what it wrote is no change the second time. Its row is written last.
 */
export const runWarnings: JobHandler = async (context): Promise<Json> => {
  const done = await context.transact(async ({ db, company }) => findRun(db, company.id, context.jobId));
  if (done !== null) return summaryOf(done);
  const { asOf, today, timeZone, window, policy, capitalRateBp } = await begin(context);
  const after = addDays(firstDayOf(monthOfNumber(window.firstMonth)), -1);
  const watch = openWatch(window);
  try {
    const ends: string[] = [];
    let accounts = 0;
    const pages = readWatchPages(async (step) => await context.transact(async ({ db }) => await step(db)), {
      orgId: context.company.id,
      asOf,
      after,
      today,
      timeZone,
    });
    for await (const page of pages) {
      if (context.isCancelled()) return null;
      accounts = await watch.add(page);
      ends.push(page.through);
      await context.progress({ done: accounts, total: null, phase: 'reading' });
    }
    await context.progress({ done: 0, total: accounts, phase: 'computing' });
    const agreements = await readAgreements(context, today);
    const { watched, owners } = await watch.find({ ...policy.policy, capitalRateBp }, agreements);
    const counts = await store(context, { ends, findings: watched.findings, owners });
    if (counts === null) return null;
    return await finish(context, { asOf, window, policy, accounts, counts, watched });
  } finally {
    await watch.close();
  }
};

const breachDays = 90;
/** More than that is no news but a broken import. */
const mostBreaches = 20_000;

const readAgreements = async (context: JobContext, today: Day): Promise<AgreementFacts> =>
  await context.transact(async ({ db, company }) => ({
    ends: (await listAgreementEnds(db, company.id, today)).filter(({ isDue }) => isDue),
    breaches: await listAgreementBreaches(db, {
      orgId: company.id,
      from: addDays(today, -breachDays),
      to: today,
      kinds: ['below-agreed', 'agreement-over'],
      limit: mostBreaches,
    }),
    missed: await listMissedTiers({ db, company, today }),
  }));

/** The last day of the last whole month up to a day: a month that has begun says nothing of a month. */
const lastMonthEnd = (asOf: Day): Day =>
  lastDayOf(monthOf(asOf)) === asOf ? asOf : addDays(firstDayOf(monthOf(asOf)), -1);

const begin = async (context: JobContext): Promise<Start> =>
  await context.transact(async ({ db, company, today, newId, now }) => {
    const { asOf } = await companyWindow(db, company.id, today);
    const lastMonth = monthNumberOf(monthOf(lastMonthEnd(asOf)));
    const firstMonth = firstWatchedMonth(lastMonth);
    const window = {
      asOfDay: dayNumberOf(asOf),
      todayDay: dayNumberOf(today),
      firstMonth,
      months: lastMonth - firstMonth + 1,
      minorE4: 10 ** (4 - minorDigitsOf(company.currency)),
    };
    const starter = { orgId: company.id, newId, now };
    const policy = await warningPolicies.settled(db, starter);
    const capitalRateBp = await capitalRateOf(db, starter);
    return { asOf, today, timeZone: company.timeZone, window, policy, capitalRateBp };
  });

type Storing = {
  /** The last account of each page that was read. */
  readonly ends: readonly string[];
  readonly findings: readonly Finding[];
  readonly owners: ReadonlyMap<string, string>;
};

const beforeAll = '00000000-0000-0000-0000-000000000000';
const afterAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Counts are kept after each slice; a run killed between the two counts that slice as unchanged. */
const store = async (context: JobContext, { ends, findings, owners }: Storing): Promise<Counts | null> => {
  let counts = countsSchema.safeParse(context.checkpoint.value).data ?? { opened: 0, refreshed: 0, closed: 0 };
  let after = beforeAll;
  for (const [at, end] of [...ends.slice(0, -1), afterAll].entries()) {
    if (context.isCancelled()) return null;
    const from = after;
    const own = findings.filter(({ accountId }) => accountId > from && accountId <= end);
    const changed = await context.transact(async ({ db, company, now, today, newId }) => {
      const orgId = company.id;
      const { timeZone } = company;
      const standing = await listStanding(db, orgId, { after: from, through: end, today, timeZone });
      const changes = changesOf(standing, own, today);
      await write({ context, orgId, now, newId }, db, { changes, owners });
      return countOf(changes);
    });
    counts = {
      opened: counts.opened + changed.opened,
      refreshed: counts.refreshed + changed.refreshed,
      closed: counts.closed + changed.closed,
    };
    await context.checkpoint.save(counts);
    await context.progress({ done: at + 1, total: ends.length, phase: 'storing' });
    after = end;
  }
  return counts;
};

const countOf = (changes: readonly WarningChange[]): Counts => ({
  opened: changes.filter(({ act }) => act === 'open').length,
  refreshed: changes.filter(({ act }) => act === 'refresh').length,
  closed: changes.filter(({ act }) => act === 'close').length,
});

type Writing = Pick<Parameters<Parameters<JobContext['transact']>[0]>[0], 'now' | 'newId'> & {
  readonly context: JobContext;
  readonly orgId: number;
};

const write = async (
  { context, orgId, now, newId }: Writing,
  db: Parameters<typeof openWarnings>[0],
  { changes, owners }: { readonly changes: readonly WarningChange[]; readonly owners: ReadonlyMap<string, string> },
): Promise<void> => {
  const opened = changes.flatMap((change) =>
    change.act === 'open'
      ? [
          {
            id: newId(),
            finding: change.finding,
            ownerId: owners.get(change.finding.accountId) ?? null,
            earlierId: change.earlierId,
          },
        ]
      : [],
  );
  const refreshed = changes.filter((change) => change.act === 'refresh');
  const gone = changes.flatMap((change) => (change.act === 'close' ? [change.id] : []));
  const forgotten = changes.flatMap((change) => (change.act === 'forget' ? [change.id] : []));
  await openWarnings(db, { orgId, now }, opened);
  for (const change of refreshed) await refreshWarning(db, { orgId, id: change.id, now }, change);
  await closeGone(db, { orgId, now }, gone);
  await forgetGone(db, { orgId, now }, forgotten);
  const event = (warningId: string, act: string, details: Json) => ({
    orgId,
    id: newId(),
    warningId,
    at: now,
    act,
    note: null,
    details: JSON.stringify(details),
    actorId: null,
    actorName: context.actor.name,
  });
  await addEvents(db, [
    ...opened.map(({ id, finding }) => event(id, 'open', { stakeMinor: finding.stakeMinor.toString() })),
    ...refreshed
      .filter(({ wakes }) => wakes)
      .map(({ id, finding }) => event(id, 'wake', { stakeMinor: finding.stakeMinor.toString() })),
    ...gone.map((id) => event(id, 'gone', {})),
  ]);
};

type Ending = {
  readonly asOf: Day;
  readonly policy: WarningPolicyVersion;
  readonly accounts: number;
  readonly counts: Counts;
  readonly window: WatchWindow;
  readonly watched: Omit<Watched, 'findings'>;
};

const finish = async (
  context: JobContext,
  { asOf, window, policy, accounts, counts, watched }: Ending,
): Promise<Json> =>
  await context.transact(async (step) => {
    const { db, company, now } = step;
    await settleAllOwners(step);
    const run = {
      orgId: company.id,
      id: context.jobId,
      asOf,
      policyVersion: policy.version,
      accounts,
      ...counts,
      falseAlarmsTenths: Math.round(watched.falseAlarmsAYear * 10),
      latePrior: JSON.stringify(watched.latePrior),
      heard: watched.heard === null ? null : JSON.stringify(watched.heard),
      watchBasis: basisText(watched.basis, window),
      finishedAt: now,
    };
    await forgetBases(db, company.id);
    await addRun(db, run);
    return summaryOf(run);
  });

const summaryOf = (run: {
  readonly asOf: Day;
  readonly accounts: number;
  readonly opened: number;
  readonly refreshed: number;
  readonly closed: number;
  readonly falseAlarmsTenths: number;
}): Json => ({
  asOf: run.asOf,
  accounts: run.accounts,
  opened: run.opened,
  refreshed: run.refreshed,
  closed: run.closed,
  falseAlarmsAYear: run.falseAlarmsTenths / 10,
});
