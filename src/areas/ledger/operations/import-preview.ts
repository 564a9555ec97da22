import { formatDecimal } from '#kernel/decimal';
import { minorText } from '#kernel/format';
import { handle } from '#platform/operations';
import { openTable } from '#platform/sheets';
import type { SheetRow, Table } from '#platform/sheets';
import { importOperations as operations } from '../contract/import-operations.ts';
import { createImportState, createRowReader, mappingProblemsOf } from '../domain/import/index.ts';
import type { Mapping, RowIssue } from '../domain/import/index.ts';
import { openOptionsOf } from '../imports/open-options.ts';
import { updateBatch } from '../store/import/batches.ts';
import { refuseUnfit, requireBatch } from './imports.ts';
import { readingOf } from './stored-upload.ts';
import { ledgerWords } from './words.ts';
import type { Words } from './words.ts';

const previewedRows = 50;

/** Bigint fields as decimals: …E4 in 1/10,000, …Minor in the minor unit of the row's currency. */
const textsOf = (record: object, currency: string): Record<string, string> => {
  const texts: Record<string, string> = {};
  for (const [field, value] of Object.entries(record)) {
    if (typeof value === 'bigint') {
      const text = field.endsWith('Minor') ? minorText(value, currency) : formatDecimal(value);
      texts[field.replace(/(E4|Minor)$/u, '')] = text;
    } else if (value !== undefined) {
      texts[field] = Array.isArray(value) ? value.join(' / ') : String(value);
    }
  }
  return texts;
};

type Preview = {
  readonly mapping: Mapping;
  readonly table: Table;
  readonly currency: string;
  readonly words: Words;
};

const previewRows = ({ mapping, table, currency, words }: Preview, rows: readonly SheetRow[]) => {
  const { header, format } = table;
  const reader = createRowReader({ kind: mapping.kind, mapping, header, currency, format });
  const state = createImportState();
  const worded = (issues: readonly RowIssue[], line: number) =>
    issues.map(({ code, field, params }) => ({
      code,
      field,
      params,
      text: words.finding({ code, field, params }, line),
    }));
  return rows.map((row) => {
    const reading = reader.read(row, state);
    const { line } = row;
    const cells = [...row.cells];
    if (reading.outcome === 'skipped') {
      return { line, cells, outcome: reading.outcome, values: {}, reasons: [], warnings: [] };
    }
    if (reading.outcome === 'bad') {
      return {
        line,
        cells,
        outcome: reading.outcome,
        values: {},
        reasons: worded(reading.reasons, line),
        warnings: [],
      };
    }
    const { record, warnings } = reading;
    const rowCurrency = 'currency' in record ? (record.currency ?? currency) : currency;
    return {
      line,
      cells,
      outcome: reading.outcome,
      values: textsOf(record, rowCurrency),
      reasons: [],
      warnings: worded(warnings, line),
    };
  });
};

/** Reads the first rows anew under a mapping; the opening that it names becomes the batch's. */
const previewImport = handle(operations.previewImport, async (context, { id, mapping }) => {
  const { db, company, files, language } = context;
  const batch = await requireBatch(context, id);
  refuseUnfit(batch, mapping);
  const table = await openTable(files.pathOf(company.id, batch.fileId), openOptionsOf(mapping));
  const reading = readingOf(table);
  await updateBatch(db, { orgId: company.id, id }, { reading: JSON.stringify(reading) });
  const words = await ledgerWords(language);
  return {
    reading,
    problems: mappingProblemsOf(mapping, table.header).map((problem) => ({
      code: problem.code,
      field: problem.field,
      column: 'column' in problem ? problem.column : null,
    })),
    rows: previewRows({ mapping, table, currency: company.currency, words }, table.sample.slice(0, previewedRows)),
  };
});

export const importPreviewHandlers = [previewImport];
