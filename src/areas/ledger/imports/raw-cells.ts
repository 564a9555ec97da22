import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { mendLine, unescapeFormula } from '#platform/sheets';
import type { Batch } from '../store/import/batches.ts';
import { mappingSchema } from '../contract/mapping.ts';
import { readingSchema } from '../contract/stored-report.ts';
import { personalCellMask, withoutContacts } from '../domain/import/index.ts';

type Reading = Pick<z.output<typeof readingSchema>, 'format' | 'separator'>;

/** The cells of a row as the reader took it apart; null for one whose quotes are broken. */
const wholeCellsOf = (raw: string, reading: Reading): readonly string[] | null => {
  const delimiter = delimiterOf(reading);
  try {
    const [cells = []]: string[][] = parse(raw, { delimiter, relax_column_count: true });
    return cells.map(unescaped(reading));
  } catch {
    return mendLine(raw, delimiter)?.map(unescaped(reading)) ?? null;
  }
};

const delimiterOf = ({ format, separator }: Reading): string => (format === 'csv' ? separator : ',');

/** Apostrophes before a formula are those of text files; in a workbook they belong to the cell. */
const unescaped = ({ format }: Reading) => (format === 'csv' ? unescapeFormula : (cell: string) => cell);

/** The cells of a row as it stood in the file; a torn row stays whole in the first one. */
export const cellsOf = (raw: string, reading: Reading): readonly string[] => wholeCellsOf(raw, reading) ?? [raw];

/** The same to be mended: a torn row is parted at every separator and keeps its quotes as they are. */
export const cellsToMend = (
  raw: string,
  reading: Reading,
): { readonly cells: readonly string[]; readonly isTorn: boolean } => {
  const cells = wholeCellsOf(raw, reading);
  return cells === null
    ? { cells: raw.split(delimiterOf(reading)).map(unescaped(reading)), isTorn: true }
    : { cells, isTorn: false };
};

/** Hides what is personal in the refused rows of a batch: beside what the mapping reads, nothing of a row is told. */
export const hiddenCellsOf = ({ reading, mapping }: Pick<Batch, 'reading' | 'mapping'>) => {
  const { header } = readingSchema.parse(reading);
  const mask = personalCellMask({
    header,
    mapping: mapping === null ? null : mappingSchema.parse(mapping),
    hides: 'all',
  });
  return (cells: readonly string[]): readonly string[] => mask(cells).map(String);
};

/** The same for a row as one text: its cells are parted and joined again. */
export const hiddenRawOf = (batch: Pick<Batch, 'reading' | 'mapping'>) => {
  const reading = readingSchema.parse(batch.reading);
  const separator = delimiterOf(reading);
  const hide = hiddenCellsOf(batch);
  const written = (cell: string): string =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return (raw: string): string => hide(cellsOf(raw, reading)).map(written).join(separator);
};

export type Finding = { readonly params: Readonly<Record<string, string | number>> };

/** A finding quotes the cell that it speaks of. */
export const hiddenFinding = <F extends Finding>(finding: F): F => ({
  ...finding,
  params: Object.fromEntries(
    Object.entries(finding.params).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutContacts(value) : value,
    ]),
  ),
});
