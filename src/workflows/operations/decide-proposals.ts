import { closeProposals, lockOpenProposals } from '#areas/identification';
import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import { workflowsContract } from '../contract.ts';
import { applyTierChanges } from './tier-changes.ts';

const { operations } = workflowsContract;

/** Accepts or refuses proposals; those that somebody else decided meanwhile are named and left as they are. */
export const decideProposals = handle(operations.decideProposals, async (context, { ids, decision, reason = '' }) => {
  const { db, company, actor, now } = context;
  if (decision === 'refuse' && reason === '') throw new AppError('workflows.reason-missing');
  const open = await lockOpenProposals(db, company.id, ids);
  if (open.length === 0) throw new AppError('workflows.proposals-decided');
  await closeProposals(db, company.id, {
    ids: open.map(({ id }) => id),
    state: decision === 'accept' ? 'accepted' : 'refused',
    reason: reason === '' ? null : reason,
    decidedBy: actor.userId,
    decidedByName: actor.name,
    decidedAt: now,
  });
  if (decision === 'accept')
    await applyTierChanges(
      context,
      open.map(({ accountId, tierFrom, tierTo, typeFrom, typeTo }) => ({
        accountId,
        tierBefore: tierFrom,
        tier: tierTo,
        typeBefore: typeFrom,
        type: typeTo,
        expiresOn: null,
      })),
      { source: 'proposal', reason: reason === '' ? null : reason },
    );
  else
    for (const { accountId, tierFrom, tierTo } of open)
      await context.audit({
        action: 'refuse-tier',
        objectType: 'account',
        objectId: accountId,
        before: { tier: tierFrom },
        after: { proposed: tierTo, reason },
      });
  const found = new Set(open.map(({ id }) => id));
  return { decided: open.length, gone: ids.filter((id) => !found.has(id)) };
});
