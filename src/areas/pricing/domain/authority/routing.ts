import type { Day } from '#kernel/day';
import type { ApproverRole, AuthorityBand } from '../policy/policy.ts';

/** Who signs for whom while somebody is away. */
export type Delegation = {
  readonly fromUserId: string;
  readonly toUserId: string;
  readonly fromOn: Day;
  readonly toOn: Day;
};

export type Colleague = { readonly userId: string; readonly roles: readonly string[] };

export type Signature = { readonly role: ApproverRole; readonly userId: string };

/** A place to sign, and for whom when it is signed as a delegate. */
export type Slot = { readonly role: ApproverRole; readonly forUserId: string | null };

export type SlotRefusal = 'own-request' | 'signed-already' | 'not-asked';

export const isAway = ({ fromOn, toOn }: Delegation, today: Day): boolean => fromOn <= today && today <= toOn;

/** The roles whose signature is still missing. */
export const openRolesOf = (band: AuthorityBand, signatures: readonly Signature[]): readonly ApproverRole[] =>
  band.needs.filter((role) => !signatures.some((signature) => signature.role === role));

type Signing = {
  readonly band: AuthorityBand;
  readonly signatures: readonly Signature[];
  readonly requesterId: string;
  readonly signer: Colleague;
  readonly colleagues: readonly Colleague[];
  readonly delegations: readonly Delegation[];
  readonly today: Day;
};

/**
 * The place that a person may sign. Nobody signs an own request, and nobody twice: a band of two roles is two people,
 * also when one of them holds both roles or stands in for the other. A delegate signs with the roles of those away.
 */
export const slotFor = (signing: Signing): Slot | SlotRefusal => {
  const { band, signatures, requesterId, signer, colleagues, delegations, today } = signing;
  if (signer.userId === requesterId) return 'own-request';
  if (signatures.some(({ userId }) => userId === signer.userId)) return 'signed-already';
  const open = openRolesOf(band, signatures);
  const own = open.find((role) => signer.roles.includes(role));
  if (own !== undefined) return { role: own, forUserId: null };
  for (const delegation of delegations) {
    const isMine = delegation.toUserId === signer.userId && isAway(delegation, today);
    const isFree =
      delegation.fromUserId !== requesterId && !signatures.some(({ userId }) => userId === delegation.fromUserId);
    const absent = colleagues.find(({ userId }) => userId === delegation.fromUserId);
    const role = isMine && isFree ? open.find((wanted) => absent?.roles.includes(wanted) === true) : undefined;
    if (role !== undefined) return { role, forUserId: delegation.fromUserId };
  }
  return 'not-asked';
};

type Asking = Omit<Signing, 'signer'> & {
  /** Those who may decide prices of the account: nobody else is asked, nor stands in. */
  readonly deciders: ReadonlySet<string>;
};

/**
 * Who is asked for the open signatures today: holders of the role, in their absence their delegates. Who is away is asked all
 * the same where no delegate may sign, such as the requester or one who may not see the account, so that a request never waits
 * for nobody.
 */
export const askedOf = (given: Asking): readonly string[] =>
  decidersIn(given)
    .filter((signer) => typeof slotFor({ ...given, signer }) === 'object' && !isReplaced(signer.userId, given))
    .map(({ userId }) => userId);

const decidersIn = ({ colleagues, deciders }: Asking): readonly Colleague[] =>
  colleagues.filter(({ userId }) => deciders.has(userId));

/** Away, with a delegate who may sign in the place. */
const isReplaced = (userId: string, given: Asking): boolean =>
  given.delegations.some((delegation) => {
    const isOwn = delegation.fromUserId === userId && isAway(delegation, given.today);
    const signer = isOwn ? decidersIn(given).find((one) => one.userId === delegation.toUserId) : undefined;
    return signer !== undefined && typeof slotFor({ ...given, signer }) === 'object';
  });

/** When an answer is due: whole hours after the question. */
export const dueAt = (askedAt: Date, clockHours: number): Date => new Date(askedAt.getTime() + clockHours * 3_600_000);
