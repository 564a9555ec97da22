import { companyNameKeyOf } from './import/company-name.ts';

/** A known name that a written one may mean, with how alike they are, in basis points. */
export type NearName = { readonly id: string; readonly name: string; readonly likenessBp: number };

export type KnownName = { readonly id: string; readonly name: string };

const pairsOf = (text: string): ReadonlySet<string> => {
  const characters = [...text];
  if (characters.length < 2) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`));
};

/** Dice's share of common pairs of characters, 0 to 1. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
};

const offeredFrom = 0.5;
const offered = 5;

type Entry = KnownName & { readonly pairs: ReadonlySet<string>; readonly sound: string };

/**
 * Finds the known names that a written one may mean, best first: by the core of the name, and by its sound where
 * characters were confused. `soundOf` spells Chinese in pinyin. A decision stays with a person.
 * Source: product/01-ledger, Import (near matches).
 */
export const createNearNames = (
  known: readonly KnownName[],
  soundOf: (text: string) => string,
): ((written: string) => readonly NearName[]) => {
  const entries = known.map(({ id, name }): Entry => {
    const core = companyNameKeyOf(name);
    return { id, name, pairs: pairsOf(core), sound: soundOf(core) };
  });
  const byPair = new Map<string, Entry[]>();
  const bySound = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const pair of entry.pairs) pushTo(byPair, pair, entry);
    if (entry.sound !== '') pushTo(bySound, entry.sound, entry);
  }
  return (written) => {
    const core = companyNameKeyOf(written);
    const pairs = pairsOf(core);
    const best = new Map<string, NearName>();
    const offer = ({ id, name }: Entry, share: number): void => {
      const likenessBp = Math.round(share * 10_000);
      if (share >= offeredFrom && likenessBp > (best.get(id)?.likenessBp ?? 0)) best.set(id, { id, name, likenessBp });
    };
    for (const entry of new Set([...pairs].flatMap((pair) => byPair.get(pair) ?? [])))
      offer(entry, likeness(pairs, entry.pairs));
    for (const entry of bySound.get(soundOf(core)) ?? []) offer(entry, 0.95);
    return [...best.values()]
      .toSorted((a, b) => b.likenessBp - a.likenessBp || (a.name < b.name ? -1 : 1))
      .slice(0, offered);
  };
};

const pushTo = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
  const held = map.get(key);
  if (held === undefined) map.set(key, [entry]);
  else held.push(entry);
};
