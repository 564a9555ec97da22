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

/** What the peers of a book have in common, month by month. */
export type PeerLevels = {
  readonly groups: ReadonlyMap<string, Float64Array>;
  /** The whole book's level, for groups of fewer than eight; null where there is no such group. */
  readonly whole: Float64Array | null;
};

/** Levels of each peer group; `groups` names the group of each account. A group without levels of its own takes the whole book's. */
export const peersIn = (book: BookSeries, groups: readonly string[], base = 12): PeerLevels => {
  const members = new Map<string, number[]>();
  for (const [account, group] of groups.entries()) {
    const own = members.get(group);
    if (own) own.push(account);
    else members.set(group, [account]);
  }
  const isSmall = (own: readonly number[]): boolean => own.length < fewestPeers && own.length < groups.length;
  const hasSmall = [...members.values()].some(isSmall);
  return {
    groups: new Map(
      [...members].flatMap(([group, own]) => (isSmall(own) ? [] : [[group, peerLevelsOf(book, own, base)] as const])),
    ),
    whole: hasSmall ? peerLevelsOf(book, [...groups.keys()], base) : null,
  };
};

/** The level of an account's peers; null for a group that the book did not have. */
export const levelOfPeers = ({ groups, whole }: PeerLevels, group: string): Float64Array | null =>
  groups.get(group) ?? whole;

/**
 * A book's series less what each account's peers have in common (docs/methods.md 9.2), so that one general shock is not
 * thousands of alarms.
 */
export const lessPeers = (book: BookSeries, groups: readonly string[], levels: PeerLevels): BookSeries => {
  const values = Float64Array.from(book.values);
  for (const [account, group] of groups.entries()) {
    const peers = levelOfPeers(levels, group);
    for (let m = 0; m < book.months; m += 1)
      values[account * book.months + m] = (values[account * book.months + m] ?? 0) - (peers?.[m] ?? 0);
  }
  return { values, months: book.months };
};
