import { sql } from 'kysely';
import { z } from 'zod';
import type { Json } from '#kernel/canonical-json';
import type { Context, JobHandler } from '#platform/operations';
import { periodEnding } from '../operations/account-bridge.ts';
import { periodsOf } from '../operations/bridge.ts';
import { readCompanyBridge } from '../operations/read-company-bridge.ts';
import { dropOlderBridges, keepCompanyBridges } from '../store/company-bridges.ts';
import type { BridgedPeriods } from '../store/company-bridges.ts';

export const bridgeJobKind = 'warnings.bridge';

const payloadSchema = z.object({ month: z.string(), against: z.string(), months: z.number() });

const lastMonth = async (context: Context): Promise<BridgedPeriods> => {
  const { before, after } = await periodsOf(context, { months: 1 });
  return { month: after.to, against: before.to, months: 1 };
};

/**
 * Adds up the bridges of all accounts between two periods and keeps them, whole and cut. After a watch: the last whole
 * month against the year before, in the place of everything that was computed over the ledger as it was.
 */
export const computeBridge: JobHandler = async (context, payload): Promise<Json> => {
  const asked = payloadSchema.safeParse(payload).data;
  const start = asked ?? (await context.transact(async (inner) => await lastMonth(inner)));
  const { month, against, months } = start;
  const cuts = await readCompanyBridge(context, {
    periods: { before: periodEnding(against, months), after: periodEnding(month, months) },
    within: () => sql<boolean>`true`,
    transact: async (step) => await context.transact(async ({ db }) => await step(db)),
    goesOn: async (done) => {
      await context.progress({ done, total: null, phase: 'adding' });
      return !context.isCancelled();
    },
  });
  if (cuts === null) return null;
  await context.transact(async ({ db, company }) => {
    if (asked === undefined) await dropOlderBridges(db, company.id, context.now);
    await keepCompanyBridges(db, { orgId: company.id, ...start, now: context.now }, cuts);
  });
  return { month, against, months, groups: cuts.length };
};
