import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { Batch } from '../store/import/batches.ts';
import { mappingSchema } from '../contract/mapping.ts';
import { readingSchema } from '../contract/stored-report.ts';
import { personalCellMask, withoutContacts } from '../domain/import/index.ts';

type Reading = Pick<z.output<typeof readingSchema>, 'format' | 'separator'>;

/** The cells of a row as it stood in the file; a torn row stays whole in the first one. */
export const cellsOf = (raw: string, { format, separator }: Reading): readonly string[] => {
  try {
    const [cells = []]: string[][] = parse(raw, {
      delimiter: format === 'csv' ? separator : ',',
      relax_column_count: true,
    });
    return cells;
  } catch {
    return [raw];
  }
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
  const separator = reading.format === 'csv' ? reading.separator : ',';
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
