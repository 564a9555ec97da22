/** Signs that make a spreadsheet run a text, after any number of apostrophes. */
const formulaStart = /^'*[=+\-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/**
 * Keeps a spreadsheet from running a text. One that begins with an apostrophe already gets another, so that reading takes
 * off exactly what writing put on. Example: `escapeFormula('=1+1')` → "'=1+1"; "-12.5" stays.
 */
export const escapeFormula = (text: string): string =>
  formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;

/** The text that an escaped cell of a CSV file stands for. Example: `unescapeFormula("'@Home")` → '@Home'; "'n Sync" stays. */
export const unescapeFormula = (text: string): string =>
  text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text;
