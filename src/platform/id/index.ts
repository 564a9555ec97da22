import { randomBytes } from 'node:crypto';
import { uuidV7Of } from '#kernel/id';

/** A fresh id that sorts by the given time. */
export const newIdAt = (now: Date): string => uuidV7Of(now.getTime(), randomBytes(10));
