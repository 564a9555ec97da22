import { handle } from '#platform/operations';
import { rangeOperations as operations } from '../contract/range-operations.ts';
import { jointBandOf } from '../domain/index.ts';
import { judgedCaseOf } from './judged.ts';
import { listLineNames } from '../store/agreed-ranges.ts';
import { linesInRanges, requireRanges } from './agreement-ranges.ts';
import { assess } from './assess.ts';
import { verdictOf } from './commit.ts';
import { scopeOfHeld } from './held-days.ts';
import { requirePricedAccount, requireProducts } from './reach.ts';

const preview = handle(operations.previewRanges, async (context, input) => {
  const { accountId, ranges: typed, pricedIds, rebateBp, creditDays, holds } = input;
  const account = await requirePricedAccount(context, 'pricing.read', accountId);
  const ranges = await requireRanges(context, typed);
  await requireProducts(context, pricedIds);
  const lines = await linesInRanges(context, { accountId, ranges, priced: pricedIds });
  const { lines: assessed } = await assess(context, account, {
    promised: {
      lines: lines.map(({ rangeNo: _no, ...line }) => ({ ...line, rebateBp })),
      ...(typeof creditDays === 'number' && { creditDays }),
    },
    ...(holds !== undefined && { standing: await scopeOfHeld(context, accountId, holds) }),
  });
  const judged = assessed.map((line, at) => ({
    line,
    rangeNo: lines[at]?.rangeNo ?? 0,
    verdict: verdictOf(line, context.today),
  }));
  return {
    ranges: ranges.map((_, at) => {
      const own = judged.filter(({ rangeNo }) => rangeNo === at + 1);
      const isBeyond = own.some(({ verdict }) => verdict === 'above-authority');
      const band = isBeyond ? jointBandOf(own.map(({ line }) => judgedCaseOf(line))) : null;
      const stopping = own.filter(({ verdict }) => verdict !== 'allowed' && verdict !== 'above-authority');
      return {
        covered: own.length,
        judgedBp: own.reduce<number | null>(
          (most, { line }) => (line.judgedBp === null ? most : Math.max(most ?? 0, line.judgedBp)),
          null,
        ),
        needs: [...(band?.needs ?? [])],
        stopped: stopping.length,
        stopping: stopping.slice(0, 5).map(({ line: { product }, verdict }) => ({
          product: { id: product.id, code: product.code, name: product.name, nameEn: product.nameEn },
          verdict,
        })),
      };
    }),
  };
});

const productLines = handle(operations.listProductLines, async ({ db, company }) => ({
  rows: [...(await listLineNames(db, company.id))],
}));

export const rangeHandlers = [preview, productLines];
