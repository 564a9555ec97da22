const excelText = /^="((?:[^"]|"")*)"$/;
const isSuspect = /^[=＝+\-@]/;
const runs =
  /^[+\-@].*(?:[A-Za-z_.]+\s*\(|[|!]|\b\$?[A-Za-z]{1,3}\$?\d+\b\s*[+\-*/:]|[+\-*/:]\s*\$?[A-Za-z]{1,3}\$?\d+\b)/s;

/**
 * Whether a spreadsheet would run a text as a formula. Everything that begins with "=" is one; texts that begin with
 * "+", "-" or "@" are when they call a function, refer to a cell or reach out of the sheet, so that "-", "+86 21 …",
 * "- 含安装" and "@home" stay texts. A formula is never run and never stored: the row is refused.
 */
export const isFormula = (text: string): boolean =>
  isSuspect.test(text) && (text.startsWith('=') || text.startsWith('＝') || runs.test(text));

/** `="00123"` is how programs keep leading zeros from a spreadsheet: a text in disguise. Example: → '00123'. */
export const unwrapExcelText = (text: string): string => {
  if (!text.startsWith('="')) return text;
  const match = excelText.exec(text);
  return match ? (match[1] ?? '').replaceAll('""', '"') : text;
};

/** Whether a cell carries a spreadsheet's error instead of a value, such as #REF! or #DIV/0!. */
export const isSheetError = (text: string): boolean =>
  text.startsWith('#') && /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|####*)/.test(text);
