import { addExpiryTasks, dropExpiryTasks, listEndingOverrides, listExpiredOverrides } from '#areas/accounts';
import { listAgreementEnds } from '#areas/pricing';
import { closeProposals, findTierFacts, listEndingStatements, listOpenOf } from '#areas/identification';
import { tierAfterOverride } from '#domain/identification';
import { addDays } from '#kernel/day';
import { listMembers } from '#platform/identity';
import type { Context, JobContext, JobHandler } from '#platform/operations';
import { applyTierChanges } from '../operations/tier-changes.ts';

const perSlice = 100;
/** A statement that ran out while no server ran is still told of; older ones are history. */
const toldDays = 60;
/** Time to talk to the customer and to renew what is about to end. */
const aheadDays = 14;

type Ending = Awaited<ReturnType<typeof listEndingOverrides>>[number];

/** The day of the decision is part of the key: an override that is renewed to the same day is told of again. */
const tierAhead = ({ accountId, since, expiresOn }: Ending): string => `tier-ahead/${accountId}/${since}/${expiresOn}`;
const statementAhead = (id: string): string => `statement-ahead/${id}`;
const agreementAhead = (id: string): string => `agreement-ahead/${id}`;

/**
 * Each day: overrides of tiers that have run out fall to what the latest run found (never rise by themselves), with history and a task for the
 * account's manager (a director where it has none); evidence that has run out counts no more, and makes a task to renew it.
 * Both are told of two weeks ahead, as a task that is due on the last day and goes when that is over; so is the end of an
 * agreement, from its notice day until another follows.
 */
export const expireJob: JobHandler = async (job) => {
  const tiers = await expireOverrides(job);
  const statements = await job.transact(tellExpiredStatements);
  const ahead = await job.transact(tellAhead);
  return { tiers, statements, ahead };
};

const expireOverrides = async (job: JobContext): Promise<number> => {
  for (let done = 0; ;) {
    const slice = await job.transact(async (context) => {
      const { db, company, today } = context;
      const expired = await listExpiredOverrides(db, company.id, { today, limit: perSlice });
      for (const one of expired) await expireOverride(context, one);
      await addExpiryTasks(
        context,
        expired.map(({ accountId, ownerId, expiresOn, tier }) => ({
          key: `tier/${accountId}/${expiresOn}`,
          accountId,
          assigneeId: ownerId,
          kind: 'tier-expired',
          params: { tier: tier ?? 'unrated', expiresOn },
        })),
        await directorOf(context),
      );
      return expired.length;
    });
    done += slice;
    if (slice < perSlice || job.isCancelled()) return done;
  }
};

type Expired = Awaited<ReturnType<typeof listExpiredOverrides>>[number];

const expireOverride = async (context: Context, { accountId, tier, kaType }: Expired): Promise<void> => {
  const { db, company, now } = context;
  const held = tier ?? 'unrated';
  const { tier: found } = await findTierFacts(db, company.id, accountId);
  const after = tierAfterOverride(held, found);
  await applyTierChanges(
    context,
    [
      {
        accountId,
        tierBefore: held,
        tier: after,
        typeBefore: kaType,
        type: kaType,
        expiresOn: null,
      },
    ],
    { source: 'expiry', reason: null },
  );
  const answered = (await listOpenOf(db, company.id, accountId)).filter(
    ({ tierTo, typeFrom, typeTo }) => tierTo === after && typeFrom === typeTo,
  );
  await closeProposals(db, company.id, {
    ids: answered.map(({ id }) => id),
    state: 'accepted',
    reason: null,
    decidedBy: context.actor.userId,
    decidedByName: context.actor.name,
    decidedAt: now,
  });
};

const tellExpiredStatements = async (context: Context): Promise<number> => {
  const { db, company, today } = context;
  const expired = await listEndingStatements(db, company.id, { from: addDays(today, -toldDays), before: today });
  await dropExpiryTasks(
    context,
    expired.map(({ id }) => statementAhead(id)),
  );
  return await addExpiryTasks(
    context,
    expired.map(({ id, accountId, ownerId, kind, expiresOn }) => ({
      key: `statement/${id}`,
      accountId,
      assigneeId: ownerId,
      kind: 'statement-expired',
      params: { statement: kind, expiresOn },
    })),
    await directorOf(context),
  );
};

const tellAhead = async (context: Context): Promise<number> => {
  const { db, company, today } = context;
  const through = addDays(today, aheadDays);
  const tiers = await listEndingOverrides(db, company.id, { from: today, through });
  const statements = await listEndingStatements(db, company.id, { from: today, before: addDays(through, 1) });
  const agreements = await listAgreementEnds(db, company.id, today);
  await dropExpiryTasks(
    context,
    agreements.filter(({ isDue }) => !isDue).map(({ id }) => agreementAhead(id)),
  );
  return await addExpiryTasks(
    context,
    [
      ...tiers.map((ending) => ({
        key: tierAhead(ending),
        accountId: ending.accountId,
        assigneeId: ending.ownerId,
        kind: 'tier-ends' as const,
        dueOn: ending.expiresOn,
        params: { tier: ending.tier ?? 'unrated', expiresOn: ending.expiresOn },
      })),
      ...statements.map(({ id, accountId, ownerId, kind, expiresOn }) => ({
        key: statementAhead(id),
        accountId,
        assigneeId: ownerId,
        kind: 'statement-ends' as const,
        dueOn: expiresOn,
        params: { statement: kind, expiresOn },
      })),
      ...agreements
        .filter(({ isDue }) => isDue)
        .map(({ id, accountId, ownerId, number, validTo }) => ({
          key: agreementAhead(id),
          accountId,
          assigneeId: ownerId,
          kind: 'agreement-ends' as const,
          dueOn: validTo,
          params: { number, expiresOn: validTo, agreementId: id },
        })),
    ],
    await directorOf(context),
  );
};

const directorOf = async ({ db, company }: Context): Promise<string | null> =>
  (await listMembers(db, company.id)).find(({ active, roles }) => active && roles.includes('director'))?.userId ?? null;
