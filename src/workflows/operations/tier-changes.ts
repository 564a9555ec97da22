import { addTimeline, setStandings } from '#areas/accounts';
import type { StandingChange } from '#areas/accounts';
import type { KeyAccountType, Tier } from '#domain/identification';
import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';

export type TierChange = {
  readonly accountId: string;
  readonly tierBefore: Tier;
  readonly tier: Tier;
  readonly typeBefore: KeyAccountType | null;
  readonly type: KeyAccountType | null;
  readonly expiresOn: Day | null;
};

/** What decided the changes, and why. */
export type TierGround = { readonly source: 'proposal' | 'override' | 'expiry'; readonly reason: string | null };

const actions = { proposal: 'accept-tier', override: 'override-tier', expiry: 'expire-tier' } as const;

/** An account without a tier is unrated. */
const storedTier = (tier: Tier) => (tier === 'unrated' ? null : tier);

/** Writes decided tiers and types with their history, the timeline and the audit, in the caller's transaction. */
export const applyTierChanges = async (
  context: Context,
  changes: readonly TierChange[],
  ground: TierGround,
): Promise<void> => {
  const { db, company, actor, now, today, newId } = context;
  // Nobody decides what a date ends.
  const person = ground.source === 'expiry' ? null : actor;
  const by = {
    ...ground,
    decidedBy: person?.userId ?? null,
    decidedByName: person?.name ?? null,
    decidedAt: now,
    decidedOn: today,
  };
  const standings = changes.flatMap(
    ({ accountId, tier, tierBefore, type, typeBefore, expiresOn }): StandingChange[] => [
      ...(tier === tierBefore && expiresOn === null && ground.source !== 'expiry'
        ? []
        : [{ ...by, id: newId(), accountId, change: { field: 'tier' as const, after: storedTier(tier), expiresOn } }]),
      ...(type === typeBefore
        ? []
        : [{ ...by, id: newId(), accountId, change: { field: 'ka_type' as const, after: type } }]),
    ],
  );
  await setStandings(db, company.id, standings);
  await addTimeline(
    db,
    company.id,
    changes.flatMap(({ accountId, tier, tierBefore, type, typeBefore }) => {
      const entry = { accountId, at: now, actorId: actor.userId, actorName: actor.name };
      return [
        ...(tier === tierBefore
          ? []
          : [{ ...entry, id: newId(), kind: 'tier-changed', params: { before: tierBefore, after: tier } }]),
        ...(type === typeBefore
          ? []
          : [
              {
                ...entry,
                id: newId(),
                kind: 'ka-type-changed',
                params: { before: typeBefore ?? '', after: type ?? '' },
              },
            ]),
      ];
    }),
  );
  for (const { accountId, tierBefore, tier, typeBefore, type, expiresOn } of changes)
    await context.audit({
      action: actions[ground.source],
      objectType: 'account',
      objectId: accountId,
      before: { tier: tierBefore, type: typeBefore },
      after: { tier, type, expiresOn, reason: ground.reason },
    });
};
