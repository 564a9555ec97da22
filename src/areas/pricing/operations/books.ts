import { listAccountRefs } from '#areas/accounts';
import { enteredSource, listProductRefs, listProducts } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { addDays } from '#kernel/day';
import { moneyWireOf } from '#kernel/money';
import { seesCost } from '#platform/access';
import { listMembers } from '#platform/identity';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { bookOperations as operations } from '../contract/book-operations.ts';
import { concessionPatternsOf, earnedSupportOf, floorPrice, floorProblemOf } from '../domain/index.ts';
import type { FloorProblem } from '../domain/index.ts';
import { listFamilies } from '../store/account-money.ts';
import { listNumbers } from '../store/agreements.ts';
import { listCommitments, listCommitmentsById } from '../store/commitments.ts';
import type { CommitmentRow } from '../store/commitments.ts';
import { listEnteredOrders, listGrantedDocuments } from '../store/entered-orders.ts';
import type { EnteredOrderRow } from '../store/entered-orders.ts';
import { pricingPolicies } from '../store/policies.ts';
import type { PricingPolicyVersion } from '../store/policies.ts';
import { listRevaluations } from '../store/revaluations.ts';
import { readTerms } from '../store/stored-terms.ts';
import { floorPartsOf } from './assess.ts';
import { presentFloor } from './floors.ts';
import { orderEndsOf, presentEnd } from './order-ends.ts';
import type { OrderEnds } from './order-ends.ts';
import { decimalOf, rowsOf } from './reach.ts';

type Product = Awaited<ReturnType<typeof listProducts>>[number];

const problemOf = (product: Product, policy: PricingPolicyVersion): FloorProblem | null => {
  const parts = floorPartsOf(policy, product, policy.policy.standardCreditDays);
  return floorProblemOf(floorPrice(parts), product.listPriceE4 === null ? null : BigInt(product.listPriceE4));
};

const slice = 500;

/** Walks the products by name until a page is full: whether a floor has a problem is a rule and stands in no column. */
const productsWith = async (
  { db, company, today }: Context,
  wanted: {
    readonly q: string | undefined;
    readonly after: { readonly sortKey: string; readonly id: string } | undefined;
    readonly limit: number;
    readonly isWanted: (product: Product) => boolean;
  },
): Promise<readonly Product[]> => {
  const found: Product[] = [];
  let { after } = wanted;
  for (;;) {
    const rows = await listProducts(db, { orgId: company.id, on: today, q: wanted.q, after, limit: slice });
    found.push(...rows.filter(wanted.isWanted));
    const last = rows.at(-1);
    if (found.length >= wanted.limit || rows.length < slice || last === undefined) return found.slice(0, wanted.limit);
    after = { sortKey: last.sortKey, id: last.id };
  }
};

const floors = handle(operations.listFloors, async (context, { cursor, limit, q, problem }) => {
  const { db, company, newId, now } = context;
  const policy = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const [sortKey, id] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const found = await productsWith(context, {
    q,
    after: sortKey === undefined || id === undefined ? undefined : { sortKey: String(sortKey), id: String(id) },
    limit: limit + 1,
    isWanted: (product) => problem === undefined || problemOf(product, policy) === problem,
  });
  const page = pageOfRows(found, limit, (row) => [row.sortKey, row.id]);
  const terms = { policy, tier: 'C', creditDays: policy.policy.standardCreditDays } as const;
  return { ...page, rows: page.rows.map((product) => presentFloor(context, product, terms)) };
});

const families = handle(operations.listFamilies, async ({ db, company }) => ({
  rows: [...(await listFamilies(db, company.id))],
}));

const revaluations = handle(operations.listRevaluations, async (context, { cursor, limit }) => {
  const { db, company } = context;
  const found = await listRevaluations(db, { orgId: company.id, after: momentOf(cursor), limit: limit + 1 });
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const products = await listProductRefs(
    db,
    company.id,
    page.rows.map(({ productId }) => productId),
  );
  const isVisible = seesCost(context);
  return {
    ...page,
    rows: page.rows.flatMap((row) => {
      const product = products.get(row.productId);
      if (product === undefined) return [];
      const { id, validFrom, reason, createdByName } = row;
      return [
        {
          id,
          product,
          validFrom,
          costBefore: row.costBeforeE4 === null || !isVisible ? null : decimalOf(row.costBeforeE4),
          unitCost: isVisible ? decimalOf(row.unitCostE4) : null,
          reason,
          createdByName,
          createdAt: row.createdAt.toISOString(),
        },
      ];
    }),
  };
});

type Refs = Awaited<ReturnType<typeof listAccountRefs>>;

