/** A figure of a policy that differs, by its path: 'prices.S.startBp'. */
export type Change = { readonly path: string; readonly before: unknown; readonly after: unknown };

const leavesOf = (value: unknown, path = ''): readonly (readonly [string, unknown])[] => {
  if (value !== null && typeof value === 'object' && !isShort(value))
    return Object.entries(value).flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}.${key}`));
  return [[path, value]];
};

/** The roles of a band stand together. */
const isShort = (value: object): boolean => Array.isArray(value) && value.every((part) => typeof part === 'string');

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs between two policies, figure by figure; a part that one does not have is undefined there. */
export const changesOf = (before: object, after: object): readonly Change[] => {
  const [old, young] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...young.keys()])]
    .filter((path) => !isSame(old.get(path), young.get(path)))
    .map((path) => ({ path, before: old.get(path), after: young.get(path) }));
};
