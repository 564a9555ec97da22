import type { PreviewRow } from './import-data.ts';

/** The first different texts of a column. */
export const textsOfColumn = (rows: readonly PreviewRow[], index: number): readonly string[] => [
  ...new Set(
    rows.flatMap(({ cells }) => (cells[index] === undefined || cells[index] === '' ? [] : [String(cells[index])])),
  ),
];
