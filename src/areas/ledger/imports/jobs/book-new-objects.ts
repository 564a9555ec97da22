import { upsertAccounts } from '#areas/accounts';
import type { Context } from '#platform/operations';
import { stagedNewObjectSchema } from '../../contract/staged-records.ts';
import { keepBeforeImages } from '../../store/import/before-images.ts';
import { accountIdsByCode, nextStagedRecords, remapStagedAccount, unstageLines } from '../../store/import/stage.ts';
import { upsertProducts } from '../../store/products/upsert-products.ts';
import type { BatchRun } from './batch-run.ts';

const sliceOfObjects = 200;
const beforeAllLines = -2_147_483_648;

/** Makes the next accounts and products that rows named and the ledger did not know; answers how many. */
export const bookNewObjects = async (context: Context, run: Pick<BatchRun, 'key'>): Promise<number> => {
  const { db, newId } = context;
  const { orgId, batchId } = run.key;
  const staged = await nextStagedRecords(db, run.key, { after: beforeAllLines, until: 0, limit: sliceOfObjects });
  if (staged.length === 0) return 0;
  const objects = staged.map(({ record }) => stagedNewObjectSchema.parse(record));
  const named = objects.flatMap((object) => (object.object === 'account' ? [object] : []));
  const standing = await accountIdsByCode(
    db,
    orgId,
    named.map(({ code }) => code),
  );
  for (const { id, code } of named) {
    const to = standing.get(code);
    if (to !== undefined && to !== id) await remapStagedAccount(db, run.key, { from: id, to });
  }
  const accounts = named.filter(({ code }) => !standing.has(code));
  const products = objects.flatMap((object) => (object.object === 'product' ? [object] : []));
  // The rows on the stage name the accounts by the ids that the reading thread gave them.
  const ids = accounts.map(({ id }) => id);
  const outcomes = await upsertAccounts(db, {
    orgId,
    batchId,
    newId: () => ids.shift() ?? newId(),
    records: accounts.map(({ code, name, accountRegion }) => ({
      code,
      name,
      ...(accountRegion !== undefined && { region: accountRegion }),
    })),
    ownerIdOf: () => null,
  });
  const { outcomes: made, madeLines } = await upsertProducts(db, {
    orgId,
    batchId,
    newId,
    records: products.map(({ id, code, name, productLine, productUnit }) => ({
      code,
      name,
      newId: id,
      line: productLine ?? [],
      ...(productUnit !== undefined && { unit: productUnit }),
    })),
  });
  await keepBeforeImages(db, run.key, [
    ...outcomes.map(({ id, after }) => ({ object: 'new-account', key: id, before: {}, after })),
    ...made.map(({ id, after }) => ({ object: 'new-product', key: id, before: {}, after })),
    ...madeLines.map((id) => ({ object: 'new-product-line', key: id, before: {}, after: {} })),
  ]);
  await unstageLines(
    db,
    run.key,
    staged.map(({ line }) => line),
  );
  return staged.length;
};
