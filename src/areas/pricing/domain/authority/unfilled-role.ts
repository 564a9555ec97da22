import type { Day } from '#kernel/day';
import type { ApproverRole, AuthorityBand } from '../policy/policy.ts';
import { isAway } from './routing.ts';
import type { Colleague, Delegation } from './routing.ts';

/** Why a signature of a band can be had from nobody. */
export type UnfilledReason =
  /** Nobody holds the role. */
  | 'vacant'
  /** Only who asks holds it, and nobody signs an own request. */
  | 'own-only'
  /** Who holds it already signs for another role, and nobody signs twice. */
  | 'taken';

type Routing = {
  readonly band: AuthorityBand;
  readonly requesterId: string;
  /** Those who may decide prices of the account. */
  readonly colleagues: readonly Colleague[];
  readonly delegations: readonly Delegation[];
  readonly today: Day;
};

/**
 * The first role of a band that is left without a signer when every role is given to another person, none of them who asks; null when the
 * request can be answered in full. Delegates of today count; who stands in for who asks does not. Example: director and finance
 * needed, one person holding both → finance, taken.
 */
export const unfilledRoleOf = (
  routing: Routing,
): { readonly role: ApproverRole; readonly reason: UnfilledReason } | null => {
  const { band, requesterId, colleagues } = routing;
  const signerOf = new Map<string, ApproverRole>();
  /** Gives the role to somebody free, or to whom another role can be taken from. */
  const isGiven = (role: ApproverRole, asked: Set<string>): boolean => {
    for (const userId of signersFor(role, routing)) {
      if (asked.has(userId)) continue;
      asked.add(userId);
      const held = signerOf.get(userId);
      if (held === undefined || isGiven(held, asked)) {
        signerOf.set(userId, role);
        return true;
      }
    }
    return false;
  };
  for (const role of band.needs) {
    if (isGiven(role, new Set())) continue;
    if (signersFor(role, routing).length > 0) return { role, reason: 'taken' };
    const isOwn = colleagues.some(({ userId, roles }) => userId === requesterId && roles.includes(role));
    return { role, reason: isOwn ? 'own-only' : 'vacant' };
  }
  return null;
};

/** Who could sign for a role: its holders, and those who stand in for one today. */
const signersFor = (
  role: ApproverRole,
  { requesterId, colleagues, delegations, today }: Routing,
): readonly string[] => {
  const holders = colleagues.filter(({ userId, roles }) => userId !== requesterId && roles.includes(role));
  const delegates = delegations
    .filter((one) => isAway(one, today) && holders.some(({ userId }) => userId === one.fromUserId))
    .map(({ toUserId }) => toUserId)
    .filter((id) => id !== requesterId && colleagues.some(({ userId }) => userId === id));
  return [...new Set([...holders.map(({ userId }) => userId), ...delegates])];
};

/**
 * Why nobody can approve a paper for an office: nobody holds it, or only who made or changed the paper; null when somebody can.
 * Example: drafted by the only finance controller → own-only.
 */
export const missingApproverOf = (
  holders: readonly string[],
  makers: readonly (string | null)[],
): Exclude<UnfilledReason, 'taken'> | null => {
  if (holders.length === 0) return 'vacant';
  return holders.every((id) => makers.includes(id)) ? 'own-only' : null;
};
