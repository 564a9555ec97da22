const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long credentials last, in milliseconds. A session ends by rest or by age, whichever comes first. */
export const lifetimes = {
  sessionIdle: 8 * hour,
  sessionWhole: 14 * day,
  /** A session writes down that it was used at most this often. */
  sessionTouch: minute,
  invitation: 7 * day,
  passwordReset: 2 * hour,
  attemptWindow: 15 * minute,
} as const;

/** Failed tries within one window before a key (an e-mail, an address) has to wait. */
export const attemptLimits = { email: 10, address: 60 } as const;

export type SessionTimes = { readonly lastSeenAt: Date; readonly endsAt: Date };

/**
 * Whether a session still counts: used within eight hours and not older than its end.
 * Example: last seen 8 h 1 min ago → false.
 */
export const isAlive = (session: SessionTimes, now: Date): boolean =>
  now < session.endsAt && now.getTime() - session.lastSeenAt.getTime() < lifetimes.sessionIdle;

export const after = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);
