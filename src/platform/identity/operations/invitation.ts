import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import type { InstallationContext } from '#platform/operations';
import { handleInstallation } from '#platform/operations';
import { identityContract } from '../contract.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { hashSecret } from '../secret.ts';
import { findCompany } from '../store/companies.ts';
import { findInvitation, markAccepted } from '../store/invitations.ts';
import { addMember, findMember } from '../store/members.ts';
import { createUser, findUserByEmail } from '../store/users.ts';
import { admitAttempt, forgetAttempts } from './attempts.ts';
import { openSession } from './open-session.ts';

const { findInvitation: open, acceptInvitation } = identityContract.operations;

const loadInvitation = async (context: InstallationContext, token: string) =>
  await context.transact(async (db) => {
    const invitation = await findInvitation(db, hashSecret(token), context.now);
    const company = invitation && (await findCompany(db, invitation.orgId));
    if (invitation === undefined || company === undefined) throw new AppError('identity.invitation-unknown');
    return { invitation, company, user: await findUserByEmail(db, invitation.email) };
  });

export const invitationHandlers = [
  handleInstallation(open, async (context, { token }) => {
    const { invitation, company, user } = await loadInvitation(context, token);
    const { email, name } = invitation;
    return { email, name, companyName: company.name, companyNameEn: company.nameEn, hasAccount: user !== undefined };
  }),

  handleInstallation(acceptInvitation, async (context, input) => {
    const { now } = context;
    const { invitation, user } = await loadInvitation(context, input.token);
    const { email, orgId, roles } = invitation;
    // Who already has a password in this installation proves it: an invitation never takes an account over.
    if (user !== undefined) {
      await admitAttempt(context, email);
      if (!(await verifyPassword(input.password, user.passwordHash))) throw new AppError('identity.wrong-password');
      await forgetAttempts(context, email);
    }
    const passwordHash = user?.passwordHash ?? (await hashPassword(input.password));
    const name = input.name ?? invitation.name;
    const secret = await context.transact(async (db) => {
      if (!(await markAccepted(db, invitation.id, now))) throw new AppError('identity.invitation-unknown');
      const userId = user?.id ?? context.newId();
      if (user === undefined)
        await createUser(db, {
          id: userId,
          email,
          name,
          passwordHash,
          now,
          language: input.language ?? context.language,
        });
      if ((await findMember(db, orgId, userId)) === undefined)
        await addMember(db, { orgId, userId, name, email, roles, joinedAt: now });
      await context.audit(db, {
        orgId,
        actor: { userId, name },
        action: 'identity.acceptInvitation',
        objectType: 'user',
        objectId: userId,
        after: { email, roles },
      });
      return await openSession(context, db, { userId, orgId });
    });
    context.setSession(secret);
    return okAnswer;
  }),
];
