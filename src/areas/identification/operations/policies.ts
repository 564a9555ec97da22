import { seesMargin } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import { addDays } from '#kernel/day';
import { createT } from '#kernel/i18n';
import { handle, handleSteps } from '#platform/operations';
import type { Context, StreamContext } from '#platform/operations';
import { companyWindow, saleDaysOfBook } from '#areas/ledger';
import { fillBook } from '../compute/fill-book.ts';
import { withBook } from '../compute/measured-books.ts';
import { openCompute } from '../compute/open-compute.ts';
import type { Compute } from '../compute/open-compute.ts';
import { policyOperations as operations } from '../contract/policy-operations.ts';
import { policyRefusalsOf } from '../domain/index.ts';
import type { Policy } from '../domain/index.ts';
import { backTestJobKind } from '../jobs/back-test-job.ts';
import { identificationMessages } from '../messages/index.ts';
import { listBackTests } from '../store/back-tests.ts';
import { identificationPolicies } from '../store/policies.ts';
import { findLatestRun, findReferenceOf } from '../store/runs.ts';
import type { RunRow } from '../store/runs.ts';
import { presentComparison } from './runs.ts';

const { present } = identificationPolicies;

const get = handle(operations.getPolicy, async (context, { version }) =>
  present(await identificationPolicies.get(context, version)),
);

const list = handle(operations.listPolicies, async ({ db, company }) => ({
  policies: (await identificationPolicies.list(db, company.id)).map(present),
}));

/** The first refusal in words; all of them would be read as one. */
const refuseBad = async ({ language }: Pick<Context, 'language'>, policy: Policy): Promise<void> => {
  const [refusal] = policyRefusalsOf(policy);
  if (refusal === undefined) return;
  const t = createT(language, await identificationMessages.load[language]());
  const { code, field, found } = refusal;
  throw new AppError('identification.policy-refused', {
    code,
    field,
    found,
    reason: t(`policyRefusals.${code}`, { field, found }),
  });
};

/** A draft at the company's one cost of capital, which is edited in the pricing policy. */
const atCapitalRate = async ({ db, company, newId, now }: Context, policy: Policy): Promise<Policy> => {
  const held = await identificationPolicies.inForce(db, { orgId: company.id, newId, now });
  return { ...policy, creditRateBp: held.policy.creditRateBp };
};

const save = handle(operations.savePolicy, async (context, draft) => {
  await refuseBad(context, draft.policy);
  const policy = await atCapitalRate(context, draft.policy);
  return present(await identificationPolicies.save(context, { ...draft, policy }));
});

const whatIf = handleSteps(operations.whatIf, async (context, { policy: draft }) => {
  await refuseBad(context, draft);
  const policy = await context.transact(async (step) => await atCapitalRate(step, draft));
  const run = await context.transact(async ({ db, company }) => await findLatestRun(db, company.id));
  if (run === null) throw new AppError('identification.no-run');
  const isSameWindow = policy.windowMonths === (await windowOf(context, run));
  const wanted = { orgId: context.company.id, runId: run.id, measure: async () => await measuredAgain(context, run) };
  const { asOf, accounts, comparison, tiers, ids } = await withBook(wanted, async (held) =>
    isSameWindow
      ? await held.ask({ op: 'what-if', policy })
      : await throughOtherWindow(context, held, { asOf: run.asOf, policy }),
  );
  return {
    asOf,
    accounts,
    tiers: { ...tiers },
    comparison: await context.transact(async (step) => await presentComparison(step, comparison, ids)),
  };
});

const policyOf = async (context: StreamContext, run: RunRow): Promise<Policy> => {
  const row = await context.transact(
    async ({ db, company }) => await identificationPolicies.find(db, company.id, run.policyVersion),
  );
  if (row === null) throw new AppError('identification.policy-not-found');
  return row.policy;
};

const windowOf = async (context: StreamContext, run: RunRow): Promise<number> =>
  (await policyOf(context, run)).windowMonths;

/** Reads and measures the run's book again. */
const measuredAgain = async (context: StreamContext, run: RunRow): Promise<Compute> => {
  const policy = await policyOf(context, run);
  const compute = openCompute();
  try {
    await fill(context, compute, { asOf: run.asOf, windowMonths: policy.windowMonths });
    const reference = await context.transact(async ({ db, company }) => await findReferenceOf(db, company.id, run.id));
    await compute.ask({ op: 'identify', policy, policyVersion: run.policyVersion, reference });
  } catch (error) {
    await compute.close();
    throw error;
  }
  return compute;
};

/** Another window is other sums: the facts are read anew and compared with what the run found. */
const throughOtherWindow = async (
  context: StreamContext,
  held: Compute,
  { asOf, policy }: { readonly asOf: string; readonly policy: Policy },
) => {
  const compute = openCompute();
  try {
    await fill(context, compute, { asOf, windowMonths: policy.windowMonths });
    await compute.ask({ op: 'identify', policy, policyVersion: 0, reference: null });
    const { ranked } = await compute.ask({ op: 'ranked' });
    return await held.ask({ op: 'compare', ranked });
  } finally {
    await compute.close();
  }
};

const fill = async (
  context: StreamContext,
  compute: Compute,
  book: { readonly asOf: string; readonly windowMonths: number },
): Promise<void> => {
  await fillBook(compute, {
    ...book,
    orgId: context.company.id,
    currency: context.company.currency,
    inTransaction: async (step) => await context.transact(async ({ db }) => await step(db)),
  });
};

const startBacktest = handle(
  operations.startBacktest,
  async (context, { cutoff, horizonDays, horizon = horizonDays, cuts }) => {
    const { db, company } = context;
    const book = await saleDaysOfBook(db, company.id);
    if (book === null) throw new AppError('identification.no-orders');
    const { asOf } = await companyWindow(db, company.id, context.today);
    // An order that is typed in may be later than what the records reach to.
    const latest = cutoff ?? addDays(book.last < asOf ? book.last : asOf, -horizon);
    if (latest <= book.first || addDays(latest, horizon) > asOf)
      throw new AppError('identification.cutoff-outside', {
        cutoff: latest,
        first: book.first,
        last: asOf,
        days: horizon,
      });
    const cutoffs = Array.from({ length: cuts }, (_, i) => addDays(latest, -i * horizon)).filter(
      (day, i) => i === 0 || day > book.first,
    );
    const jobId = await context.enqueue({
      kind: backTestJobKind,
      payload: { cutoffs, horizonDays: horizon },
      exclusiveKey: backTestJobKind,
    });
    return { jobId };
  },
);

/** A back-test is shares of the contribution. */
const backTests = handle(operations.listBacktests, async ({ db, company, actor }, { limit }) => ({
  backTests: (seesMargin(actor.fields) ? await listBackTests(db, company.id, limit) : []).map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
  })),
}));

export const policyHandlers = [get, list, save, whatIf, startBacktest, backTests];
