import { accountIndexOf, codeKeyOf, keysOfAccount, nameKeyOf } from '#domain/accounts';
import type { AccountKey } from '#domain/accounts';
import { createNearNames } from '../../domain/near-names.ts';
import type { NearName } from '../../domain/near-names.ts';

/** A product as a file may name it. */
export type ProductKey = { readonly id: string; readonly code: string; readonly name: string };

export type Resolved =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous' };

/** An object that the import makes because the user said so. */
export type NewObject<Facts> = Facts & { readonly id: string; readonly code: string; readonly name: string };

/** A text that names nothing known, how many rows hold it, and what it may mean. */
export type UnmatchedReference = {
  readonly reference: string;
  readonly rows: number;
  readonly candidates: readonly NearName[];
};

export type References<Facts> = {
  readonly resolve: (reference: string, facts: Facts) => Resolved;
  /** Objects made since the last call. */
  readonly takeNew: () => readonly NewObject<Facts>[];
  readonly newCount: () => number;
  /** The most frequent unmatched references, with candidates. */
  readonly unmatched: (limit: number, soundOf: (text: string) => string) => readonly UnmatchedReference[];
  readonly unmatchedCount: () => number;
};

type Parts<Facts> = {
  readonly find: (reference: string) => Resolved;
  readonly add: (made: NewObject<Facts>) => void;
  readonly nameOf: (facts: Facts) => string | undefined;
  readonly known: () => readonly { readonly id: string; readonly name: string }[];
  /** Decisions of a person: reference → code of the object that it means. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly createMissing: boolean;
  readonly newId: () => string;
};

const createReferences = <Facts>(parts: Parts<Facts>): References<Facts> => {
  const { find, add, nameOf, known, decisions, createMissing, newId } = parts;
  let fresh: NewObject<Facts>[] = [];
  let made = 0;
  const missed = new Map<string, number>();
  const cache = new Map<string, Resolved>();

  const lookUp = (reference: string): Resolved => {
    const held = cache.get(reference);
    if (held !== undefined) return held;
    const decided = decisions[reference];
    const found = find(decided ?? reference);
    if (found.kind === 'found') cache.set(reference, found);
    return found;
  };
  const create = (code: string, facts: Facts): Resolved => {
    const object = { ...facts, id: newId(), code, name: nameOf(facts) ?? code };
    add(object);
    fresh.push(object);
    made += 1;
    return { kind: 'found', id: object.id };
  };

  return {
    resolve: (reference, facts) => {
      const found = lookUp(reference);
      if (found.kind === 'found') return found;
      if (found.kind === 'unknown' && createMissing) return create(reference, facts);
      missed.set(reference, (missed.get(reference) ?? 0) + 1);
      return found;
    },
    takeNew: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
    newCount: () => made,
    unmatchedCount: () => missed.size,
    unmatched: (limit, soundOf) => {
      if (missed.size === 0) return [];
      const near = createNearNames(known(), soundOf);
      return [...missed]
        .toSorted(([a, rowsA], [b, rowsB]) => rowsB - rowsA || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([reference, rows]) => ({ reference, rows, candidates: near(reference) }));
    },
  };
};

type Options = Pick<Parts<never>, 'decisions' | 'createMissing' | 'newId'>;

export type AccountFacts = { readonly accountName?: string | undefined; readonly accountRegion?: string | undefined };

/** Accounts by external code, USCC, exact name, other name. */
export const accountReferences = (keys: readonly AccountKey[], options: Options): References<AccountFacts> => {
  const index = accountIndexOf(keys);
  return createReferences<AccountFacts>({
    ...options,
    find: (reference) => {
      const match = index.find(reference);
      return match.kind === 'found' ? { kind: 'found', id: match.accountId } : { kind: match.kind };
    },
    add: (made) => index.add(keysOfAccount({ ...made, uscc: null, otherNames: [] })),
    nameOf: ({ accountName }) => accountName,
    known: () =>
      keys.flatMap(({ kind, key, accountId }) =>
        kind === 'name' || kind === 'other' ? [{ id: accountId, name: key }] : [],
      ),
  });
};

export type ProductFacts = {
  readonly productName?: string | undefined;
  readonly productLine?: readonly string[] | undefined;
  readonly productUnit?: string | undefined;
};

/** Products by exact code, by code whatever its case, then by exact name; what fits two is ambiguous. */
export const productReferences = (products: readonly ProductKey[], options: Options): References<ProductFacts> => {
  const byCode = new Map<string, string>();
  const byAnyCase = new Map<string, string | null>();
  const addCode = ({ id, code }: Pick<ProductKey, 'id' | 'code'>): void => {
    byCode.set(code, id);
    byAnyCase.set(codeKeyOf(code), byAnyCase.has(codeKeyOf(code)) ? null : id);
  };
  for (const product of products) addCode(product);
  const byName = new Map<string, string | null>();
  for (const { id, name } of products) byName.set(nameKeyOf(name), byName.has(nameKeyOf(name)) ? null : id);
  return createReferences<ProductFacts>({
    ...options,
    find: (reference) => {
      const exact = byCode.get(reference) ?? byAnyCase.get(codeKeyOf(reference));
      const id = exact === undefined ? byName.get(nameKeyOf(reference)) : exact;
      if (id === null) return { kind: 'ambiguous' };
      return id === undefined ? { kind: 'unknown' } : { kind: 'found', id };
    },
    add: addCode,
    nameOf: ({ productName }) => productName,
    known: () => products,
  });
};
