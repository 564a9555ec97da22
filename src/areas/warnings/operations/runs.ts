import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import { runOperations as operations } from '../contract/run-operations.ts';
import { runJobKind } from '../jobs/run-job.ts';
import { addPolicy, policyInForce } from '../store/policies.ts';
import type { PolicyRow } from '../store/policies.ts';
import { findLastRun } from '../store/run-changes.ts';

const start = handle(operations.startRun, async (context) => ({
  jobId: await context.enqueue({ kind: runJobKind, payload: {}, exclusiveKey: runJobKind }),
}));

const presentPolicy = ({ version, note, createdByName, createdAt, policy }: PolicyRow) => ({
  version,
  note,
  createdByName,
  createdAt: createdAt.toISOString(),
  policy,
});

const getPolicy = handle(operations.getPolicy, async ({ db, company, newId, now }) => {
  const policy = await policyInForce(db, { orgId: company.id, newId, now });
  const run = await findLastRun(db, company.id);
  return {
    ...presentPolicy(policy),
    lastRun:
      run === null
        ? null
        : { ...run, falseAlarmsAYear: run.falseAlarmsTenths / 10, finishedAt: run.finishedAt.toISOString() },
  };
});

const savePolicy = handle(operations.savePolicy, async (context, { policy, note, basedOn }) => {
  const { db, company, newId, now, actor } = context;
  const held = await policyInForce(db, { orgId: company.id, newId, now });
  if (held.version !== basedOn) throw new AppError('warnings.policy-changed-meanwhile', { version: held.version });
  const row = {
    orgId: company.id,
    id: newId(),
    version: held.version + 1,
    note: note ?? null,
    policy,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  };
  await addPolicy(db, row);
  await context.audit({
    action: 'save',
    objectType: 'warning-policy',
    objectId: row.id,
    before: { version: held.version, body: JSON.stringify(held.policy) },
    after: { version: row.version, body: JSON.stringify(policy) },
  });
  return presentPolicy(row);
});

export const runHandlers = [start, getPolicy, savePolicy];
