import { AppError } from '#kernel/app-error';
import { cursorParts } from '#kernel/cursor';
import { isUuid } from '#kernel/id';

/** A place in a list that runs from new to old: the id decides between rows of one moment. */
export type Moment = { readonly at: Date; readonly id: string };

/** Reads the cursor of such a list; null starts it. */
export const momentOf = (cursor: string | undefined): Moment | null => {
  if (cursor === undefined) return null;
  const [time, id] = cursorParts(cursor, 2);
  const at = new Date(String(time));
  if (Number.isNaN(at.getTime()) || typeof id !== 'string' || !isUuid(id))
    throw new AppError('platform.invalid-cursor');
  return { at, id };
};
