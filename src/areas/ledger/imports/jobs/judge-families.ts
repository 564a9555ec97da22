import type { Context } from '#platform/operations';
import { stagedProductExtraSchema, stagedProductSchema } from '../../contract/staged-records.ts';
import type { StagedRecord } from '../../store/import/stage.ts';
import { listFamilyMoves } from '../../store/products/family-moves.ts';
import { finding } from '../staging/booking.ts';
import type { RowRefusal } from '../staging/staging-job.ts';
import type { BatchRun } from './batch-run.ts';

/** Products of some lines, without the rows that put one where it sells more easily than the caller may decide. */
export const judgeFamilies = async (
  context: Context,
  run: Pick<BatchRun, 'key' | 'guardFamilies'>,
  records: readonly StagedRecord[],
) => {
  const rows = records.map(({ line, record }) => ({
    line,
    product: stagedProductSchema.parse(record),
    raw: stagedProductExtraSchema.parse(record).raw ?? '',
  }));
  const products = rows.map(({ product }) => product);
  const moves = await listFamilyMoves(context.db, run.key.orgId, products);
  const refused = await run.guardFamilies(context, moves);
  const codes = new Set(moves.flatMap(({ productId, code }) => (refused.has(productId) ? [code] : [])));
  const reasons = [finding('family-lowers-floor', 'line', {})];
  const refusals = rows.flatMap(({ line, raw, product }): readonly RowRefusal[] =>
    codes.has(product.code) ? [{ line, raw, reasons }] : [],
  );
  return { products: products.filter(({ code }) => !codes.has(code)), refusals };
};
