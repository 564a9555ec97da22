import { seesCost, seesMargin } from '#kernel/access';
import { formatDecimal } from '#kernel/decimal';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { monthOf } from '#kernel/day';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { figureOperations as operations } from '../contract/figure-operations.ts';
import { shareBpOf } from '../domain/index.ts';
import { asOfFor, companyWindow, dayBeforeYear, lastFactOn, windowMonths } from '../store/facts/company-window.ts';
import { accountIdsOf, companyTotals, listAccountFigures, sumFigures } from '../store/figures/account-figures.ts';
import type { AccountFigureRow } from '../store/figures/account-figures.ts';
import { listCompanyMonths, listMix, listMonths } from '../store/figures/months-and-mix.ts';
import { listAccountImports } from '../store/import/account-imports.ts';
import { accountsWithin, contributionEnd, requireReach, seenOrder, viewerOf } from './access.ts';
import { contributionFor, contributionOf, knownShareOf, moneyOf, presentFigures } from './present-figures.ts';
import type { Viewer } from './present-figures.ts';

/** Columns that are not of the contract, such as the sort value, end here: the answer is parsed by it. */
const presentAccount = ({ figures, tags, ...row }: AccountFigureRow, viewer: Viewer) => ({
  ...row,
  tags: [...tags],
  figures: figures === null ? null : presentFigures(figures, viewer),
});

