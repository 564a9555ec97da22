import type { Db } from '#db/handle';
import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { createT } from '#kernel/i18n';
import { handleInstallation } from '#platform/operations';
import type { InstallationContext } from '#platform/operations';
import { identityContract } from '../contract.ts';
import { after, lifetimes } from '../domain/lifetimes.ts';
import { identityMessages } from '../messages/index.ts';
import type { zhCN } from '../messages/zh-CN.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { listCompaniesOf } from '../store/companies.ts';
import { createReset, takeReset } from '../store/invitations.ts';
import { findMember, updateMember } from '../store/members.ts';
import { removeSessions } from '../store/sessions.ts';
import { findUser, findUserByEmail, updatePassword, updatePreferences } from '../store/users.ts';
import { admitAttempt, forgetAttempts } from './attempts.ts';
import { callerOf } from './caller.ts';

const { me, updateMe, changePassword, requestPasswordReset, resetPassword } = identityContract.operations;

/** A password belongs to the person; every company that the person works in learns of it. */
const auditEverywhere = async (
  context: InstallationContext,
  db: Db,
  event: Omit<Parameters<InstallationContext['audit']>[1], 'orgId'>,
): Promise<void> => {
  for (const { id } of await listCompaniesOf(db, event.objectId)) await context.audit(db, { ...event, orgId: id });
};

export const selfHandlers = [
  handleInstallation(me, async (context) => {
    const { actor, company } = callerOf(context);
    const { user, companies } = await context.transact(async (db) => ({
      user: await findUser(db, actor.userId),
      companies: await listCompaniesOf(db, actor.userId),
    }));
    if (user === undefined) throw new AppError('identity.user-unknown');
    const { id, email, language, theme } = user;
    return {
      user: { id, email, language, theme, name: actor.name },
      company,
      companies: [...companies],
      roles: [...actor.roles],
      permissions: { ...actor.rights },
      fields: [...actor.fields],
      language,
    };
  }),

  handleInstallation(updateMe, async (context, { name, language, theme }) => {
    const { actor, company } = callerOf(context);
    await context.transact(async (db) => {
      await updatePreferences(db, actor.userId, { name, language, theme });
      const member = await findMember(db, company.id, actor.userId);
      if (name === undefined || member === undefined || member.name === name) return;
      await updateMember(
        db,
        { orgId: company.id, userId: actor.userId },
        { name, roles: member.roles, active: member.active },
      );
      await context.audit(db, {
        orgId: company.id,
        action: 'identity.updateMe',
        objectType: 'user',
        objectId: actor.userId,
        before: { name: member.name },
        after: { name },
      });
    });
    return okAnswer;
  }),

  handleInstallation(changePassword, async (context, { current, next }) => {
    const { actor, company } = callerOf(context);
    const user = await context.transact(async (db) => await findUser(db, actor.userId));
    if (user === undefined) throw new AppError('identity.user-unknown');
    await admitAttempt(context, user.email);
    if (!(await verifyPassword(current, user.passwordHash))) throw new AppError('identity.wrong-password');
    await forgetAttempts(context, user.email);
    const passwordHash = await hashPassword(next);
    await context.transact(async (db) => {
      await updatePassword(db, { id: user.id, passwordHash, now: context.now });
      await removeSessions(db, user.id, context.sessionId);
      await context.audit(db, {
        orgId: company.id,
        action: 'identity.changePassword',
        objectType: 'user',
        objectId: user.id,
      });
    });
    return okAnswer;
  }),

  handleInstallation(requestPasswordReset, async (context, { email }) => {
    await admitAttempt(context, email);
    const { now } = context;
    const secret = newSecret();
    const user = await context.transact(async (db) => {
      const found = await findUserByEmail(db, email);
      if (found !== undefined) {
        const endsAt = after(now, lifetimes.passwordReset);
        await createReset(db, {
          id: context.newId(),
          userId: found.id,
          secretHash: hashSecret(secret),
          endsAt,
          usedAt: null,
        });
        await auditEverywhere(context, db, {
          actor: context.actor ?? { userId: found.id, name: found.name },
          action: 'identity.requestPasswordReset',
          objectType: 'user',
          objectId: found.id,
          after: { email },
        });
      }
      return found;
    });
    const isOperator = context.actor?.via === 'cli';
    if (user === undefined && isOperator) throw new AppError('identity.user-unknown');
    // Strangers get the same answer: it does not tell whether the e-mail is known.
    if (user === undefined) return okAnswer;
    const hours = lifetimes.passwordReset / 3_600_000;
    const t = createT<typeof zhCN>(user.language, await identityMessages.load[user.language]());
    const link = `${context.baseUrl}/reset?token=${secret}`;
    await context.send({
      to: email,
      subject: t('reset.subject'),
      text: t('reset.text', { name: user.name, hours, link }),
    });
    if (!isOperator) return okAnswer;
    const told = createT<typeof zhCN>(context.language, await identityMessages.load[context.language]());
    return { ok: true, link, note: told('reset.told', { email, hours, link }) } as const;
  }),

  handleInstallation(resetPassword, async (context, { token, password }) => {
    const passwordHash = await hashPassword(password);
    await context.transact(async (db) => {
      const userId = await takeReset(db, hashSecret(token), context.now);
      if (userId === undefined) throw new AppError('identity.link-unknown');
      await updatePassword(db, { id: userId, passwordHash, now: context.now });
      await removeSessions(db, userId);
      const user = await findUser(db, userId);
      await auditEverywhere(context, db, {
        actor: { userId, name: user?.name ?? '' },
        action: 'identity.resetPassword',
        objectType: 'user',
        objectId: userId,
      });
    });
    return okAnswer;
  }),
];
