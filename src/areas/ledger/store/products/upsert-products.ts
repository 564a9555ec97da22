import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { overwritten } from '#db/overwritten';
import { searchTextOf } from '#platform/search-text';
import type { ProductRecord } from '../../domain/records.ts';
import { ledgerTables } from '../../tables.ts';
import type { ProductTable } from '../../tables.ts';
import { ensureLines } from './product-lines.ts';
import type { EnsuredLines, RenamedLine } from './product-lines.ts';

/** A record, with the id that it gets when it is new: files in work may already name it. */
export type ProductUpsert = ProductRecord & { readonly newId: string };

export type ProductOutcome = {
  readonly id: string;
  readonly action: 'created' | 'updated' | 'unchanged';
  readonly before: Selectable<ProductTable> | null;
  readonly after: object;
};

export type ProductsUpsert = {
  readonly orgId: number;
  readonly records: readonly ProductUpsert[];
  readonly batchId: string | null;
  readonly newId: () => string;
};

export type UpsertedProducts = {
  readonly outcomes: readonly ProductOutcome[];
  /** Product lines whose English name the records changed. */
  readonly renamedLines: readonly RenamedLine[];
  /** Product lines that did not exist. */
  readonly madeLines: readonly string[];
};

/** Creates and updates products by code, some hundred at a time. A field that a record does not carry stays. */
export const upsertProducts = async (db: Db, upsert: ProductsUpsert): Promise<UpsertedProducts> => {
  const { orgId, newId } = upsert;
  if (upsert.records.length === 0) return { outcomes: [], renamedLines: [], madeLines: [] };
  const records = [...new Map(upsert.records.map((record) => [record.code, record])).values()];
  const codes = records.map(({ code }) => code);
  const tables = ledgerTables(db);
  const existing = await tables
    .selectFrom('product')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('code', 'in', codes)
    .execute();
  const byCode = new Map(existing.map((row) => [row.code, row]));
  const paths = records.map(({ line, lineEn }) => ({ path: line, pathEn: lineEn }));
  const { idsOf, renamed, made } = await ensureLines(db, { orgId, paths, newId });
  const plans = records.map((record) => planOf(record, byCode.get(record.code) ?? null, { ...upsert, linesOf: idsOf }));
  const changed = plans.filter(({ outcome }) => outcome.action !== 'unchanged').map(({ row }) => row);
  if (changed.length > 0) {
    await tables
      .insertInto('product')
      .values(changed)
      .onConflict((clash) => clash.columns(['orgId', 'id']).doUpdateSet(overwritten(overwrittenFields)))
      .execute();
  }
  return { outcomes: plans.map(({ outcome }) => outcome), renamedLines: renamed, madeLines: made };
};

type PlanParts = Pick<ProductsUpsert, 'orgId' | 'batchId'> & {
  readonly linesOf: EnsuredLines['idsOf'];
};

const planOf = (
  record: ProductUpsert,
  before: Selectable<ProductTable> | null,
  { orgId, batchId, linesOf }: PlanParts,
): { readonly row: Insertable<ProductTable>; readonly outcome: ProductOutcome } => {
  const lines = record.line.length > 0 ? linesOf(record.line) : null;
  const nameEn = record.nameEn ?? before?.nameEn ?? null;
  const search = searchTextOf([record.name, nameEn, record.code]);
  const row = {
    orgId,
    id: before?.id ?? record.newId,
    code: record.code,
    name: record.name,
    nameEn,
    lineId: lines?.lineId ?? before?.lineId ?? null,
    familyId: lines?.familyId ?? before?.familyId ?? null,
    unit: record.unit ?? before?.unit ?? null,
    isComplex: record.isComplex ?? before?.isComplex ?? false,
    sortKey: search.sortKey,
    searchText: search.text,
    searchGrams: search.grams,
    batchId: before === null ? batchId : before.batchId,
    version: (before?.version ?? 0) + 1,
  };
  const isSame = before !== null && importedProductFields.every((field) => row[field] === before[field]);
  const action = before === null ? 'created' : isSame ? 'unchanged' : 'updated';
  const after = Object.fromEntries(importedProductFields.map((field) => [field, row[field]]));
  return { row, outcome: { id: row.id, action, before, after } };
};

/** What a file can set of a product. */
export const importedProductFields = ['name', 'nameEn', 'lineId', 'familyId', 'unit', 'isComplex'] as const;

const overwrittenFields = [...importedProductFields, 'sortKey', 'searchText', 'searchGrams', 'version'] as const;
