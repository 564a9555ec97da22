import { z } from 'zod';
import { AppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import { idSchema } from '#kernel/contract';
import { monthOf } from '#kernel/day';
import type { JobContext, JobHandler } from '#platform/operations';
import { listAccountRefs } from '#areas/accounts';
import { fillBook } from '../compute/fill-book.ts';
import { keepBook } from '../compute/measured-books.ts';
import { openCompute } from '../compute/open-compute.ts';
import type { Compute } from '../compute/open-compute.ts';
import type { Identified } from '../compute/compute-protocol.ts';
import { identificationPolicies } from '../store/policies.ts';
import type { IdentificationPolicyVersion } from '../store/policies.ts';
import { addProposals, supersedeOpen } from '../store/proposals.ts';
import {
  addRunAccounts,
  addRunExplanations,
  addRunMeasures,
  addRunProspects,
  addRunUpgrades,
  removeUnfinishedRows,
} from '../store/run-rows.ts';
import { closeForsakenRuns, findLatestRun, findReference, findRun, finishRun, setRunState } from '../store/runs.ts';
import type { RunRow } from '../store/runs.ts';
import { firstAccountsOf } from './first-accounts.ts';

export const runJobKind = 'identification.run';

const payloadSchema = z.object({ runId: idSchema, refreeze: z.boolean() });

const sliceSize = 500;

type Start = { readonly run: RunRow; readonly policy: IdentificationPolicyVersion; readonly mayPropose: boolean };

/**
 * Reads the ledger, computes in a thread, writes slices, and makes all of it visible with one last transaction. After a
 * crash it starts over: what an unfinished run wrote is taken away first. A run that was finished just before the crash
 * stays as it is, and the answer that was kept for it is given.
 */
export const runIdentification: JobHandler = async (context, payload): Promise<Json> => {
  const { runId, refreeze } = payloadSchema.parse(payload);
  const answer = await answerOfFinished(context, runId);
  if (answer !== null) return answer;
  const { run, policy, mayPropose } = await begin(context, runId);
  const reference = refreeze
    ? null
    : await context.transact(async ({ db, company }) =>
        findReference(db, company.id, { month: monthOf(run.asOf), policyVersion: run.policyVersion }),
      );
  const compute = openCompute();
  let isKept = false;
  try {
    const total = await fillBook(compute, {
      orgId: context.company.id,
      asOf: run.asOf,
      windowMonths: policy.policy.windowMonths,
      currency: context.company.currency,
      inTransaction: async (step) => await context.transact(async ({ db }) => await step(db)),
      onPage: async (accounts) => await context.progress({ done: accounts, total: null, phase: 'reading' }),
      isCancelled: context.isCancelled,
    });
    if (context.isCancelled()) return await giveUp(context, runId);
    await context.progress({ done: 0, total, phase: 'computing' });
    const identified = await compute.ask({
      op: 'identify',
      policy: policy.policy,
      policyVersion: run.policyVersion,
      reference,
    });
    if (!(await storeSlices(context, compute, { runId, results: identified.results })))
      return await giveUp(context, runId);
    const summary = await finish(context, compute, { run, identified, mayPropose });
    keepBook(context.company.id, runId, compute);
    isKept = true;
    return summary;
  } catch (error) {
    await context
      .transact(async ({ db, company }) => setRunState(db, company.id, { id: runId, state: 'failed' }))
      .catch(() => {});
    throw error;
  } finally {
    if (!isKept) await compute.close();
  }
};

const answerOfFinished = async ({ transact, checkpoint }: JobContext, runId: string): Promise<Json | null> => {
  if (checkpoint.value === null) return null;
  const run = await transact(async ({ db, company }) => await findRun(db, company.id, runId));
  return run?.state === 'done' ? checkpoint.value : null;
};

const begin = async (context: JobContext, runId: string): Promise<Start> =>
  await context.transact(async ({ db, company }) => {
    const run = await findRun(db, company.id, runId);
    if (run === null) throw new AppError('identification.run-not-found');
    if (run.state === 'done') throw new AppError('identification.run-broken');
    const policy = await identificationPolicies.find(db, company.id, run.policyVersion);
    if (policy === null) throw new AppError('identification.policy-not-found');
    await closeForsakenRuns(db, company.id, run);
    await setRunState(db, company.id, { id: runId, state: 'running' });
    await removeUnfinishedRows(db, company.id);
    const latest = await findLatestRun(db, company.id);
    // A look into the past proposes nothing for today.
    return { run, policy, mayPropose: latest === null || latest.asOf <= run.asOf };
  });

const giveUp = async (context: JobContext, runId: string): Promise<Json> => {
  await context.transact(async ({ db, company }) => {
    await setRunState(db, company.id, { id: runId, state: 'failed' });
    await removeUnfinishedRows(db, company.id);
  });
  return null;
};

type Stored = { readonly runId: string; readonly results: number };

const storeSlices = async (context: JobContext, compute: Compute, { runId, results }: Stored): Promise<boolean> => {
  let next = compute.ask({ op: 'slice', from: 0, size: sliceSize });
  for (let from = 0; from < results; from += sliceSize) {
    const { accounts, explanations, measures } = await next;
    next = compute.ask({ op: 'slice', from: from + sliceSize, size: sliceSize });
    next.catch(() => {});
    if (context.isCancelled()) return false;
    await context.transact(async ({ db, company }) => {
      await addRunAccounts(db, { orgId: company.id, runId, rows: accounts });
      await addRunExplanations(db, { orgId: company.id, runId, rows: explanations });
      await addRunMeasures(db, { orgId: company.id, runId, rows: measures });
    });
    await context.progress({ done: Math.min(results, from + sliceSize), total: results, phase: 'storing' });
  }
  await next;
  return true;
};

type Ending = { readonly run: RunRow; readonly identified: Identified; readonly mayPropose: boolean };

const finish = async (
  context: JobContext,
  compute: Compute,
  { run, identified, mayPropose }: Ending,
): Promise<Json> => {
  const { id: runId } = run;
  const prospects = await compute.ask({ op: 'prospects' });
  const upgrades = await compute.ask({ op: 'upgrades' });
  const proposals = mayPropose ? await compute.ask({ op: 'proposals' }) : [];
  for (let from = 0; from < proposals.length; from += sliceSize) {
    const slice = proposals.slice(from, from + sliceSize).map((proposal) => ({
      id: context.newId(),
      accountId: proposal.accountId,
      unit: proposal.unit,
      rank: proposal.rank,
      tierFrom: proposal.from,
      tierTo: proposal.to,
      typeFrom: proposal.typeFrom,
      typeTo: proposal.typeTo,
      direction: proposal.direction,
      scoreMicro: Math.round(proposal.score * 1e6),
      heldBy: [...proposal.heldBy],
    }));
    await context.transact(
      async ({ db, company }) => await addProposals(db, { orgId: company.id, runId, proposals: slice }),
    );
  }
  const summary = await summaryOf(context, { run, identified, proposals: proposals.length });
  await context.checkpoint.save(summary);
  await context.transact(async ({ db, company, now, audit }) => {
    const orgId = company.id;
    await addRunProspects(db, { orgId, runId, rows: prospects });
    await addRunUpgrades(db, { orgId, runId, rows: upgrades });
    if (mayPropose) await supersedeOpen(db, orgId, runId);
    await finishRun(db, orgId, {
      id: runId,
      reference: identified.reference,
      report: identified.report,
      accounts: identified.results,
      prospects: identified.prospects,
      finishedAt: now,
    });
    await audit({
      action: 'finish',
      objectType: 'identification-run',
      objectId: runId,
      after: { accounts: identified.results, proposals: proposals.length },
    });
  });
  return summary;
};

type Ended = { readonly run: RunRow; readonly identified: Identified; readonly proposals: number };

const summaryOf = async (context: JobContext, { run, identified, proposals }: Ended): Promise<Json> => {
  const refs = await context.transact(async ({ db, company }) =>
    listAccountRefs(
      db,
      company.id,
      identified.first.map(({ accountId }) => accountId),
    ),
  );
  const { report } = identified;
  return {
    runId: run.id,
    asOf: run.asOf,
    policyVersion: run.policyVersion,
    accounts: identified.results,
    prospects: identified.prospects,
    proposals,
    tiers: report.tiers,
    badges: report.badges,
    basis: report.basis,
    leftOut: report.leftOut,
    model: {
      inUse: report.model.inUse,
      fallback: report.model.fallback,
      params: report.model.params,
      logLikelihood: report.model.logLikelihood,
    },
    first: await firstAccountsOf(context, identified.first, refs),
  };
};
