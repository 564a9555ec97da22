import { seesMargin } from '#kernel/access';
import { Readable } from 'node:stream';
import { minorText } from '#kernel/format';
import { createT } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import { handleFile } from '#platform/operations';
import type { StreamContext } from '#platform/operations';
import { writeCsv, writeWorkbook } from '#platform/sheets';
import type { ExportColumn, ExportRow, ExportValue } from '#platform/sheets';
import { runOperations as operations } from '../contract/run-operations.ts';

import { identificationMessages } from '../messages/index.ts';
import type { zhCN } from '../messages/zh-CN.ts';
import { listPortfolio } from '../store/portfolio.ts';
import type { PortfolioRow, PortfolioSet, PortfolioSort } from '../store/portfolio.ts';
import { rowFor } from './present.ts';
import type { SeenRow } from './present.ts';
import { requireRun, rowsWithin, seenFilter } from './reach.ts';

type ExportField = readonly [ExportColumn['kind'], header: string, valueOf: (row: SeenRow) => ExportValue];

/** The columns of the exported ranking; what is made of margins only for those who see them. */
const exportFields = (
  t: Translate<typeof zhCN>,
  context: Pick<StreamContext, 'actor' | 'company'>,
): readonly ExportField[] => {
  const money = (minor: number | null): string | null =>
    minor === null ? null : minorText(BigInt(minor), context.company.currency);
  const forMargin = (...fields: ExportField[]): readonly ExportField[] =>
    seesMargin(context.actor.fields) ? fields : [];
  const score = ({ scoreMicro }: SeenRow) => (scoreMicro === null ? null : (scoreMicro / 1e6).toFixed(2));
  const margins: readonly ExportField[] = [
    ['decimal', t('columns.contribution'), (row) => money(row.contributionMinor)],
    ['decimal', t('columns.expected'), (row) => money(row.expectedMinor)],
  ];
  return [
    ...forMargin(['integer', t('columns.rank'), (row) => row.rank]),
    ['text', t('columns.code'), (row) => row.code],
    ['text', t('columns.name'), (row) => row.name],
    ['text', t('columns.nameEn'), (row) => row.nameEn],
    ['text', t('columns.tier'), (row) => t(`tiers.${row.tierConfirmed ?? 'unrated'}`)],
    ['text', t('columns.proposedTier'), (row) => t(`tiers.${row.tier}`)],
    ['text', t('columns.type'), (row) => (row.kaType === null ? null : t(`types.${row.kaType}`))],
    ...forMargin(['decimal', t('columns.score'), score]),
    ['integer', t('columns.coverage'), (row) => row.coverage],
    ['text', t('columns.badges'), (row) => row.badges.map((badge) => t(`badges.${badge}`)).join('; ')],
    ['text', t('columns.failedGates'), (row) => row.failedGates.map((gate) => t(`gates.${gate}`)).join('; ')],
    ['decimal', t('columns.revenue'), (row) => money(row.revenueMinor)],
    ['integer', t('columns.revenueRank'), (row) => row.revenueRank],
    ...forMargin(...margins),
    ['decimal', t('columns.alive'), (row) => (row.aliveBp === null ? null : (row.aliveBp / 100).toFixed(2))],
    ['text', t('columns.region'), (row) => row.region],
    ['text', t('columns.industry'), (row) => row.industry],
  ];
};

const exportPage = 500;

const exportAll = handleFile(operations.exportPortfolio, async (context, { format, runId, ...asked }) => {
  const filter = seenFilter(context, asked);
  const t = createT(context.language, await identificationMessages.load[context.language]());
  const run = await context.transact(async (step) => await requireRun(step, runId));
  const fields = exportFields(t, context);
  const columns = fields.map(([kind, header]): ExportColumn => ({ kind, header }));
  const rows = exportRows(context, {
    ...filter,
    runId: run.id,
    valuesOf: (row) => {
      const seen = rowFor(context.actor.fields, row);
      return fields.map(([, , valueOf]) => valueOf(seen));
    },
  });
  return {
    fileName: `portfolio-${run.asOf}.${format}`,
    contentType:
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: Readable.from(
      format === 'csv' ? writeCsv({ columns, rows }) : writeWorkbook({ name: 'portfolio', columns, rows }),
    ),
  };
});

type Exporting = Omit<PortfolioSet, 'orgId' | 'within'> & {
  readonly sort: PortfolioSort;
  readonly direction: 'best' | 'worst';
  readonly valuesOf: (row: PortfolioRow) => ExportRow;
};

async function* exportRows(context: StreamContext, { valuesOf, ...filter }: Exporting): AsyncGenerator<ExportRow> {
  let after: { readonly value: number; readonly id: string } | undefined;
  for (;;) {
    const from = after;
    const rows = await context.transact(
      async (step) =>
        await listPortfolio(step.db, {
          ...filter,
          orgId: step.company.id,
          within: rowsWithin(step, 'identification.export', 'r.account_id'),
          after: from,
          limit: exportPage,
        }),
    );
    for (const row of rows) yield valuesOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < exportPage) return;
    after = { value: last.sortValue, id: last.accountId };
  }
}

export const exportHandlers = [exportAll];
