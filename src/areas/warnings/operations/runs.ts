import { seesMargin } from '#platform/access';
import { handle } from '#platform/operations';
import { heardSchema, runOperations as operations } from '../contract/run-operations.ts';
import { runJobKind } from '../jobs/run-job.ts';
import { warningPolicies } from '../store/policies.ts';
import { findLastRun } from '../store/run-changes.ts';

const start = handle(operations.startRun, async (context) => ({
  jobId: await context.enqueue({ kind: runJobKind, payload: {}, exclusiveKey: runJobKind }),
}));

const { present } = warningPolicies;

const getPolicy = handle(operations.getPolicy, async (context, { version }) => {
  const policy = await warningPolicies.get(context, version);
  const run = await findLastRun(context.db, context.company.id);
  return {
    ...present(policy),
    lastRun:
      run === null
        ? null
        : {
            ...run,
            falseAlarmsAYear: run.falseAlarmsTenths / 10,
            heard: seesMargin(context) ? heardSchema.nullable().parse(run.heard) : null,
            finishedAt: run.finishedAt.toISOString(),
          },
  };
});

const listPolicies = handle(operations.listPolicies, async ({ db, company }) => ({
  policies: (await warningPolicies.list(db, company.id)).map(present),
}));

const savePolicy = handle(operations.savePolicy, async (context, draft) =>
  present(await warningPolicies.save(context, draft)),
);

export const runHandlers = [start, getPolicy, listPolicies, savePolicy];
