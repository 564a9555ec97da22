import { seesCost, seesMargin } from '#kernel/access';
import { Readable } from 'node:stream';
import { accountExtras } from '#areas/accounts';
import { accountsMessages } from '#areas/accounts/messages';
import { formatDecimal } from '#kernel/decimal';
import { minorText } from '#kernel/format';
import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { handleFile } from '#platform/operations';
import type { FileAnswer, StreamContext } from '#platform/operations';
import { writeCsv, writeWorkbook } from '#platform/sheets';
import type { ExportColumn, ExportRow, ExportTable } from '#platform/sheets';
import { figureOperations } from '../contract/figure-operations.ts';
import { orderOperations } from '../contract/order-operations.ts';
import { listAccountFigures } from '../store/figures/account-figures.ts';
import type { AccountFigureRow } from '../store/figures/account-figures.ts';
import { listAccountLines } from '../store/figures/orders.ts';
import type { OrderLineRow } from '../store/figures/orders.ts';
import { accountsWithin, requireReach, seenOrder, viewerOf } from './access.ts';
import { contributionFor, moneyOf } from './present-figures.ts';
import type { Viewer } from './present-figures.ts';
import { ledgerWords } from './words.ts';
import type { Words } from './words.ts';

const pageSize = 500;

const answer = (table: ExportTable, format: 'csv' | 'xlsx'): FileAnswer => ({
  fileName: `${table.name}.${format}`,
  ...(format === 'csv'
    ? { contentType: 'text/csv; charset=utf-8', body: Readable.from(writeCsv(table)) }
    : {
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: Readable.from(writeWorkbook(table)),
      }),
});

/** Pages through a list, one short transaction a page. */
async function* pagesOf<Row>(read: (after: Row | undefined) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  let after: Row | undefined;
  for (;;) {
    const rows = await read(after);
    yield* rows;
    after = rows.at(-1);
    if (rows.length < pageSize) return;
  }
}

type Column<Row> = {
  readonly key: Parameters<Awaited<ReturnType<typeof ledgerWords>>['t']>[0];
  readonly kind: ExportColumn['kind'];
  readonly of: (row: Row) => ExportRow[number];
};

const money = (amountE4: string, viewer: Viewer): string =>
  minorText(BigInt(moneyOf(amountE4, viewer).minor), viewer.currency);

/** The word of a code, as the screen shows it. */
type WordOf = (section: 'kinds' | 'tiers' | 'kaTypes' | 'lifecycles', code: string | null) => string | null;

const accountWords = async (language: Language): Promise<WordOf> => {
  const t = createT(language, await accountsMessages.load[language]());
  return (section, code) => (code === null ? null : (t.find(`${section}.${code}`) ?? code));
};

const accountColumns = (viewer: Viewer, wordOf: WordOf): readonly Column<AccountFigureRow>[] => {
  const e4 = (of: (row: NonNullable<AccountFigureRow['figures']>) => string | null) => (row: AccountFigureRow) => {
    const amount = row.figures === null ? null : of(row.figures);
    return amount === null ? null : money(amount, viewer);
  };
  const minor = (of: (row: NonNullable<AccountFigureRow['figures']>) => string | null) => (row: AccountFigureRow) => {
    const amount = row.figures === null ? null : of(row.figures);
    return amount === null ? null : minorText(BigInt(amount), viewer.currency);
  };
  const margins: readonly Column<AccountFigureRow>[] = seesMargin(viewer.fields)
    ? [
        {
          key: 'columns.contribution12',
          kind: 'decimal',
          of: e4((figures) => contributionFor(viewer, figures.contribution12, figures.wholeContribution12)),
        },
        {
          key: 'columns.contribution24',
          kind: 'decimal',
          of: e4((figures) => contributionFor(viewer, figures.contribution24, figures.wholeContribution24)),
        },
      ]
    : [];
  return [
    { key: 'columns.code', kind: 'text', of: (row) => row.code },
    { key: 'columns.name', kind: 'text', of: (row) => row.name },
    { key: 'columns.nameEn', kind: 'text', of: (row) => row.nameEn },
    { key: 'columns.kind', kind: 'text', of: (row) => wordOf('kinds', row.kind) },
    { key: 'columns.tier', kind: 'text', of: (row) => wordOf('tiers', row.tier) },
    { key: 'columns.kaType', kind: 'text', of: (row) => wordOf('kaTypes', row.kaType) },
    { key: 'columns.region', kind: 'text', of: (row) => row.region },
    { key: 'columns.industry', kind: 'text', of: (row) => row.industry },
    { key: 'columns.lifecycle', kind: 'text', of: (row) => wordOf('lifecycles', row.lifecycle) },
    { key: 'columns.net12', kind: 'decimal', of: e4((figures) => figures.net12) },
    { key: 'columns.netPrior12', kind: 'decimal', of: e4((figures) => figures.netPrior12) },
    ...margins,
    { key: 'columns.orders12', kind: 'integer', of: (row) => row.figures?.orders12 },
    { key: 'columns.lastOrder', kind: 'day', of: (row) => row.figures?.lastOrderOn },
    { key: 'columns.open', kind: 'decimal', of: minor((figures) => figures.openMinor) },
    { key: 'columns.overdue', kind: 'decimal', of: minor((figures) => figures.overdueMinor) },
    { key: 'columns.exposure', kind: 'decimal', of: minor((figures) => figures.exposureMinor) },
    { key: 'columns.limit', kind: 'decimal', of: minor((figures) => figures.limitMinor) },
  ];
};

