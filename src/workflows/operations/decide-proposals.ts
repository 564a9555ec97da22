import { addTimeline } from '#areas/accounts';
import { closeProposals, lockOpenProposals, lockOpenSet } from '#areas/identification';
import type { ProposalRow } from '#areas/identification';
import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { workflowsContract } from '../contract.ts';
import { applyTierChanges } from './tier-changes.ts';

const { operations } = workflowsContract;

/** What a decision over many moved: from which tier to which, and the accounts. */
const movesOf = (proposals: readonly ProposalRow[]) =>
  [...Map.groupBy(proposals, ({ tierFrom, tierTo }) => `${tierFrom} → ${tierTo}`)].map(([move, moved]) => ({
    move,
    accounts: moved.map(({ accountId }) => accountId),
  }));

/** The timeline of each account tells what was not followed, and why. */
const tellRefusals = async (
  { db, company, actor, now, newId }: Context,
  refused: readonly ProposalRow[],
  reason: string,
): Promise<void> =>
  await addTimeline(
    db,
    company.id,
    refused.map(({ accountId, tierFrom, tierTo }) => ({
      id: newId(),
      accountId,
      at: now,
      kind: 'tier-refused',
      params: { before: tierFrom, after: tierTo, reason },
      actorId: actor.userId,
      actorName: actor.name,
    })),
  );

/**
 * Accepts or refuses proposals, single ones or all of a filter; single ones that somebody else decided meanwhile are named
 * and left as they are, a filter that finds another number than the caller saw is refused. Several at once are one entry
 * of the audit; the history of each account tells its own.
 */
export const decideProposals = handle(operations.decideProposals, async (context, input) => {
  const { ids, all, decision, reason = '' } = input;
  const { db, company, actor, now } = context;
  if (decision === 'refuse' && reason === '') throw new AppError('workflows.reason-missing');
  const open =
    all === undefined ? await lockOpenProposals(db, company.id, ids) : await lockOpenSet(db, company.id, all);
  if (all !== undefined && open.length !== all.expected)
    throw new AppError('workflows.proposals-changed', { found: open.length, expected: all.expected });
  const isBulk = open.length > 1;
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
      { source: 'proposal', reason: reason === '' ? null : reason, isAudited: !isBulk },
    );
  else await tellRefusals(context, open, reason);
  const [single] = open;
  if (decision === 'refuse' && !isBulk && single !== undefined)
    await context.audit({
      action: 'refuse-tier',
      objectType: 'account',
      objectId: single.accountId,
      before: { tier: single.tierFrom },
      after: { proposed: single.tierTo, reason },
    });
  if (isBulk)
    await context.audit({
      action: decision === 'accept' ? 'accept-tiers' : 'refuse-tiers',
      objectType: 'tier-proposals',
      objectId: open[0]?.runId ?? '',
      after: { decided: open.length, moves: movesOf(open), reason },
    });
  const found = new Set(open.map(({ id }) => id));
  return { decided: open.length, gone: ids.filter((id) => !found.has(id)) };
});
