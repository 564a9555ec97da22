import { encodings, separators } from '#platform/sheets';
import type { OpenOptions } from '#platform/sheets';
import type { Mapping } from '../domain/import/mapping.ts';

/** How a mapping says that the file is to be opened; what it leaves open is judged from the file. */
export const openOptionsOf = (
  mapping: Pick<Mapping, 'encoding' | 'separator' | 'sheet' | 'headerRow'>,
): OpenOptions => ({
  encoding: encodings.find((encoding) => encoding === mapping.encoding),
  separator: separators.find((separator) => separator === mapping.separator),
  sheet: mapping.sheet,
  headerRow: mapping.headerRow,
});
