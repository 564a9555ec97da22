import { seesCost } from '#kernel/access';
import { sql } from 'kysely';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import type { Day } from '#kernel/day';
import { formatDecimal, parseDecimal } from '#kernel/decimal';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { productOperations as operations } from '../contract/product-operations.ts';
import type { FamilyGuard } from '../imports/price-guard.ts';
import { listFamilyMoves } from '../store/products/family-moves.ts';
import { findProductId, listPrices, listProducts } from '../store/products/products.ts';
import type { ProductRow } from '../store/products/products.ts';
import { upsertProducts } from '../store/products/upsert-products.ts';
import { countRowsOfRate, findRates } from '../store/rates.ts';
import { ledgerTables } from '../tables.ts';
import { viewerOf } from './access.ts';
import { moneyOf } from './present-figures.ts';
import { ledgerWords } from './words.ts';

const list = handle(operations.listProducts, async (context, { cursor, limit, q, family }) => {
  const [sortKey, id] = cursor === undefined ? [] : cursorParts(cursor, 2).map(String);
  const after = sortKey === undefined || id === undefined ? undefined : { sortKey, id };
  const page = { orgId: context.company.id, on: context.today, q, family, after, limit: limit + 1 };
  const rows = pageOfRows(await listProducts(context.db, page), limit, (row) => [row.sortKey, row.id]);
  const viewer = viewerOf(context);
  return {
    ...rows,
    rows: rows.rows.map(({ line, lineEn, listPriceE4, unitCostE4, ...row }) => ({
      ...row,
      line: [...(line ?? [])],
      lineEn: [...(lineEn ?? [])],
      listPrice: listPriceE4 === null ? null : moneyOf(listPriceE4, viewer),
      unitCost: unitCostE4 === null || !seesCost(viewer.fields) ? null : moneyOf(unitCostE4, viewer),
    })),
  };
});

const requireProduct = async ({ db, company, today }: Context, id: string): Promise<ProductRow> => {
  const [row] = await listProducts(db, { orgId: company.id, on: today, id, limit: 1 });
  if (row === undefined) throw new AppError('ledger.product-not-found');
  return row;
};

const present = async (context: Context, id: string) => {
  const row = await requireProduct(context, id);
  const prices = await listPrices(context.db, context.company.id, id);
  const isVisible = seesCost(viewerOf(context).fields);
  const { line, lineEn, ...product } = row;
  return {
    ...product,
    line: [...(line ?? [])],
    lineEn: [...(lineEn ?? [])],
    prices: prices.map(({ validFrom, listPriceE4, unitCostE4 }) => ({
      validFrom,
      listPrice: listPriceE4 === null ? null : formatDecimal(BigInt(listPriceE4)),
      unitCost: unitCostE4 === null || !isVisible ? null : formatDecimal(BigInt(unitCostE4)),
    })),
  };
};

const get = handle(operations.getProduct, async (context, { id }) => await present(context, id));

const find = handle(operations.findProduct, async (context, { key }) => {
  const id = await findProductId(context.db, context.company.id, key);
  if (id === undefined) throw new AppError('ledger.product-not-found');
  return await present(context, id);
});

type Fields = {
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly line?: readonly string[] | undefined;
  readonly unit?: string | undefined;
  readonly isComplex?: boolean | undefined;
};

const recordOf = (code: string, { name, nameEn, line, unit, isComplex }: Fields) => ({
  code,
  name,
  line: line ?? [],
  ...(nameEn !== undefined && { nameEn }),
  ...(unit !== undefined && { unit }),
  ...(isComplex !== undefined && { isComplex }),
});

const create = handle(operations.createProduct, async (context, { code, ...fields }) => {
  const { db, company, newId } = context;
  if ((await findProductId(db, company.id, code)) !== undefined)
    throw new AppError('ledger.product-code-taken', { code });
  const id = newId();
  await upsertProducts(db, {
    orgId: company.id,
    batchId: null,
    newId,
    records: [{ ...recordOf(code, fields), newId: id }],
  });
  await context.audit({
    action: 'ledger.create-product',
    objectType: 'product',
    objectId: id,
    after: { code, name: fields.name },
  });
  return await present(context, id);
});

