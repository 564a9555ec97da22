/** Readers of the texts that the ledger packs: one account a line, its id before the first tab. */
export const byAccount = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const line of linesOf(text)) {
    const tab = line.indexOf('\t');
    found.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return found;
};

/** Several lines an account. */
export const listsByAccount = (text: string): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const line of linesOf(text)) {
    const tab = line.indexOf('\t');
    const [id, rest] = [line.slice(0, tab), line.slice(tab + 1)];
    const known = found.get(id);
    if (known) known.push(rest);
    else found.set(id, [rest]);
  }
  return found;
};

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

/** The items of a pack, each as its figures. */
export const itemsOf = (pack: string | undefined): readonly (readonly string[])[] =>
  pack === undefined || pack === '' ? [] : pack.split(';').map((item) => item.split(' '));

export const amount = (text: string | undefined): bigint => BigInt(text ?? 0);
export const whole = (text: string | undefined): number => Number(text ?? 0);
