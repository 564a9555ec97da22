import type { Shape } from '#kernel/i18n';
import type { sheetsZhCN } from './zh-CN.ts';

export const sheetsEn = {
  errors: {
    'too-large': 'The file is above the limit of {limit}. Split it and import the parts.',
    empty: 'There is nothing in the file.',
    unreadable: 'The file cannot be read: it is neither CSV nor XLSX, or it is damaged.',
    'old-workbook': 'This is an .xls file of Excel 97–2003. Save it as .xlsx and import that.',
    encrypted: 'The workbook has a password. Remove the password and import it again.',
    'zip-bomb': '“{part}” would unpack to an unreasonable size; for safety it was not read.',
    'no-such-sheet': 'The workbook has no sheet named “{sheet}”.',
    'no-such-heading-row': 'The file has no row {row} to take as headings.',
    'line-too-long': 'A line of the file is too long to be a row of a table.',
    'too-many-columns': 'Row {row} has {columns} columns, more than the limit of {limit}.',
    'quotes-broken':
      'From row {row} on, most rows have unpaired quotes, so the file cannot be read reliably. Check separator and quotes and export it again.',
  },
} as const satisfies Shape<typeof sheetsZhCN>;
