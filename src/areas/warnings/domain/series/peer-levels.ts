/** One series of every account of a book: row-major, accounts × months, NaN where a month has no value. */
export type BookSeries = { readonly values: Float64Array; readonly months: number };

/** Peers fewer than this make no index; the whole book stands in. */
const fewestPeers = 8;
const rounds = 2;

/**
 * What peers have in common, month by month: the median over accounts of (value − the account's own mean over its first
 * `base` known months, less the peers of those months). Season, list-price rounds and cost shocks that all share are in
 * it; a tenth of eroding accounts is not.
 */
const peerLevelsOf = ({ values, months }: BookSeries, members: readonly number[], base: number): Float64Array => {
  const peers = new Float64Array(months);
  const usual = new Float64Array(members.length);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, account] of members.entries()) {
      let [sum, count] = [0, 0];
      for (let m = 0; m < months && count < base; m += 1) {
        const value = values[account * months + m] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        sum += value - (peers[m] ?? 0);
        count += 1;
      }
      usual[i] = count > 0 ? sum / count : 0;
    }
    for (let m = 0; m < months; m += 1) {
      const gaps = new Float64Array(members.length);
      let known = 0;
      for (const [i, account] of members.entries()) {
        const value = values[account * months + m] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        gaps[known] = value - (usual[i] ?? 0);
        known += 1;
      }
      if (known === 0) continue;
      const sorted = gaps.subarray(0, known).sort();
      peers[m] = ((sorted[known >> 1] ?? 0) + (sorted[(known - 1) >> 1] ?? 0)) / 2;
    }
  }
  return peers;
};

/**
 * A book's series less what each account's peers have in common (docs/methods.md 9.2), so that one general shock is not
 * thousands of alarms. `groups` names the peer group of each account; groups of fewer than eight take the whole book's
 * level.
 */
export const lessPeers = (book: BookSeries, groups: readonly string[], base = 12): BookSeries => {
  const members = new Map<string, number[]>();
  for (const [account, group] of groups.entries()) {
    const own = members.get(group);
    if (own) own.push(account);
    else members.set(group, [account]);
  }
  const values = Float64Array.from(book.values);
  let whole: Float64Array | null = null;
  for (const own of members.values()) {
    const isSmall = own.length < fewestPeers && own.length < groups.length;
    if (isSmall) whole ??= peerLevelsOf(book, [...groups.keys()], base);
    const peers = isSmall && whole !== null ? whole : peerLevelsOf(book, own, base);
    for (const account of own)
      for (let m = 0; m < book.months; m += 1)
        values[account * book.months + m] = (values[account * book.months + m] ?? 0) - (peers[m] ?? 0);
  }
  return { values, months: book.months };
};
