import { addTimeline, dropTierTasks, setStandings } from '#areas/accounts';
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
export type TierGround = {
  readonly source: 'proposal' | 'override' | 'expiry';
  readonly reason: string | null;
  /** False where the caller writes one entry of the audit for all. */
  readonly isAudited?: boolean;
};

const actions = { proposal: 'accept-tier', override: 'override-tier', expiry: 'expire-tier' } as const;

/** An account without a tier is unrated. */
const storedTier = (tier: Tier) => (tier === 'unrated' ? null : tier);

/** What the timeline tells of a change: each kind has its own sentence, with the reason where one was given. */
const toldOf = (
  { tier, tierBefore, type, typeBefore, expiresOn }: TierChange,
  { source, reason }: TierGround,
): readonly { readonly kind: string; readonly params: Readonly<Record<string, string>> }[] => {
  const why = reason === null || reason === '' ? {} : { reason };
  const because = 'reason' in why ? '-because' : '';
  const tiers = { before: tierBefore, after: tier, ...why };
  const types = { before: typeBefore ?? '', after: type ?? '', ...why };
  const tierTold =
    source === 'override' && expiresOn !== null
      ? [{ kind: 'tier-overridden', params: { ...tiers, expiresOn } }]
      : source === 'expiry'
        ? [{ kind: tier === tierBefore ? 'tier-override-ended' : 'tier-expired', params: tiers }]
        : tier === tierBefore
          ? []
          : [{ kind: `tier-changed${because}`, params: tiers }];
  return [...tierTold, ...(type === typeBefore ? [] : [{ kind: `ka-type-changed${because}`, params: types }])];
};

/** Writes decided tiers and types with their history, the timeline and the audit, in the caller's transaction. */
export const applyTierChanges = async (
  context: Context,
  changes: readonly TierChange[],
  ground: TierGround,
): Promise<void> => {
  const { db, company, actor, now, today, newId } = context;
  // Nobody decides what a date ends.
  const person = ground.source === 'expiry' ? null : actor;
  const { source, reason } = ground;
  const by = {
    source,
    reason,
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
  await dropTierTasks(
    context,
    standings.flatMap(({ accountId, change }) => (change.field === 'tier' ? [accountId] : [])),
  );
  await addTimeline(
    db,
    company.id,
    changes.flatMap((change) =>
      toldOf(change, ground).map((told) => ({
        ...told,
        id: newId(),
        accountId: change.accountId,
        at: now,
        actorId: actor.userId,
        actorName: actor.name,
      })),
    ),
  );
  if (ground.isAudited === false) return;
  for (const { accountId, tierBefore, tier, typeBefore, type, expiresOn } of changes)
    await context.audit({
      action: actions[ground.source],
      objectType: 'account',
      objectId: accountId,
      before: { tier: tierBefore, type: typeBefore },
      after: { tier, type, expiresOn, reason: ground.reason },
    });
};
