import { bigramDice, coreNameOf, letterPairsOf, pairOverlap } from '#domain/accounts';
import type { LetterPairs } from '#domain/accounts';

/** A known name that a written one may mean, with how alike they are, in basis points. */
export type NearName = { readonly id: string; readonly name: string; readonly likenessBp: number };

export type KnownName = { readonly id: string; readonly name: string };

const offeredFrom = 0.5;
const offered = 5;

type Entry = KnownName & { readonly pairs: LetterPairs; readonly sound: string };

/**
 * Finds the known names that a written one may mean, best first: by the core of the name, and by its sound where
 * characters were confused; between equals the whole name decides. `soundOf` spells Chinese in pinyin. A decision stays
 * with a person.
 */
export const createNearNames = (
  known: readonly KnownName[],
  soundOf: (text: string) => string,
): ((written: string) => readonly NearName[]) => {
  const entries = known.map(({ id, name }): Entry => {
    const core = coreNameOf(name);
    return { id, name, pairs: letterPairsOf(core), sound: soundOf(core) };
  });
  const byPair = new Map<string, Entry[]>();
  const bySound = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const pair of entry.pairs.counts.keys()) pushTo(byPair, pair, entry);
    if (entry.sound !== '') pushTo(bySound, entry.sound, entry);
  }
  return (written) => {
    const core = coreNameOf(written);
    const pairs = letterPairsOf(core);
    const best = new Map<string, NearName>();
    const offer = ({ id, name }: Entry, share: number): void => {
      const likenessBp = Math.round(share * 10_000);
      if (share >= offeredFrom && likenessBp > (best.get(id)?.likenessBp ?? 0)) best.set(id, { id, name, likenessBp });
    };
    for (const entry of new Set([...pairs.counts.keys()].flatMap((pair) => byPair.get(pair) ?? [])))
      offer(entry, pairOverlap(pairs, entry.pairs));
    for (const entry of bySound.get(soundOf(core)) ?? []) offer(entry, 0.95);
    const ranked = [...best.values()].toSorted((a, b) => b.likenessBp - a.likenessBp);
    const least = ranked[offered - 1]?.likenessBp ?? 0;
    return ranked
      .filter(({ likenessBp }) => likenessBp >= least)
      .map((near) => ({ near, whole: bigramDice(written, near.name) }))
      .toSorted(
        (a, b) => b.near.likenessBp - a.near.likenessBp || b.whole - a.whole || (a.near.name < b.near.name ? -1 : 1),
      )
      .slice(0, offered)
      .map(({ near }) => near);
  };
};

const pushTo = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
  const held = map.get(key);
  if (held === undefined) map.set(key, [entry]);
  else held.push(entry);
};