const presentOrder = (
  context: Context,
  row: EnteredOrderRow,
  { accounts, ends }: { readonly accounts: Refs; readonly ends: OrderEnds },
) => {
  const { company } = context;
  const account = accounts.get(row.accountId);
  if (account === undefined) throw new AppError('pricing.order-not-found');
  const totalE4 = BigInt(row.totalE4);
  return {
    id: row.id,
    number: row.number,
    source: enteredSource,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    orderedOn: row.orderedOn,
    purchase:
      row.purchaseId === null || row.purchaseNumber === null
        ? null
        : { id: row.purchaseId, number: row.purchaseNumber },
    quote: row.quoteId === null || row.quoteNumber === null ? null : { id: row.quoteId, number: row.quoteNumber },
    mode: row.mode,
    lines: row.lines,
    total: moneyWireOf(totalE4, company.currency),
    aboveQuote: row.quotedE4 === null ? null : moneyWireOf(totalE4 - BigInt(row.quotedE4), company.currency),
    concessionBp: row.concessionBp,
    isApproved: row.isApproved,
    note: row.note,
    ...presentEnd(context, row, ends),
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
  };
};

const orders = handle(
  operations.listEnteredOrders,
  async (context, { cursor, limit, accountId, quoteId, mode, isHeld }) => {
    const { db, company } = context;
    const found = await listEnteredOrders(db, {
      orgId: company.id,
      within: rowsOf(context, 'pricing.read', 'o.account_id'),
      accountId,
      quoteId,
      mode,
      isHeld,
      after: momentOf(cursor),
      limit: limit + 1,
    });
    const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
    const accounts = await listAccountRefs(
      db,
      company.id,
      page.rows.map((row) => row.accountId),
    );
    const ends = await orderEndsOf(context, page.rows);
    return { ...page, rows: page.rows.map((row) => presentOrder(context, row, { accounts, ends })) };
  },
);

const order = handle(operations.getEnteredOrder, async (context, { id }) => {
  const { db, company } = context;
  const orgId = company.id;
  const within = rowsOf(context, 'pricing.read', 'o.account_id');
  const [row] = await listEnteredOrders(db, { orgId, within, accountId: undefined, id, after: null, limit: 1 });
  if (row === undefined) throw new AppError('pricing.order-not-found');
  const accounts = await listAccountRefs(db, orgId, [row.accountId]);
  const ends = await orderEndsOf(context, [row]);
  const lines = await listCommitments(db, orgId, { kind: 'order', documentId: id });
  const products = await listProductRefs(
    db,
    orgId,
    lines.map(({ productId }) => productId),
  );
  const sources = await listCommitmentsById(
    db,
    orgId,
    lines.flatMap(({ sourceId }) => sourceId ?? []),
  );
  const agreements = await listNumbers(
    db,
    orgId,
    [...sources.values()].flatMap(({ kind, documentId }) => (kind === 'agreement' ? [documentId] : [])),
  );
  return {
    ...presentOrder(context, row, { accounts, ends }),
    checked: lines.map((line) => {
      const product = products.get(line.productId);
      if (product === undefined) throw new AppError('pricing.product-not-found', { id: line.productId });
      const source = line.sourceId === null ? undefined : sources.get(line.sourceId);
      const number = source === undefined ? undefined : agreements.get(source.documentId);
      const sourcePrice = source === undefined ? null : decimalOf(source.invoicePriceE4);
      return {
        lineNo: line.lineNo,
        product,
        quantity: decimalOf(line.quantityE4),
        freeQuantity: decimalOf(line.freeQuantityE4),
        price: decimalOf(line.invoicePriceE4),
        quotedPrice: source?.kind === 'agreement' ? null : sourcePrice,
        agreement: source === undefined || number === undefined ? null : { id: source.documentId, number },
        agreedPrice: source?.kind === 'agreement' ? sourcePrice : null,
        concessionBp: line.concessionBp,
        authorityBp: line.authorityBp,
        support: moneyWireOf(supportOf(line, source), company.currency),
        isReturn: line.quantityE4 < 0,
        isApproved: line.decisionId !== null,
      };
    }),
  };
});

/** Of a quote or a purchase: an agreement promises no lump sum. */
const supportOf = ({ quantityE4 }: CommitmentRow, source: CommitmentRow | undefined): bigint =>
  source === undefined ? 0n : earnedSupportOf(readTerms(source.terms), BigInt(quantityE4));

const pattern = handle(operations.concessionPattern, async (context, { from }) => {
  const { db, company, today, newId, now } = context;
  const start = from ?? addDays(today, -365);
  const { policy } = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  const rows = await listGrantedDocuments(db, {
    orgId: company.id,
    from: start,
    within: rowsOf(context, 'pricing.read', 'd.account_id'),
  });
  const names = new Map((await listMembers(db, company.id)).map(({ userId, name }) => [userId, name]));
  const found = concessionPatternsOf(
    rows.map((row) => ({ ...row, listE4: BigInt(row.listE4), concededE4: BigInt(row.concededE4) })),
    policy.bands,
  );
  return {
    from: start,
    bands: policy.bands.map(({ uptoBp }) => uptoBp),
    rows: found
      .map(({ listE4, byBand, ...row }) => ({
        ...row,
        name: names.get(row.userId) ?? '',
        list: moneyWireOf(listE4, company.currency),
        byBand: [...byBand],
      }))
      .toSorted((a, b) => b.documents - a.documents),
  };
});

export const bookHandlers = [floors, families, revaluations, orders, order, pattern];
