import type { Day } from '#kernel/day';
import type { Context } from '#platform/operations';
import type { DatedPrice } from '../store/products/dated-prices.ts';
import type { FamilyMove } from '../store/products/family-moves.ts';
import type { RowFinding } from './staging/staging-job.ts';

/** A dated price of a file, in the company's currency. */
export type ImportedPrice = {
  readonly productId: string;
  readonly validFrom: Day;
  readonly listPriceE4: string | null;
  readonly unitCostE4: string | null;
};

export type PriceImport = {
  readonly batchId: string;
  readonly fileName: string;
  readonly prices: readonly ImportedPrice[];
};

/**
 * Judges the prices of a file, each right before it is booked, in the transaction that books it: null, or why it may
 * not stand. The ledger knows no floor; who builds the product hands the rule in.
 */
export type PriceGuard = (
  context: Context,
  file: PriceImport,
) => Promise<(price: ImportedPrice) => Promise<RowFinding | null>>;

/** A cost that another one took the place of when a file was taken back; null = not known. */
export type UndoneCost = {
  readonly productId: string;
  readonly beforeE4: string | null;
  readonly afterE4: string | null;
};

/** Keeps on the record that taking back a file changed costs that hold, in the transaction that does it. */
export type CostsUndone = (
  context: Context,
  file: { readonly batchId: string; readonly fileName: string; readonly costs: readonly UndoneCost[] },
) => Promise<void>;

/** The dated prices of a product before a file is taken back and after it. */
export type UndonePrices = {
  readonly productId: string;
  readonly product: string;
  readonly before: readonly DatedPrice[];
  readonly after: readonly DatedPrice[];
};

/** Refuses to take a file back where it lowers what the caller may not lower. */
export type UndoneGuard = (context: Context, products: readonly UndonePrices[]) => Promise<void>;

/** Which of these products the caller may not put into another family: what a family is priced by is no matter of the ledger. */
export type FamilyGuard = (
  context: Context,
  moves: readonly Omit<FamilyMove, 'code'>[],
) => Promise<ReadonlySet<string>>;
