import { canonicalJson } from '#kernel/canonical-json';
import type { Json } from '#kernel/canonical-json';

type Custom = Readonly<Record<string, Json>>;

/** Field of a merge that chooses one custom value: custom.credit-class. */
export const customPrefix = 'custom.';

type MergedCustom = {
  readonly survivor: Custom;
  readonly merged: readonly { readonly id: string; readonly custom: Custom }[];
  /** Field → the record whose value stays, as the merge was asked for. */
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * Custom values of joined records (01-ledger, field by field): the survivor's stay, others fill what it has not, and a
 * value that was chosen from another record goes before.
 */
export const joinedCustom = ({ survivor, merged, fields }: MergedCustom): Custom => {
  const filled: Record<string, Json> = {};
  for (const { custom } of merged.toReversed()) Object.assign(filled, custom);
  Object.assign(filled, survivor);
  for (const [field, from] of Object.entries(fields)) {
    if (!field.startsWith(customPrefix)) continue;
    const key = field.slice(customPrefix.length);
    const value = merged.find(({ id }) => id === from)?.custom[key];
    if (value !== undefined) filled[key] = value;
  }
  return filled;
};

type PartedCustom = {
  /** The survivor's before the merge. */
  readonly stood: Custom;
  /** The survivor's as the merge left them. */
  readonly joined: Custom;
  readonly now: Custom;
};

/**
 * Custom values of a survivor whose merge is taken back: what the merge filled or chose stands as before, unless it was
 * set otherwise since; values entered since stay.
 */
export const partedCustom = ({ stood, joined, now }: PartedCustom): Custom => {
  const parted: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(stood), ...Object.keys(now)])) {
    const isOfMerge = !isSameValue(stood[key], joined[key]) && isSameValue(joined[key], now[key]);
    const value = isOfMerge ? stood[key] : now[key];
    if (value !== undefined) parted[key] = value;
  }
  return parted;
};

/** The keys of values that the merge filled or chose and that were set otherwise since: they stay. */
export const keptOfParted = ({ stood, joined, now }: PartedCustom): readonly string[] =>
  [...new Set([...Object.keys(stood), ...Object.keys(joined)])].filter(
    (key) =>
      !isSameValue(stood[key], joined[key]) &&
      !isSameValue(joined[key], now[key]) &&
      !isSameValue(stood[key], now[key]),
  );

const isSameValue = (one: Json | undefined, other: Json | undefined): boolean =>
  one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other);

/**
 * The parent of a record after others were joined into it: that of the record whose parent stays, or what is above the
 * last of the joined ones on the way up, since none can be its own ancestor. Example: A under X under B, B joined into A,
 * B under Y → Y.
 */
export const parentAfterMerge = (
  from: string,
  joined: ReadonlySet<string>,
  parentOf: ReadonlyMap<string, string | null>,
): string | null => {
  const seen = new Set<string>();
  let parent = parentOf.get(from) ?? null;
  for (let at = parent; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    seen.add(at);
    if (joined.has(at)) parent = parentOf.get(at) ?? null;
  }
  return parent !== null && joined.has(parent) ? null : parent;
};
