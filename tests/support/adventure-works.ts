import { parse } from 'csv-parse/sync';
import { parseDecimal } from '#kernel/decimal';
import type { LedgerRecords } from './facts-from-records.ts';
import { readSharedText, sharedDataMissing } from './shared-data.ts';

const orderFile = 'demo/aw_reseller_sales.csv.gz';
const resellerFile = 'demo/aw_resellers.csv.gz';

/** Why the AdventureWorks files cannot be read here; false when they can. */
export const adventureWorksAbsent: string | false = sharedDataMissing(orderFile, resellerFile);

type Row = Readonly<Record<string, string>>;

const rowsOf = (file: string): readonly Row[] => {
  const rows: readonly Row[] = parse(readSharedText(file), { columns: true, bom: true });
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
