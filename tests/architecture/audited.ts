/** What a source writes into the audit: the expressions of action and object type of each entry. */
export const audited = (text: string): readonly { readonly action: string; readonly objectType: string }[] =>
  Array.from(
    text.matchAll(/action: ([^,\n]+),\s+objectType(?:: ([^,\n]+))?,\s+objectId/g),
    ([, action = '', objectType = 'objectType']) => ({ action: action.trim(), objectType: objectType.trim() }),
  );
