import { seesCost } from '#kernel/access';
import { listAccountRefs } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { formatDecimal, parseDecimal } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { orderOperations as operations } from '../contract/order-operations.ts';
import { findCreditLimit, setCreditLimits } from '../store/credit-limits.ts';
import { accountsOf } from '../store/facts/account-set.ts';
import { companyWindow } from '../store/facts/company-window.ts';
import { refreshSnaps } from '../store/facts/refresh-facts.ts';
import { accountIdsOf } from '../store/figures/account-figures.ts';
import { ageingOf, listInvoices, listPayments } from '../store/figures/bills.ts';
import { listOrderLines, listOrders } from '../store/figures/orders.ts';
import type { OrderLineRow } from '../store/figures/orders.ts';
import { accountsWithin, requireReach, viewerOf } from './access.ts';
import { moneyOf } from './present-figures.ts';
import type { Viewer } from './present-figures.ts';

const costOf = (costE4: string | null, viewer: Viewer) =>
  costE4 === null || !seesCost(viewer.fields) ? null : moneyOf(costE4, viewer);

const accountOrders = handle(operations.accountOrders, async (context, { id, cursor, limit }) => {
  await requireReach(context, 'ledger.read', id);
  const [orderedOn, source, orderNo] = cursor === undefined ? [] : cursorParts(cursor, 3).map(String);
  const after =
    orderedOn === undefined || source === undefined || orderNo === undefined
      ? undefined
      : { orderedOn, source, orderNo };
  const rows = await listOrders(context.db, { orgId: context.company.id, accountId: id, after, limit: limit + 1 });
  const page = pageOfRows(rows, limit, (row) => [row.orderedOn, row.source, row.orderNo]);
  const viewer = viewerOf(context);
  return {
    ...page,
    rows: page.rows.map(({ netE4, costE4, ...row }) => ({
      ...row,
      net: moneyOf(netE4, viewer),
      cost: costOf(costE4, viewer),
    })),
  };
});

const getOrder = handle(operations.getOrder, async (context, { source, orderNo }) => {
  const { db, company } = context;
  const within = accountsWithin(context, 'ledger.read', 'l.account_id');
  const lines = await listOrderLines(db, { orgId: company.id, source, orderNo, within });
  const [first] = lines;
  if (first === undefined) throw new AppError('ledger.order-not-found');
  const refs = await listAccountRefs(
    db,
    company.id,
    lines.flatMap((line) => [line.accountId, line.endAccountId ?? line.accountId]),
  );
  const account = refs.get(first.accountId);
  if (account === undefined) throw new AppError('ledger.order-not-found');
  const viewer = viewerOf(context);
  return {
    source,
    orderNo,
    orderedOn: lines.reduce((day, line) => (line.orderedOn < day ? line.orderedOn : day), first.orderedOn),
    account: refOf(account),
    lines: lines.map((line) => {
      const end = line.endAccountId === null ? undefined : refs.get(line.endAccountId);
      return { ...presentLine(line, viewer), endAccount: end === undefined ? null : refOf(end) };
    }),
  };
});

type Ref = { readonly id: string; readonly code: string; readonly name: string; readonly nameEn: string | null };
const refOf = ({ id, code, name, nameEn }: Ref) => ({ id, code, name, nameEn });

const presentLine = (line: OrderLineRow, viewer: Viewer) => ({
  lineNo: line.lineNo,
  product: { id: line.productId, code: line.code, name: line.name, nameEn: line.nameEn },
  kind: line.kind,
  quantity: formatDecimal(BigInt(line.quantityE4)),
  list: line.listE4 === null ? null : moneyOf(line.listE4, viewer),
  discount: line.discountE4 === null ? null : moneyOf(line.discountE4, viewer),
  net: moneyOf(line.netE4, viewer),
  cost: costOf(line.costE4, viewer),
  currency: line.currency,
  promotion: line.promotion,
  specification: line.specification,
  deliveryTerms: line.deliveryTerms,
  promisedOn: line.promisedOn,
  deliveredOn: line.deliveredOn,
  shortQuantity: line.shortE4 === null ? null : formatDecimal(BigInt(line.shortE4)),
  isSpecial: line.isSpecial,
  isDuplicate: line.isDuplicate,
  importId: line.batchId,
});

