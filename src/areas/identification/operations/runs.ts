import { seesMargin } from '#kernel/access';
import { listAccountRefs } from '#areas/accounts';
import { companyWindow } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { runOperations as operations } from '../contract/run-operations.ts';
import { compareRuns } from '../domain/index.ts';
import type { Move, RunComparison } from '../domain/index.ts';
import { runJobKind } from '../jobs/run-job.ts';
import { identificationPolicies } from '../store/policies.ts';
import { listRanked } from '../store/portfolio.ts';
import { addRun, listRuns } from '../store/runs.ts';
import { presentRun } from './present.ts';
import { requireRun, rowsWithin } from './reach.ts';

/** Records end with their last month: read as of a later day, everybody would have fallen silent. */
const start = handle(operations.startRun, async (context, { asOf: wanted, refreeze }) => {
  const { db, company, newId, now, actor } = context;
  const asOf = wanted ?? (await companyWindow(db, company.id, context.today)).asOf;
  if (asOf > context.today) throw new AppError('identification.as-of-ahead', { asOf });
  const policy = await identificationPolicies.settled(db, { orgId: company.id, newId, now });
  const runId = newId();
  await addRun(db, {
    orgId: company.id,
    id: runId,
    asOf,
    policyId: policy.id,
    policyVersion: policy.version,
    state: 'running',
    reference: null,
    report: null,
    startedByName: actor.name,
    startedAt: now,
    finishedAt: null,
  });
  await context.audit({
    action: 'start',
    objectType: 'identification-run',
    objectId: runId,
    after: { asOf, policyVersion: policy.version, refreeze },
  });
  const jobId = await context.enqueue({
    kind: runJobKind,
    payload: { runId, refreeze },
    // One run at a time: a later one stands on the frozen population of the one before.
    exclusiveKey: runJobKind,
  });
  return { jobId, runId };
});

const list = handle(operations.listRuns, async ({ db, company }, { cursor, limit }) => {
  const [at, id] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const rows = await listRuns(db, company.id, {
    after: id === undefined ? undefined : { at: String(at), id: String(id) },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [row.startedAt.toISOString(), row.id]);
  return { ...page, rows: page.rows.map(presentRun) };
});

const compare = handle(operations.compareRuns, async (context, input) => {
  const { db, company } = context;
  const within = rowsWithin(context, 'identification.read', 'r.account_id');
  const [before, after] = [await requireRun(context, input.before), await requireRun(context, input.after)];
  const rankedOf = async (runId: string) => await listRanked(db, { orgId: company.id, runId, within });
  const [earlier, later] = [await rankedOf(before.id), await rankedOf(after.id)];
  const ids = new Map([...earlier, ...later].map(({ code, id }) => [code, id]));
  return await presentComparison(context, compareRuns(earlier, later), ids);
});

const movesShown = 200;

/**
 * A comparison with the names of the accounts; long lists are cut, the counts are not. Without the right to margins it
 * tells changes of tier alone, in the order of the codes.
 */
export const presentComparison = async (
  { db, company, actor }: Pick<Context, 'db' | 'company' | 'actor'>,
  comparison: RunComparison,
  ids: ReadonlyMap<string, string>,
) => {
  const { enters, leaves, shifts, movers } = comparison;
  const isOpen = seesMargin(actor.fields);
  const shown = [enters, leaves, shifts, isOpen ? movers : []].map((moves) =>
    (isOpen ? moves : tiersAlone(moves)).slice(0, movesShown),
  );
  const refs = await listAccountRefs(
    db,
    company.id,
    shown.flat().flatMap(({ code }) => ids.get(code) ?? []),
  );
  const named = shown.map((moves) =>
    moves.flatMap(({ code, ...move }) => {
      const ref = refs.get(ids.get(code) ?? '');
      return ref === undefined ? [] : [{ account: ref, ...move }];
    }),
  );
  return {
    enters: named[0] ?? [],
    leaves: named[1] ?? [],
    shifts: named[2] ?? [],
    movers: named[3] ?? [],
    counts: { enters: enters.length, leaves: leaves.length, shifts: shifts.length, unchanged: comparison.unchanged },
  };
};

const tiersAlone = (moves: readonly Move[]): readonly Move[] =>
  moves
    .map((move) => ({ ...move, rankBefore: null, rankAfter: null, scoreChange: null }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));

export const runHandlers = [start, list, compare];
