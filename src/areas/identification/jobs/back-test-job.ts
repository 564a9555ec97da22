import { z } from 'zod';
import { AppError } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import { daySchema } from '#kernel/contract';
import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import { createT } from '#kernel/i18n';
import type { JobContext, JobHandler } from '#platform/operations';
import { packOutcomes } from '#areas/ledger';
import { fillBook } from '../compute/fill-book.ts';
import { openCompute } from '../compute/open-compute.ts';
import type { BackTestAnswer } from '../compute/compute-protocol.ts';
import { identificationMessages, proofSentences } from '../messages/index.ts';
import { addBackTest } from '../store/back-tests.ts';
import { identificationPolicies } from '../store/policies.ts';

export const backTestJobKind = 'identification.backTest';

const payloadSchema = z.object({ cutoffs: z.array(daySchema).min(1), horizonDays: z.number().int() });

/** Runs the policy as of each cut and judges it by what followed; nothing is stored before the whole proof is there. */
export const runBackTest: JobHandler = async (context, payload): Promise<Json> => {
  const { cutoffs, horizonDays } = payloadSchema.parse(payload);
  const policy = await context.transact(
    async ({ db, company, newId, now }) => await identificationPolicies.settled(db, { orgId: company.id, newId, now }),
  );
  const compute = openCompute();
  try {
    for (const [done, cutoff] of cutoffs.entries()) {
      await context.progress({ done, total: cutoffs.length, phase: 'reading' });
      await fillBook(compute, {
        orgId: context.company.id,
        asOf: cutoff,
        blindAfterIn: context.company.timeZone,
        windowMonths: policy.policy.windowMonths,
        currency: context.company.currency,
        inTransaction: async (step) => await context.transact(async ({ db }) => await step(db)),
        isCancelled: context.isCancelled,
      });
      if (context.isCancelled()) return null;
      const outcomes = await outcomesOf(context, cutoff, horizonDays);
      await compute.ask({ op: 'cut', horizonDays, outcomes });
    }
    await context.progress({ done: cutoffs.length, total: cutoffs.length, phase: 'judging' });
    return await store(context, await compute.ask({ op: 'back-test', policy: policy.policy }), {
      policyVersion: policy.version,
      cutoff: cutoffs[0] ?? '',
      horizonDays,
    });
  } finally {
    await compute.close();
  }
};

const outcomesOf = async (context: JobContext, cutoff: Day, horizonDays: number): Promise<string> =>
  await context.transact(
    async ({ db, company }) =>
      await packOutcomes(db, { orgId: company.id, after: cutoff, through: addDays(cutoff, horizonDays) }),
  );

type Judged = { readonly policyVersion: number; readonly cutoff: Day; readonly horizonDays: number };

const store = async (context: JobContext, answer: BackTestAnswer, judged: Judged): Promise<Json> => {
  const t = createT(context.language, await identificationMessages.load[context.language]());
  if (answer.kind === 'refused') {
    const reason =
      t.find(`backTestRefusals.${answer.code}`, { asOf: answer.asOf ?? '', found: answer.found }) ?? answer.code;
    throw new AppError('identification.back-test-refused', { reason });
  }
  const verdicts = answer.verdicts.map((verdict) => ({
    ...verdict,
    against: verdict.against.map((item) => ({ ...item })),
  }));
  const report: Json = JSON.parse(JSON.stringify(answer.report));
  // The job's own id: run again after a crash it finds what it has stored already.
  const id = context.jobId;
  await context.transact(async ({ db, company, now, actor, audit }) => {
    const isNew = await addBackTest(db, {
      orgId: company.id,
      id,
      ...judged,
      result: { verdicts, report },
      createdByName: actor.name,
      createdAt: now,
    });
    if (isNew) await audit({ action: 'create', objectType: 'back-test', objectId: id, after: { ...judged } });
  });
  return { id, ...judged, inWords: proofSentences(answer.verdicts, t), verdicts, report };
};
