import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { handleInstallation } from '#platform/operations';
import { identityContract } from '../contract.ts';
import { verifyNothing, verifyPassword } from '../password.ts';
import { listCompaniesOf } from '../store/companies.ts';
import { chooseCompany, listSessions, removeSession, removeSessions } from '../store/sessions.ts';
import { findUserByEmail } from '../store/users.ts';
import { isAlive } from '../domain/lifetimes.ts';
import { admitAttempt, forgetAttempts } from './attempts.ts';
import { callerOf } from './caller.ts';
import { openSession } from './open-session.ts';

const {
  signIn,
  signOut,
  signOutEverywhere,
  switchCompany,
  listSessions: list,
  revokeSession,
} = identityContract.operations;

export const signInHandlers = [
  handleInstallation(signIn, async (context, { email, password }) => {
    await admitAttempt(context, email);
    const user = await context.transact(async (db) => await findUserByEmail(db, email));
    // The slow check runs outside of a transaction: the embedded engine has one session for everybody.
    const isRight =
      user === undefined ? await verifyNothing(password) : await verifyPassword(password, user.passwordHash);
    if (user === undefined || !isRight) throw new AppError('identity.wrong-credentials');
    await forgetAttempts(context, email);
    const secret = await context.transact(async (db) => {
      const [company] = await listCompaniesOf(db, user.id);
      if (company === undefined) throw new AppError('identity.no-company');
      if (context.sessionId !== null) await removeSession(db, context.sessionId);
      await context.audit(db, {
        orgId: company.id,
        actor: { userId: user.id, name: user.name },
        action: 'identity.signIn',
        objectType: 'user',
        objectId: user.id,
      });
      return await openSession(context, db, { userId: user.id, orgId: company.id });
    });
    context.setSession(secret);
    return okAnswer;
  }),

  handleInstallation(signOut, async (context) => {
    const { sessionId } = context;
    if (sessionId !== null) await context.transact(async (db) => await removeSession(db, sessionId));
    context.setSession(null);
    return okAnswer;
  }),

  handleInstallation(signOutEverywhere, async (context) => {
    const { actor, company } = callerOf(context);
    await context.transact(async (db) => {
      await removeSessions(db, actor.userId);
      await context.audit(db, {
        orgId: company.id,
        action: 'identity.signOutEverywhere',
        objectType: 'user',
        objectId: actor.userId,
      });
    });
    context.setSession(null);
    return okAnswer;
  }),

  handleInstallation(switchCompany, async (context, { companyId }) => {
    const { actor } = callerOf(context);
    const { sessionId } = context;
    await context.transact(async (db) => {
      const companies = await listCompaniesOf(db, actor.userId);
      if (sessionId === null || !companies.some((company) => company.id === companyId))
        throw new AppError('identity.not-a-member');
      await chooseCompany(db, sessionId, companyId);
    });
    return okAnswer;
  }),

  handleInstallation(list, async (context) => {
    const { actor } = callerOf(context);
    const sessions = await context.transact(async (db) => await listSessions(db, actor.userId));
    return {
      rows: sessions
        .filter((session) => isAlive(session, context.now))
        .map(({ id, createdAt, lastSeenAt, endsAt, ip, userAgent }) => ({
          id,
          ip,
          userAgent,
          current: id === context.sessionId,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          expiresAt: endsAt.toISOString(),
        })),
    };
  }),

  handleInstallation(revokeSession, async (context, { id }) => {
    const { actor } = callerOf(context);
    const isRemoved = await context.transact(async (db) => await removeSession(db, id, actor.userId));
    if (!isRemoved) throw new AppError('identity.session-unknown');
    if (id === context.sessionId) context.setSession(null);
    return okAnswer;
  }),
];
