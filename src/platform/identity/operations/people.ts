import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { createT } from '#kernel/i18n';
import { handle, handleInstallation } from '#platform/operations';
import type { Context } from '#platform/operations';
import { latinNameOf } from '#platform/search-text';
import { identityContract } from '../contract.ts';
import { after, lifetimes } from '../domain/lifetimes.ts';
import { identityMessages } from '../messages/index.ts';
import type { zhCN } from '../messages/zh-CN.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { lockCompany } from '../store/companies.ts';
import { createInvitation, listInvitations, removeInvitation } from '../store/invitations.ts';
import { countOtherAdmins, findMember, findMemberByEmail, listMembers, updateMember } from '../store/members.ts';
import type { Member } from '../store/members.ts';
import { unlockAttempts } from './attempts.ts';
import { callerOf } from './caller.ts';

const {
  listUsers,
  updateUser,
  unlockSignIn,
  inviteUser,
  listInvitations: listWaiting,
  revokeInvitation,
} = identityContract.operations;

const userOf = ({ userId, joinedAt, roles, ...member }: Member) => ({
  ...member,
  latinName: latinNameOf(member.name),
  id: userId,
  roles: [...roles],
  joinedAt: joinedAt.toISOString(),
});

type MemberChange = { readonly [field in 'name' | 'roles' | 'active']?: Member[field] | undefined };

const changeMember = async (context: Context, id: string, change: MemberChange): Promise<Member> => {
  const { db, company } = context;
  await lockCompany(db, company.id);
  const member = await findMember(db, company.id, id);
  if (member === undefined) throw new AppError('identity.user-unknown');
  const next = {
    name: change.name ?? member.name,
    roles: change.roles ?? member.roles,
    active: change.active ?? member.active,
  };
  const staysAdmin = next.active && next.roles.includes('admin');
  if (!staysAdmin && (await countOtherAdmins(db, company.id, id)) === 0) throw new AppError('identity.last-admin');
  await updateMember(db, { orgId: company.id, userId: id }, next);
  const { name, roles, active } = member;
  await context.audit({
    action: 'identity.updateUser',
    objectType: 'user',
    objectId: id,
    before: { name, active, roles: [...roles] },
    after: { ...next, roles: [...next.roles] },
  });
  return { ...member, ...next };
};

/** Closes the door behind a person; the history keeps the name. What he answered for is the caller's to hand over. */
export const deactivateMember = async (context: Context, id: string): Promise<void> => {
  await changeMember(context, id, { active: false });
};

export const peopleHandlers = [
  handle(listUsers, async ({ db, company }) => ({ rows: (await listMembers(db, company.id)).map(userOf) })),

  handle(updateUser, async (context, { id, ...change }) => userOf(await changeMember(context, id, change))),

  handleInstallation(unlockSignIn, async (context, { email }) => {
    const { company } = callerOf(context);
    await context.transact(async (db) => {
      const member = await findMemberByEmail(db, company.id, email);
      if (member === undefined) throw new AppError('identity.user-unknown');
      await unlockAttempts(db, email);
      await context.audit(db, {
        orgId: company.id,
        action: 'identity.unlockSignIn',
        objectType: 'user',
        objectId: member.userId,
        after: { email },
      });
    });
    return okAnswer;
  }),

  handleInstallation(inviteUser, async (context, { email, name, roles, language }) => {
    const { actor, company } = callerOf(context);
    const { now } = context;
    const id = context.newId();
    const secret = newSecret();
    const endsAt = after(now, lifetimes.invitation);
    await context.transact(async (db) => {
      if ((await findMemberByEmail(db, company.id, email)) !== undefined)
        throw new AppError('identity.email-taken', { email });
      await createInvitation(db, {
        id,
        email,
        name,
        roles,
        endsAt,
        orgId: company.id,
        secretHash: hashSecret(secret),
        createdBy: actor.userId,
        createdAt: now,
        acceptedAt: null,
      });
      await context.audit(db, {
        orgId: company.id,
        action: 'identity.inviteUser',
        objectType: 'invitation',
        objectId: id,
        after: { email, name, roles },
      });
    });
    const link = `${context.baseUrl}/invitation?token=${secret}`;
    const t = createT<typeof zhCN>(language, await identityMessages.load[language]());
    const days = lifetimes.invitation / 86_400_000;
    await context.send({
      to: email,
      subject: t('invitation.subject', { company: company.name }),
      text: t('invitation.text', { name, days, link, inviter: actor.name, company: company.name }),
    });
    return { id, link, expiresAt: endsAt.toISOString() };
  }),

  handleInstallation(listWaiting, async (context) => {
    const { company } = callerOf(context);
    const invitations = await context.transact(async (db) => await listInvitations(db, company.id, context.now));
    return {
      rows: invitations.map(({ id, email, name, roles, endsAt }) => ({
        id,
        email,
        name,
        roles,
        expiresAt: endsAt.toISOString(),
      })),
    };
  }),

  handleInstallation(revokeInvitation, async (context, { id }) => {
    const { company } = callerOf(context);
    await context.transact(async (db) => {
      if (!(await removeInvitation(db, company.id, id))) throw new AppError('identity.invitation-unknown');
      await context.audit(db, {
        orgId: company.id,
        action: 'identity.revokeInvitation',
        objectType: 'invitation',
        objectId: id,
      });
    });
    return okAnswer;
  }),
];
