import { sql } from 'kysely';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { formatDecimal, parseDecimal } from '#kernel/decimal';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { productOperations as operations } from '../contract/product-operations.ts';
import { listPrices, listProducts } from '../store/products/products.ts';
import type { ProductRow } from '../store/products/products.ts';
import { upsertProducts } from '../store/products/upsert-products.ts';
import { ledgerTables } from '../tables.ts';
import { viewerOf } from './access.ts';
import { moneyOf, seesCost } from './present-figures.ts';

const list = handle(operations.listProducts, async (context, { cursor, limit, q, family }) => {
  const [sortKey, id] = cursor === undefined ? [] : cursorParts(cursor, 2).map(String);
  const after = sortKey === undefined || id === undefined ? undefined : { sortKey, id };
  const page = { orgId: context.company.id, on: context.today, q, family, after, limit: limit + 1 };
  const rows = pageOfRows(await listProducts(context.db, page), limit, (row) => [row.sortKey, row.id]);
  const viewer = viewerOf(context);
  return {
    ...rows,
    rows: rows.rows.map(({ line, listPriceE4, unitCostE4, ...row }) => ({
      ...row,
      line: [...(line ?? [])],
      listPrice: listPriceE4 === null ? null : moneyOf(listPriceE4, viewer),
      unitCost: unitCostE4 === null || !seesCost(viewer) ? null : moneyOf(unitCostE4, viewer),
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
  const isVisible = seesCost(viewerOf(context));
  const { line, ...product } = row;
  return {
    ...product,
    line: [...(line ?? [])],
    prices: prices.map(({ validFrom, listPriceE4, unitCostE4 }) => ({
      validFrom,
      listPrice: listPriceE4 === null ? null : formatDecimal(BigInt(listPriceE4)),
      unitCost: unitCostE4 === null || !isVisible ? null : formatDecimal(BigInt(unitCostE4)),
    })),
  };
};

const get = handle(operations.getProduct, async (context, { id }) => await present(context, id));

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
  const taken = await ledgerTables(db)
    .selectFrom('product')
    .select('id')
    .where('orgId', '=', company.id)
    .where('code', '=', code)
    .executeTakeFirst();
  if (taken !== undefined) throw new AppError('ledger.product-code-taken', { code });
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

const update = handle(operations.updateProduct, async (context, { id, version, name, ...fields }) => {
  const { db, company, newId } = context;
  const before = await requireProduct(context, id);
  if (before.version !== version) throw new AppError('ledger.product-changed-meanwhile');
  const record = recordOf(before.code, { ...fields, name: name ?? before.name });
  await upsertProducts(db, { orgId: company.id, batchId: null, newId, records: [{ ...record, newId: id }] });
  await context.audit({
    action: 'ledger.update-product',
    objectType: 'product',
    objectId: id,
    before: { name: before.name, unit: before.unit, isComplex: before.isComplex },
    after: { name: record.name, unit: record.unit ?? before.unit, isComplex: record.isComplex ?? before.isComplex },
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
  await sql`
    insert into fx_rate (org_id, currency, valid_from, rate)
    values (${company.id}, ${currency}, ${validFrom}::date, ${formatDecimal(value, 10)}::numeric)
    on conflict (org_id, currency, valid_from) do update set rate = excluded.rate`.execute(db);
  await context.audit({
    action: 'ledger.set-rate',
    objectType: 'rate',
    objectId: `${currency}/${validFrom}`,
    after: { rate },
  });
  return { ok: true } as const;
});

const removeRate = handle(operations.removeRate, async (context, { currency, validFrom }) => {
  const { numDeletedRows } = await ledgerTables(context.db)
    .deleteFrom('fxRate')
    .where('orgId', '=', context.company.id)
    .where('currency', '=', currency)
    .where('validFrom', '=', validFrom)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new AppError('ledger.rate-not-found');
  await context.audit({ action: 'ledger.remove-rate', objectType: 'rate', objectId: `${currency}/${validFrom}` });
  return { ok: true } as const;
});

export const productHandlers = [list, get, create, update, listRates, setRate, removeRate];
