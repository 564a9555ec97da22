import type { Db } from '#db/handle';
import type { InstallationContext } from '#platform/operations';
import { after, lifetimes } from '../domain/lifetimes.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { createSession, removeEndedSessions } from '../store/sessions.ts';

/** Writes a session and answers its secret, which only the caller's cookie keeps. */
export const openSession = async (
  context: InstallationContext,
  db: Db,
  owner: { userId: string; orgId: number },
): Promise<string> => {
  const { now, client } = context;
  const secret = newSecret();
  await removeEndedSessions(db, now);
  await createSession(db, {
    ...owner,
    id: context.newId(),
    secretHash: hashSecret(secret),
    createdAt: now,
    lastSeenAt: now,
    endsAt: after(now, lifetimes.sessionWhole),
    ip: client.ip,
    userAgent: client.userAgent?.slice(0, 300) ?? null,
  });
  return secret;
};
