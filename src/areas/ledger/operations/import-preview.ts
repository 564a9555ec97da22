import { formatDecimal } from '#kernel/decimal';
import { minorText } from '#kernel/format';
import { handle } from '#platform/operations';
import type { Actor, Company } from '#platform/operations';
import { openTable } from '#platform/sheets';
import type { SheetRow, Table } from '#platform/sheets';
import { importOperations as operations } from '../contract/import-operations.ts';
import { createImportState, createRowReader, mappingProblemsOf } from '../domain/import/index.ts';
import type { Mapping, RowIssue } from '../domain/import/index.ts';
import { openOptionsOf } from '../imports/open-options.ts';
import { hiddenFinding } from '../imports/raw-cells.ts';
import { updateBatch } from '../store/import/batches.ts';
import { refuseUnfit, requireBatch } from './imports.ts';
import { shownCellsOf } from './shown-cells.ts';
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
  readonly company: Pick<Company, 'currency' | 'timeZone'>;
  readonly words: Words;
  readonly actor: Pick<Actor, 'fields'>;
};

const previewRows = ({ mapping, table, company, words, actor }: Preview, rows: readonly SheetRow[]) => {
  const { currency, timeZone } = company;
  const { header, format } = table;
  const reader = createRowReader({ kind: mapping.kind, mapping, header, currency, timeZone, format });
  const state = createImportState();
  const seesPersonal = actor.fields.includes('personal');
  const hidden = (issue: RowIssue): RowIssue => (seesPersonal ? issue : hiddenFinding(issue));
  const worded = (issues: readonly RowIssue[], line: number) =>
    issues.map(hidden).map(({ code, field, params }) => ({
      code,
      field,
      params,
      text: words.finding({ code, field, params }, line),
    }));
  const shown = shownCellsOf(actor, { header, mapping });
  return rows.map((row) => {
    const reading = reader.read(row, state);
    const { line } = row;
    const cells = [...shown(row.cells)];
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
      values: seesPersonal
        ? textsOf(record, rowCurrency)
        : hiddenFinding({ params: textsOf(record, rowCurrency) }).params,
      reasons: [],
      warnings: worded(warnings, line),
    };
  });
};

/** Reads the first rows anew under a mapping; the opening that it names becomes the batch's. */
const previewImport = handle(operations.previewImport, async (context, { id, mapping }) => {
  const { db, company, files, language, actor } = context;
  const batch = await requireBatch(context, id);
  refuseUnfit(batch, mapping);
  const table = await files.atPath(
    { orgId: company.id, id: batch.fileId },
    async (path) => await openTable(path, { ...openOptionsOf(mapping), maxBytes: files.uploadLimitBytes }),
  );
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
    rows: previewRows({ mapping, table, company, words, actor }, table.sample.slice(0, previewedRows)),
  };
});

export const importPreviewHandlers = [previewImport];
