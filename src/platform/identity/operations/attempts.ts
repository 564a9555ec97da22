import type { Db } from '#db/handle';
import { AppError } from '#kernel/app-error';
import type { InstallationContext } from '#platform/operations';
import { after, attemptLimits, lifetimes } from '../domain/lifetimes.ts';
import { clearAttempts, countAttempt, forgiveAttempt } from '../store/attempts.ts';

const emailKey = (email: string): string => `email:${email}`;

const keysOf = (context: InstallationContext, email: string) => ({
  email: emailKey(email),
  address: `address:${context.client.ip ?? 'unknown'}`,
});

/** Counts a try to guess a password; refuses when the e-mail or the address has had too many. */
export const admitAttempt = async (context: InstallationContext, email: string): Promise<void> => {
  const { now } = context;
  const keys = keysOf(context, email);
  const windowStart = after(now, -lifetimes.attemptWindow);
  const isOver = await context.transact(async (db) => {
    const ofEmail = await countAttempt(db, { key: keys.email, now, windowStart });
    const ofAddress = await countAttempt(db, { key: keys.address, now, windowStart });
    return ofEmail > attemptLimits.email || ofAddress > attemptLimits.address;
  });
  if (isOver) throw new AppError('identity.too-many-attempts', { minutes: lifetimes.attemptWindow / 60_000 });
};

/** An administrator vouches for the person: the tries under the e-mail are forgotten, those of an address are not. */
export const unlockAttempts = async (db: Db, email: string): Promise<void> => await clearAttempts(db, emailKey(email));

/** The password was right. */
export const forgetAttempts = async (context: InstallationContext, email: string): Promise<void> => {
  const keys = keysOf(context, email);
  await context.transact(async (db) => {
    await clearAttempts(db, keys.email);
    await forgiveAttempt(db, keys.address);
  });
};