const exportAccounts = handleFile(figureOperations.exportAccounts, async (context, { format, sort, ...filter }) => {
  const order = seenOrder(context, sort);
  const columns = accountColumns(viewerOf(context), await accountWords(context.language));
  const extras = await accountExtras(context);
  const rows = pagesOf<AccountFigureRow & { readonly extras: ExportRow }>(async (after) =>
    context.transact(async (step) => {
      const page = await listAccountFigures(step.db, {
        orgId: step.company.id,
        filter,
        sort: order,
        within: accountsWithin(step, 'ledger.export', 'a.id'),
        after: after === undefined ? undefined : { value: after.sortValue, id: after.id },
        limit: pageSize,
      });
      const ids = page.map(({ id }) => id);
      const more = await extras.read(step, ids);
      return page.map((row) => ({ ...row, extras: more.get(row.id) ?? [] }));
    }),
  );
  const more = { columns: extras.columns, of: (row: { readonly extras: ExportRow }) => row.extras };
  return await exported(context, { name: 'files.accounts', columns, rows, format, more });
});

const lineColumns = (viewer: Viewer, { t }: Words): readonly Column<OrderLineRow>[] => {
  const e4 = (amount: string | null): string | null => (amount === null ? null : money(amount, viewer));
  const costs: readonly Column<OrderLineRow>[] = seesCost(viewer.fields)
    ? [{ key: 'columns.cost', kind: 'decimal', of: (row) => e4(row.costE4) }]
    : [];
  return [
    { key: 'columns.orderNo', kind: 'text', of: (row) => row.orderNo },
    { key: 'columns.lineNo', kind: 'integer', of: (row) => row.lineNo },
    { key: 'columns.orderedOn', kind: 'day', of: (row) => row.orderedOn },
    { key: 'columns.code', kind: 'text', of: (row) => row.code },
    { key: 'columns.product', kind: 'text', of: (row) => row.name },
    { key: 'columns.kind', kind: 'text', of: (row) => t.find(`orderKinds.${row.kind}`) ?? row.kind },
    { key: 'columns.quantity', kind: 'decimal', of: (row) => formatDecimal(BigInt(row.quantityE4)) },
    { key: 'columns.net', kind: 'decimal', of: (row) => e4(row.netE4) },
    { key: 'columns.discount', kind: 'decimal', of: (row) => e4(row.discountE4) },
    ...costs,
    { key: 'columns.promisedOn', kind: 'day', of: (row) => row.promisedOn },
    { key: 'columns.deliveredOn', kind: 'day', of: (row) => row.deliveredOn },
  ];
};

const exportOrders = handleFile(orderOperations.exportOrders, async (context, { id, format }) => {
  await context.transact(async (step) => await requireReach(step, 'ledger.export', id));
  const columns = lineColumns(viewerOf(context), await ledgerWords(context.language));
  const rows = pagesOf<OrderLineRow>(async (after) =>
    context.transact(async ({ db, company }) =>
      listAccountLines(db, { orgId: company.id, accountId: id, after, limit: pageSize }),
    ),
  );
  return await exported(context, { name: 'files.orders', columns, rows, format });
});

type Export<Row> = {
  readonly name: 'files.accounts' | 'files.orders';
  readonly columns: readonly Column<Row>[];
  readonly rows: AsyncIterable<Row>;
  readonly format: 'csv' | 'xlsx';
  /** Columns whose headings are known only at run time, behind the others. */
  readonly more?: { readonly columns: readonly ExportColumn[]; readonly of: (row: Row) => ExportRow };
};

const exported = async <Row>(
  context: StreamContext,
  { name, columns, rows, format, more }: Export<Row>,
): Promise<FileAnswer> => {
  const { t } = await ledgerWords(context.language);
  async function* lines(): AsyncGenerator<ExportRow> {
    for await (const row of rows) yield [...columns.map((column) => column.of(row)), ...(more?.of(row) ?? [])];
  }
  const headings = columns.map(({ key, kind }): ExportColumn => ({ header: t.find(key) ?? key, kind }));
  return answer({ name: t(name), columns: [...headings, ...(more?.columns ?? [])], rows: lines() }, format);
};

export const exportHandlers = [exportAccounts, exportOrders];
