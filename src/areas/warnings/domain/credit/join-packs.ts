const rowsOf = (pack: string): readonly (readonly [string, string])[] =>
  pack === ''
    ? []
    : pack.split('\n').map((line) => {
        const tab = line.indexOf('\t');
        return [line.slice(0, tab), line.slice(tab + 1)] as const;
      });

/**
 * Two packs of bills as one: lines of `account⇥bills` with the bills joined by ';'. An account of either stands once in the sum.
 * Example: `a⇥1` and `a⇥2` → `a⇥1;2`.
 */
export const joinPacks = (one: string, other: string): string =>
  [...Map.groupBy([...rowsOf(one), ...rowsOf(other)], ([account]) => account)]
    .map(([account, rows]) => `${account}\t${rows.map(([, bills]) => bills).join(';')}`)
    .join('\n');
