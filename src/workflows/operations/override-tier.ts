import { requireAccount } from '#areas/accounts';
import { closeProposals, findTierFacts, listOpenOf } from '#areas/identification';
import { decideTier } from '#domain/identification';
import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import { workflowsContract } from '../contract.ts';
import { applyTierChanges } from './tier-changes.ts';

const { operations } = workflowsContract;

/** A person's own decision against what was proposed: with a reason, for a time; open proposals of the account are answered by it. */
export const overrideTier = handle(
  operations.overrideTier,
  async (context, { accountId, tier, type, reason, expiresOn }) => {
    const { db, company, actor, now, today } = context;
    const account = await requireAccount(context, 'accounts.read', accountId);
    const result = await findTierFacts(db, company.id, accountId);
    const wanted = type === undefined ? account.kaType : type;
    const decision = decideTier(
      { act: 'override', tier, type: wanted, reason, expiresOn },
      { result, asOf: today, roles: actor.roles },
    );
    if (decision.kind === 'refused') throw new AppError(`workflows.${decision.code}`, decision.params);
    await applyTierChanges(
      context,
      [{ accountId, tierBefore: account.tier ?? 'unrated', tier, typeBefore: account.kaType, type: wanted, expiresOn }],
      { source: 'override', reason },
    );
    const open = await listOpenOf(db, company.id, accountId);
    await closeProposals(db, company.id, {
      ids: open.map(({ id }) => id),
      state: 'overridden',
      reason,
      decidedBy: actor.userId,
      decidedByName: actor.name,
      decidedAt: now,
    });
    return {
      tier,
      tierExpires: expiresOn,
      againstGates: decision.kind === 'confirmed' ? [...decision.againstGates] : [],
    };
  },
);