const listAccounts = handle(operations.listAccounts, async (context, { cursor, limit, sort, ...filter }) => {
  const order = seenOrder(context, sort);
  const [value, id] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const rows = await listAccountFigures(context.db, {
    orgId: context.company.id,
    filter,
    sort: order,
    within: accountsWithin(context, 'ledger.read', 'a.id'),
    after: id === undefined ? undefined : { value: String(value), id: String(id) },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [row.sortValue, row.id]);
  const viewer = viewerOf(context);
  return { ...page, rows: page.rows.map((row) => presentAccount(row, viewer)) };
});

const reachOf = (withBelow: boolean): 'alone' | 'with-below' => (withBelow ? 'with-below' : 'alone');

const accountFigures = handle(operations.accountFigures, async (context, { id, withBelow }) => {
  const { db, company } = context;
  await requireReach(context, 'ledger.read', id);
  const orgId = company.id;
  const { accounts, figures } = await sumFigures(db, {
    orgId,
    accountIds: accountIdsOf(orgId, id, reachOf(withBelow)),
  });
  const totals = await companyTotals(db, orgId);
  const viewer = viewerOf(context);
  const shareOf = (part: string | null, whole: string | null): number | null =>
    part === null || whole === null ? null : shareBpOf(BigInt(part), BigInt(whole));
  return {
    accounts,
    figures: figures === null ? null : presentFigures(figures, viewer),
    netShareBp: shareOf(figures?.net12 ?? null, totals.net12),
    contributionShareBp:
      figures === null
        ? null
        : shareOf(
            contributionFor(viewer, figures.contribution12, figures.wholeContribution12),
            contributionFor(viewer, totals.contribution12, totals.wholeContribution12),
          ),
  };
});

const windowOf = async ({ db, company, today }: Context) => await companyWindow(db, company.id, today);

const accountMonths = handle(operations.accountMonths, async (context, { id, withBelow, months }) => {
  await requireReach(context, 'ledger.read', id);
  const orgId = context.company.id;
  const { asOf, isNetBasis } = await windowOf(context);
  const rows = await listMonths(context.db, {
    orgId,
    accountIds: accountIdsOf(orgId, id, reachOf(withBelow)),
    from: windowMonths(asOf, months)[0] ?? asOf,
    through: asOf,
  });
  const viewer = viewerOf(context);
  return {
    rows: rows.map((row) => {
      const contribution = contributionOf(row, isNetBasis);
      const margin = seesMargin(viewer.fields);
      // A month can be one order: what it leaves over tells the cost (docs/decisions/0014).
      const isCostSeen = seesCost(viewer.fields);
      return {
        month: monthOf(row.month),
        net: moneyOf(row.netE4, viewer),
        cost: isCostSeen && !isNetBasis ? moneyOf(row.costE4, viewer) : null,
        contribution: isCostSeen && contribution !== null ? moneyOf(contribution.toString(), viewer) : null,
        knownShareBp: knownShareOf(row, isNetBasis),
        discount: moneyOf(row.discountE4, viewer),
        returned: moneyOf(row.returnE4, viewer),
        pocket: margin ? moneyOf(row.pocketE4, viewer) : null,
        serve: margin ? moneyOf(row.serveE4, viewer) : null,
        orders: row.orders,
      };
    }),
  };
});

const accountImports = handle(operations.accountImports, async (context, { id, limit }) => {
  await requireReach(context, 'ledger.read', id);
  const { db, company } = context;
  const imports = await listAccountImports(db, { orgId: company.id, accountId: id, limit });
  return { imports: imports.map((one) => ({ ...one, at: one.at.toISOString() })) };
});

const accountProducts = handle(operations.accountProducts, async (context, { id, withBelow, by, limit }) => {
  await requireReach(context, 'ledger.read', id);
  const orgId = context.company.id;
  const { asOf } = await windowOf(context);
  const rows = await listMix(context.db, {
    orgId,
    accountIds: accountIdsOf(orgId, id, reachOf(withBelow)),
    by,
    limit,
    from12: windowMonths(asOf, 12)[0] ?? asOf,
    from24: windowMonths(asOf, 24)[0] ?? asOf,
    through: asOf,
    yearAgo: dayBeforeYear(asOf),
  });
  const viewer = viewerOf(context);
  return {
    rows: rows.map((row) => {
      const [net, known, cost] = [BigInt(row.net12E4), BigInt(row.known12E4), BigInt(row.cost12E4)];
      const { productId, code, name, nameEn } = row;
      const isKnown = known !== 0n || cost !== 0n;
      return {
        product: productId === null || code === null || name === null ? null : { id: productId, code, name, nameEn },
        line: row.linePath?.join(' / ') ?? null,
        lineEn: row.linePathEn?.join(' / ') ?? null,
        quantity: formatDecimal(BigInt(row.quantityE4)),
        net12: moneyOf(row.net12E4, viewer),
        netPrior12: moneyOf(row.netPrior12E4, viewer),
        cost12: seesCost(viewer.fields) && isKnown ? moneyOf(row.cost12E4, viewer) : null,
        marginBp: seesCost(viewer.fields) && isKnown ? shareBpOf(known - cost, known) : null,
        knownShareBp: Math.min(10_000, Math.max(0, shareBpOf(known, net) ?? 10_000)),
        orders12: row.orders12,
        lastMonth: monthOf(row.lastMonth),
      };
    }),
  };
});

const companyMonths = handle(operations.companyMonths, async (context, { months }) => {
  const { asOf, isNetBasis } = await windowOf(context);
  const rows = await listCompanyMonths(context.db, {
    orgId: context.company.id,
    from: windowMonths(asOf, months)[0] ?? asOf,
    through: asOf,
  });
  const viewer = viewerOf(context);
  const end = contributionEnd(context, asOf);
  return {
    asOf,
    isNetBasis,
    rows: rows.map((row) => {
      const contribution = contributionOf(row, isNetBasis);
      return {
        month: monthOf(row.month),
        accounts: row.accounts,
        net: moneyOf(row.netE4, viewer),
        contribution:
          seesMargin(viewer.fields) && contribution !== null && row.month <= end
            ? moneyOf(contribution.toString(), viewer)
            : null,
        knownShareBp: knownShareOf(row, isNetBasis),
        orders: row.orders,
      };
    }),
  };
});

const checkFacts = handle(operations.checkFacts, async (context, { repair }) => ({
  jobId: await context.enqueue({ kind: 'ledger.checkFacts', payload: { repair }, exclusiveKey: 'ledger.import' }),
}));

const dataSpan = handle(operations.dataSpan, async ({ db, company, today }) => {
  const last = await lastFactOn(db, company.id);
  return { lastMonth: last === null ? null : monthOf(last), asOf: asOfFor(last, today) };
});

export const figureHandlers = [
  dataSpan,
  listAccounts,
  accountFigures,
  accountMonths,
  accountImports,
  accountProducts,
  companyMonths,
  checkFacts,
];
