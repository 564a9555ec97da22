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

const markCircle = (start: string, parentOf: ReadonlyMap<string, string>, circular: Set<string>): void => {
  let at: string | undefined = start;
  do {
    circular.add(at);
    at = parentOf.get(at);
  } while (at !== undefined && at !== start);
};
