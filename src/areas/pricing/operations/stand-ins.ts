import { scopeOf, seesCost, visibleFieldsOf } from '#kernel/access';
import type { Role } from '#kernel/access';
import { delegateRights } from '../contract/permissions.ts';

type Person = { readonly userId: string; readonly roles: readonly Role[] };

/** May somebody sign in the place of who is away? For finance's signature the delegate sees costs as finance does. */
export const mayStandIn = (delegate: readonly Role[], absent: readonly Role[]): boolean =>
  scopeOf(delegateRights, delegate) !== null && (!absent.includes('finance') || seesCost(visibleFieldsOf(delegate)));

/** The delegations that hold with the roles of today: one that was made for other roles gives no signature. */
export const heldDelegations = <Row extends { readonly fromUserId: string; readonly toUserId: string }>(
  delegations: readonly Row[],
  people: readonly Person[],
): readonly Row[] => {
  const rolesOf = new Map(people.map(({ userId, roles }) => [userId, roles]));
  return delegations.filter(({ fromUserId, toUserId }) => {
    const [absent, delegate] = [rolesOf.get(fromUserId), rolesOf.get(toUserId)];
    return absent !== undefined && delegate !== undefined && mayStandIn(delegate, absent);
  });
};
