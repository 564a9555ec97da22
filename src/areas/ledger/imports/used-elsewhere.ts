import type { Context } from '#platform/operations';

export type MadeObjects = { readonly object: 'account' | 'product' | 'product-line'; readonly ids: readonly string[] };

/**
 * Those of the objects that an import made which other areas name by now: its undo leaves them. The ledger does not know
 * who builds on it; who builds the product hands the answer in.
 */
export type UsedElsewhere = (context: Context, made: MadeObjects) => Promise<ReadonlySet<string>>;
