/**
 * Whether giving `accountId` the parent `parentId` would close a circle in the tree of groups.
 * `ancestorsOfParent` holds the parent itself and all above it.
 */
export const wouldCloseCircle = (accountId: string, ancestorsOfParent: readonly string[]): boolean =>
  ancestorsOfParent.includes(accountId);

/**
 * Parents that can be set, and those that would close a circle, for a whole batch: children by their parent over
 * the tree as it would be. Example: a→b, b→a gives both as circular.
 */
export const circularParents = (parentOf: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const settled = new Set<string>();
  const circular = new Set<string>();
  for (const start of parentOf.keys()) {
    const path = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = parentOf.get(at);
    }
    if (at !== undefined && path.has(at)) markCircle(at, parentOf, circular);
    for (const member of path) settled.add(member);
  }
  return circular;
};

/**
 * Those of the new parents that may not be set together, because they would close a circle; an account whose new parent is
 * refused keeps the one it has, which may close the next. Example: x under a; x→b with b under x is refused, and so is a→x.
 */
export const circularLinks = (
  parentOf: ReadonlyMap<string, string>,
  links: readonly { readonly accountId: string; readonly parentId: string | null }[],
): ReadonlySet<string> => {
  const refused = new Set<string>();
  for (;;) {
    const next = new Map(parentOf);
    const set = links.filter(({ accountId }) => !refused.has(accountId));
    for (const { accountId, parentId } of set)
      if (parentId === null) next.delete(accountId);
      else next.set(accountId, parentId);
    const circular = circularParents(next);
    const closing = set.filter(({ accountId }) => circular.has(accountId));
    if (closing.length === 0) return refused;
    for (const { accountId } of closing) refused.add(accountId);
  }
};

const markCircle = (start: string, parentOf: ReadonlyMap<string, string>, circular: Set<string>): void => {
  let at: string | undefined = start;
  do {
    circular.add(at);
    at = parentOf.get(at);
  } while (at !== undefined && at !== start);
};
