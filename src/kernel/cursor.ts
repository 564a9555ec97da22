import { AppError } from './app-error.ts';

/** The sort values of a page's last row; what keyset paging continues after. */
export type CursorPart = string | number | null;

/** Opaque to callers, plain to us: the values as JSON. */
export const cursorOf = (parts: readonly CursorPart[]): string => JSON.stringify(parts);

/** The values of a cursor that a caller sent back; refuses what was not made by `cursorOf` with as many parts. */
export const cursorParts = (cursor: string, count: number): readonly CursorPart[] => {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== count || !parts.every(isPart))
    throw new AppError('platform.invalid-cursor');
  return parts;
};

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(cursor);
  } catch {
    return null;
  }
};

const isPart = (part: unknown): part is CursorPart =>
  part === null || typeof part === 'string' || typeof part === 'number';

/** A page of `limit` rows out of `limit + 1` that were read: the extra row only says that there is more. */
export const pageOfRows = <R>(
  rows: readonly R[],
  limit: number,
  partsOf: (row: R) => readonly CursorPart[],
): { readonly rows: readonly R[]; readonly nextCursor?: string } => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: shown };
  return { rows: shown, nextCursor: cursorOf(partsOf(last)) };
};
