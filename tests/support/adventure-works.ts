import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { parseDecimal } from '#kernel/decimal';
import type { LedgerRecords } from './facts-from-records.ts';

const folder = new URL('../../../shared/data/demo/', import.meta.url);
const orderFile = new URL('aw_reseller_sales.csv.gz', folder);
const resellerFile = new URL('aw_resellers.csv.gz', folder);

/** Why the AdventureWorks files cannot be read here; false when they can. */
export const adventureWorksAbsent: string | false =
  existsSync(orderFile) && existsSync(resellerFile) ? false : 'shared/data/demo/aw_*.csv.gz is absent';

type Row = Readonly<Record<string, string>>;

const rowsOf = (file: URL): readonly Row[] => {
  const rows: readonly Row[] = parse(gunzipSync(readFileSync(file)), { columns: true, bom: true });
  return rows;
};

const e4Of = (text: string | undefined): bigint => parseDecimal(text ?? '') ?? 0n;

/** The resellers of AdventureWorks with their 60,855 order lines, in USD, costs on the lines. */
export const adventureWorks = (): LedgerRecords => ({
  accounts: rowsOf(resellerFile).map((row) => ({
    code: row['ResellerKey'] ?? '',
    name: row['ResellerName'] ?? '',
    kind: 'dealer',
    industry: row['BusinessType'] ?? '',
  })),
  orders: rowsOf(orderFile).map((row) => ({
    orderNo: row['SalesOrderNumber'] ?? '',
    lineNo: Number(row['SalesOrderLineNumber']),
    account: row['ResellerKey'] ?? '',
    product: row['ProductKey'] ?? '',
    orderedOn: row['OrderDate'] ?? '',
    kind: 'sale',
    quantityE4: e4Of(row['OrderQuantity']),
    currency: 'USD',
    netPriceE4: e4Of(row['UnitPrice']),
    netE4: e4Of(row['SalesAmount']),
    costE4: e4Of(row['TotalProductCost']),
  })),
});
