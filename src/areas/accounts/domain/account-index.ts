import { codeKeyOf, nameKeyOf } from './name-key.ts';

/** What a reference in a file points to. */
export type RefMatch =
  | { readonly kind: 'found'; readonly accountId: string }
  | { readonly kind: 'ambiguous'; readonly accountIds: readonly string[] }
  | { readonly kind: 'unknown' };

export type AccountKey = {
  readonly kind: 'code' | 'uscc' | 'name' | 'other';
  readonly key: string;
  readonly accountId: string;
  /** Codes of accounts that stand: the code as it is written, which goes before one that differs in case. */
  readonly written?: string;
};

/** Finds accounts by any unique key: code as it is written, code whatever its case, USCC, exact name, other name. */
export type AccountIndex = {
  readonly find: (ref: string) => RefMatch;
  readonly add: (keys: readonly AccountKey[]) => void;
};

const order = ['code', 'uscc', 'name', 'other'] as const;

/** An index over the keys of all accounts; a code wins over a name, two accounts under one key are ambiguous. */
export const accountIndexOf = (keys: readonly AccountKey[]): AccountIndex => {
  const byKind = { code: newKeyMap(), uscc: newKeyMap(), name: newKeyMap(), other: newKeyMap() };
  const byWritten = new Map<string, string>();
  const add = (more: readonly AccountKey[]): void => {
    for (const { kind, key, accountId, written } of more) {
      if (written !== undefined) byWritten.set(written, accountId);
      const held = byKind[kind].get(key);
      if (held === undefined) byKind[kind].set(key, [accountId]);
      else if (!held.includes(accountId)) held.push(accountId);
    }
  };
  add(keys);
  const find = (ref: string): RefMatch => {
    const exact = byWritten.get(ref);
    if (exact !== undefined) return { kind: 'found', accountId: exact };
    const [code, name] = [codeKeyOf(ref), nameKeyOf(ref)];
    for (const kind of order) {
      const ids = byKind[kind].get(kind === 'code' || kind === 'uscc' ? code : name);
      const [only] = ids ?? [];
      if (only === undefined || ids === undefined) continue;
      return ids.length === 1 ? { kind: 'found', accountId: only } : { kind: 'ambiguous', accountIds: ids };
    }
    return { kind: 'unknown' };
  };
  return { find, add };
};

const newKeyMap = () => new Map<string, string[]>();

/** All keys of one account, as they are stored and looked up. */
export const keysOfAccount = (account: {
  readonly id: string;
  readonly code: string;
  readonly uscc: string | null;
  readonly name: string;
  readonly otherNames: readonly (string | null)[];
}): AccountKey[] => {
  const accountId = account.id;
  const others = account.otherNames.flatMap((name) => (name ? [nameKeyOf(name)] : []));
  return [
    { kind: 'code' as const, key: codeKeyOf(account.code), accountId },
    ...(account.uscc ? [{ kind: 'uscc' as const, key: codeKeyOf(account.uscc), accountId }] : []),
    { kind: 'name' as const, key: nameKeyOf(account.name), accountId },
    ...[...new Set(others)].map((key) => ({ kind: 'other' as const, key, accountId })),
  ];
};