const minor = (amount: string, { currency }: Viewer) => ({ minor: amount, currency });

const dayAndId = (cursor: string | undefined): { readonly day: string; readonly id: string } | undefined => {
  const [day, id] = cursor === undefined ? [] : cursorParts(cursor, 2).map(String);
  return day === undefined || id === undefined ? undefined : { day, id };
};

const asOfOf = async ({ db, company, today }: Context): Promise<string> =>
  (await companyWindow(db, company.id, today)).asOf;

const accountInvoices = handle(operations.accountInvoices, async (context, { id, cursor, limit, open }) => {
  await requireReach(context, 'ledger.read', id);
  const rows = await listInvoices(context.db, {
    orgId: context.company.id,
    accountId: id,
    after: dayAndId(cursor),
    limit: limit + 1,
    openOnly: open,
    asOf: await asOfOf(context),
  });
  const page = pageOfRows(rows, limit, (row) => [row.dueOn, row.id]);
  const viewer = viewerOf(context);
  return {
    ...page,
    rows: page.rows.map(({ amountMinor, paidMinor, ...row }) => ({
      ...row,
      amount: minor(amountMinor, viewer),
      paid: minor(paidMinor, viewer),
    })),
  };
});

const accountAgeing = handle(operations.accountAgeing, async (context, { id, withBelow }) => {
  await requireReach(context, 'ledger.read', id);
  const orgId = context.company.id;
  const asOf = await asOfOf(context);
  const accountIds = accountIdsOf(orgId, id, withBelow ? 'with-below' : 'alone');
  const ageing = await ageingOf(context.db, { orgId, accountIds, asOf });
  const viewer = viewerOf(context);
  return {
    asOf,
    notDue: minor(ageing.notDue, viewer),
    days1to30: minor(ageing.days1to30, viewer),
    days31to60: minor(ageing.days31to60, viewer),
    days61to90: minor(ageing.days61to90, viewer),
    over90: minor(ageing.over90, viewer),
    disputed: minor(ageing.disputed, viewer),
    unallocated: minor(ageing.unallocated, viewer),
  };
});

const accountPayments = handle(operations.accountPayments, async (context, { id, cursor, limit }) => {
  await requireReach(context, 'ledger.read', id);
  const page = { orgId: context.company.id, accountId: id, after: dayAndId(cursor), limit: limit + 1 };
  const rows = pageOfRows(await listPayments(context.db, page), limit, (row) => [row.paidOn, row.id]);
  const viewer = viewerOf(context);
  return {
    ...rows,
    rows: rows.rows.map(({ amountMinor, allocatedMinor, invoices, ...row }) => ({
      ...row,
      amount: minor(amountMinor, viewer),
      allocated: minor(allocatedMinor, viewer),
      invoices: invoices.map((invoice) => ({
        invoiceNo: invoice.invoiceNo,
        amount: minor(invoice.amountMinor, viewer),
      })),
    })),
  };
});

const setCreditLimit = handle(operations.setCreditLimit, async (context, { id, limit, validFrom }) => {
  const { db, company, actor, today } = context;
  await requireReach(context, 'ledger.credit', id);
  const amountE4 = parseDecimal(limit);
  if (amountE4 === null || amountE4 < 0n) throw new AppError('ledger.invalid-amount', { value: limit });
  const limitMinor = minorOf(amountE4, company.currency).toString();
  const beforeMinor = await findCreditLimit(db, { orgId: company.id, accountId: id, on: validFrom });
  await setCreditLimits(db, {
    orgId: company.id,
    validFrom,
    setBy: actor.userId,
    limits: [{ accountId: id, limitMinor }],
  });
  const window = await companyWindow(db, company.id, today);
  await refreshSnaps(db, { orgId: company.id, accounts: accountsOf([id]), window, currency: company.currency, today });
  await context.audit({
    action: 'ledger.set-credit-limit',
    objectType: 'account',
    objectId: id,
    before: { limitMinor: beforeMinor, validFrom },
    after: { limitMinor, validFrom },
  });
  return { ok: true } as const;
});

export const orderHandlers = [accountOrders, getOrder, accountInvoices, accountAgeing, accountPayments, setCreditLimit];
