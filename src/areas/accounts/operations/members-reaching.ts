import { scopeOf } from '#kernel/access';
import type { PermissionTable } from '#kernel/access';
import { listMembers } from '#platform/identity';
import type { Member } from '#platform/identity';
import type { Context } from '#platform/operations';
import { listReach } from '../store/reach.ts';

/**
 * Whom a right lets act on each of some accounts: active people whose roles hold it and whose reach the account is in. By this
 * rule somebody is offered, refused and found as a successor.
 */
export const listMembersReaching = async (
  { db, company, today }: Pick<Context, 'db' | 'company' | 'today'>,
  right: PermissionTable[string],
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Member[]>> => {
  const members = (await listMembers(db, company.id)).flatMap((member) => {
    const scope = member.active ? scopeOf(right, member.roles) : null;
    return scope === null ? [] : [{ member, scope }];
  });
  const reached = new Map<string, Set<string>>(accountIds.map((id) => [id, new Set()]));
  for (const scope of ['own', 'team'] as const) {
    const userIds = members.filter((one) => one.scope === scope).map(({ member }) => member.userId);
    const found = await listReach(db, { orgId: company.id, today, scope, userIds, accountIds });
    for (const { userId, accountId } of found) reached.get(accountId)?.add(userId);
  }
  return new Map(
    [...reached].map(([id, userIds]) => [
      id,
      members.flatMap(({ member, scope }) => (scope === 'all' || userIds.has(member.userId) ? [member] : [])),
    ]),
  );
};
