import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { handleInstallation } from '#platform/operations';
import { identityContract } from '../contract.ts';
import { after } from '../domain/lifetimes.ts';
import { hashSecret, newSecret, tokenMark, tokenPrefixOf } from '../secret.ts';
import { createToken, listTokens, removeToken } from '../store/tokens.ts';
import type { AuthTokenTable } from '../tables.ts';
import { callerOf } from './caller.ts';

const { listTokens: list, createToken: create, revokeToken } = identityContract.operations;

const tokenOf = ({ id, name, prefix, scopes, createdAt, endsAt, lastUsedAt }: AuthTokenTable) => ({
  id,
  name,
  prefix,
  scopes,
  createdAt: createdAt.toISOString(),
  expiresAt: endsAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

export const tokenHandlers = [
  handleInstallation(list, async (context) => {
    const { actor, company } = callerOf(context);
    const tokens = await context.transact(
      async (db) => await listTokens(db, { orgId: company.id, userId: actor.userId }),
    );
    return { rows: tokens.map(tokenOf) };
  }),

  handleInstallation(create, async (context, { name, scopes, days }) => {
    const { actor, company } = callerOf(context);
    const { now } = context;
    const notHeld = scopes.find((scope) => scope !== '*' && actor.scopeOf(scope) === null);
    if (notHeld !== undefined) throw new AppError('identity.scope-not-held', { scope: notHeld });
    const secret = tokenMark + newSecret();
    const token: AuthTokenTable = {
      id: context.newId(),
      userId: actor.userId,
      orgId: company.id,
      name,
      scopes,
      prefix: tokenPrefixOf(secret),
      secretHash: hashSecret(secret),
      createdAt: now,
      endsAt: after(now, days * 86_400_000),
      lastUsedAt: null,
    };
    await context.transact(async (db) => {
      await createToken(db, token);
      await context.audit(db, {
        orgId: company.id,
        action: 'identity.createToken',
        objectType: 'token',
        objectId: token.id,
        after: { name, scopes, days },
      });
    });
    return { ...tokenOf(token), secret };
  }),

  handleInstallation(revokeToken, async (context, { id }) => {
    const { actor, company } = callerOf(context);
    await context.transact(async (db) => {
      if (!(await removeToken(db, { orgId: company.id, userId: actor.userId }, id)))
        throw new AppError('identity.token-unknown');
      await context.audit(db, { orgId: company.id, action: 'identity.revokeToken', objectType: 'token', objectId: id });
    });
    return okAnswer;
  }),
];
