import { listAccountRefs } from '#areas/accounts';
import { handle, handleFile } from '#platform/operations';
import { importOperations as operations } from '../contract/import-operations.ts';
import { storedReportSchema } from '../contract/stored-report.ts';
import { rejectedRowsFile } from '../imports/rejected-rows-file.ts';
import { listProductRefs } from '../store/products/products.ts';
import { requireBatch } from './imports.ts';
import { ledgerWords } from './words.ts';

const unmatched = handle(operations.unmatched, async (context, { id }) => {
  const { db, company } = context;
  const { report } = await requireBatch(context, id);
  if (report === null) return { accounts: [], products: [] };
  const { unmatchedAccounts, unmatchedProducts } = storedReportSchema.parse(report);
  const idsOf = (references: typeof unmatchedAccounts): string[] =>
    references.flatMap(({ candidates }) => candidates.map((candidate) => candidate.id));
  const accounts = await listAccountRefs(db, company.id, idsOf(unmatchedAccounts));
  const products = await listProductRefs(db, company.id, idsOf(unmatchedProducts));
  const named = (
    references: typeof unmatchedAccounts,
    refs: ReadonlyMap<string, { readonly code: string; readonly name: string }>,
  ) =>
    references.map(({ reference, rows, candidates }) => ({
      reference,
      rows,
      candidates: candidates.flatMap((candidate) => {
        const ref = refs.get(candidate.id);
        return ref === undefined
          ? []
          : [{ id: candidate.id, code: ref.code, name: ref.name, likenessBp: candidate.likenessBp }];
      }),
    }));
  return { accounts: named(unmatchedAccounts, accounts), products: named(unmatchedProducts, products) };
});

const rejectedRows = handleFile(operations.rejectedRows, async (context, { id, format }) => {
  const batch = await context.transact(async (step) => await requireBatch(step, id));
  return rejectedRowsFile(context, { batch, format, words: await ledgerWords(context.language) });
});

export const importFindingHandlers = [unmatched, rejectedRows];
