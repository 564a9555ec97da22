/** How often each pair of neighbouring letters stands in a text; spaces do not count. */
export type LetterPairs = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

/** Counts the pairs of a text, so that many comparisons with it need no second reading. */
export const letterPairsOf = (text: string): LetterPairs => {
  const letters = Array.from(text.replaceAll(' ', ''));
  const counts = new Map<string, number>();
  for (const [index, letter] of letters.slice(1).entries()) {
    const pair = `${letters[index] ?? ''}${letter}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, letters.length - 1) };
};

/** Overlap of two texts' pairs of letters (Dice), 0 to 1; 0 where a text has no pair. */
export const pairOverlap = (a: LetterPairs, b: LetterPairs): number => {
  if (a.total === 0 || b.total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of a.counts) shared += Math.min(count, b.counts.get(pair) ?? 0);
  return (2 * shared) / (a.total + b.total);
};

/** Overlap of the pairs of letters of two texts (Dice), 0 to 1; 1 only for the same bag of pairs. */
export const bigramDice = (a: string, b: string): number =>
  a === b ? 1 : pairOverlap(letterPairsOf(a), letterPairsOf(b));