const updateOf = (guardFamilies: FamilyGuard) =>
  handle(operations.updateProduct, async (context, { id, version, name, ...fields }) => {
    const { db, company, newId } = context;
    const before = await requireProduct(context, id);
    if (before.version !== version) throw new AppError('ledger.product-changed-meanwhile');
    const record = recordOf(before.code, { ...fields, name: name ?? before.name });
    const moves = await listFamilyMoves(db, company.id, [record]);
    if ((await guardFamilies(context, moves)).size > 0)
      throw new AppError('ledger.family-lowers-floor', { product: before.code });
    await upsertProducts(db, { orgId: company.id, batchId: null, newId, records: [{ ...record, newId: id }] });
    await context.audit({
      action: 'ledger.update-product',
      objectType: 'product',
      objectId: id,
      before: { line: before.line, name: before.name, unit: before.unit, isComplex: before.isComplex },
      after: {
        line: record.line.length > 0 ? record.line : before.line,
        name: record.name,
        unit: record.unit ?? before.unit,
        isComplex: record.isComplex ?? before.isComplex,
      },
    });
    return await present(context, id);
  });

const listRates = handle(operations.listRates, async ({ db, company }) => {
  const rows = await ledgerTables(db)
    .selectFrom('fxRate')
    .select(['currency', 'validFrom', 'rate'])
    .where('orgId', '=', company.id)
    .orderBy('currency')
    .orderBy('validFrom', 'desc')
    .limit(2000)
    .execute();
  return { currency: company.currency, rows: rows.map((row) => ({ ...row, rate: row.rate.replace(/\.?0+$/u, '') })) };
});

const setRate = handle(operations.setRate, async (context, { currency, validFrom, rate }) => {
  const { db, company } = context;
  if (currency === company.currency) throw new AppError('ledger.rate-of-own-currency', { currency });
  const value = parseDecimal(rate, 10);
  if (value === null || value <= 0n) throw new AppError('ledger.invalid-amount', { value: rate });
  const before = await findRates(db, { orgId: company.id, currency, validFrom });
  await sql`
    insert into fx_rate (org_id, currency, valid_from, rate)
    values (${company.id}, ${currency}, ${validFrom}::date, ${formatDecimal(value, 10)}::numeric)
    on conflict (org_id, currency, valid_from) do update set rate = excluded.rate`.execute(db);
  await context.audit({
    action: 'ledger.set-rate',
    objectType: 'rate',
    objectId: `${currency}/${validFrom}`,
    before: { rate: before.own },
    after: { rate: formatDecimal(value, 10) },
  });
  const isSame = before.inForce !== null && parseDecimal(before.inForce, 10) === value;
  return await rateAnswer(context, { currency, validFrom }, isSame);
});

/** Rows are booked in the company's currency, once: what a changed rate does not reach is told, with the way to mend it. */
const rateAnswer = async (
  { db, company, language }: Context,
  rate: { readonly currency: string; readonly validFrom: Day },
  isSame: boolean,
) => {
  const keptRows = isSame ? 0 : await countRowsOfRate(db, { orgId: company.id, ...rate });
  const { t } = await ledgerWords(language);
  const note =
    keptRows === 0 ? null : t('rates.keptRows', { n: keptRows, currency: rate.currency, day: rate.validFrom });
  return { ok: true, keptRows, note } as const;
};

const removeRate = handle(operations.removeRate, async (context, { currency, validFrom }) => {
  const { own } = await findRates(context.db, { orgId: context.company.id, currency, validFrom });
  const { numDeletedRows } = await ledgerTables(context.db)
    .deleteFrom('fxRate')
    .where('orgId', '=', context.company.id)
    .where('currency', '=', currency)
    .where('validFrom', '=', validFrom)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new AppError('ledger.rate-not-found');
  await context.audit({
    action: 'ledger.remove-rate',
    objectType: 'rate',
    objectId: `${currency}/${validFrom}`,
    before: { rate: own },
    after: { rate: null },
  });
  return await rateAnswer(context, { currency, validFrom }, false);
});

export const productHandlersOf = (guardFamilies: FamilyGuard) => [
  list,
  get,
  find,
  create,
  updateOf(guardFamilies),
  listRates,
  setRate,
  removeRate,
];
