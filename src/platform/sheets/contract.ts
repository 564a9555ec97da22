/** Refusals of a whole file, with the HTTP status that they answer with. Refusals of single rows belong to the areas. */
export const sheetErrors = {
  /** The file is larger than the configured limit, packed or unpacked. */
  'sheets.too-large': 413,
  /** Nothing but blank lines. */
  'sheets.empty': 422,
  /** Neither separated text nor a workbook, or a damaged one. */
  'sheets.unreadable': 422,
  /** The old binary format of Excel 97–2003. */
  'sheets.old-workbook': 422,
  /** The workbook is protected by a password. */
  'sheets.encrypted': 422,
  /** Unpacking would blow the file up beyond reason: a zip bomb. */
  'sheets.zip-bomb': 422,
  /** The named sheet does not exist in the workbook. */
  'sheets.no-such-sheet': 422,
  /** The named heading row lies outside the file. */
  'sheets.no-such-heading-row': 422,
  /** One line is longer than any row of a table. */
  'sheets.line-too-long': 422,
  /** More columns than any table has. */
  'sheets.too-many-columns': 422,
  /** Quotes are broken in most lines, so that no reading of the file can be trusted. */
  'sheets.quotes-broken': 422,
} as const;

export type SheetErrorCode = keyof typeof sheetErrors;

export const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];
