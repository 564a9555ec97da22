import type { Db } from '#db/handle';
import type { Role } from '#kernel/access';
import { companyTables } from '../tables.ts';

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly joinedAt: Date;
};

const columns = ['userId', 'name', 'email', 'roles', 'active', 'joinedAt'] as const;

export const listMembers = async (db: Db, orgId: number): Promise<readonly Member[]> =>
  await companyTables(db)
    .selectFrom('member')
    .select(columns)
    .where('orgId', '=', orgId)
    .orderBy('joinedAt')
    .orderBy('userId')
    .execute();

export const findMember = async (db: Db, orgId: number, userId: string): Promise<Member | undefined> =>
  await companyTables(db)
    .selectFrom('member')
    .select(columns)
    .where('orgId', '=', orgId)
    .where('userId', '=', userId)
    .executeTakeFirst();

export const findMemberByEmail = async (db: Db, orgId: number, email: string): Promise<Member | undefined> =>
  await companyTables(db)
    .selectFrom('member')
    .select(columns)
    .where('orgId', '=', orgId)
    .where('email', '=', email)
    .executeTakeFirst();

type NewMember = {
  readonly orgId: number;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly joinedAt: Date;
};

export const addMember = async (db: Db, member: NewMember): Promise<void> => {
  await companyTables(db)
    .insertInto('member')
    .values({ ...member, roles: [...member.roles] })
    .execute();
  await keepRoles(db, member, member.roles);
};

type MemberKey = { readonly orgId: number; readonly userId: string };

/** What was granted in a role names it for good, also when it is taken away. */
const keepRoles = async (db: Db, { orgId, userId }: MemberKey, roles: readonly Role[]): Promise<void> => {
  if (roles.length === 0) return;
  await companyTables(db)
    .insertInto('memberRole')
    .values(roles.map((role) => ({ orgId, userId, role })))
    .onConflict((conflict) => conflict.columns(['orgId', 'userId', 'role']).doNothing())
    .execute();
};

type MemberChange = { readonly name: string; readonly roles: readonly Role[]; readonly active: boolean };

export const updateMember = async (db: Db, key: MemberKey, change: MemberChange): Promise<void> => {
  await companyTables(db)
    .updateTable('member')
    .set({ ...change, roles: [...change.roles] })
    .where('orgId', '=', key.orgId)
    .where('userId', '=', key.userId)
    .execute();
  await keepRoles(db, key, change.roles);
};

/** How many active administrators there would be without this person. */
export const countOtherAdmins = async (db: Db, orgId: number, userId: string): Promise<number> => {
  const members = await listMembers(db, orgId);
  return members.filter((member) => member.active && member.userId !== userId && member.roles.includes('admin')).length;
};
