import type { Language } from '#kernel/locale';
import { cellOf, isCell, isFigure, isFlat, isRow } from './cells.ts';
import type { Row } from './cells.ts';
import type { Terminal } from './terminal.ts';

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string): number => [...text].reduce((width, char) => width + (wide.test(char) ? 2 : 1), 0);

type Align = 'left' | 'right';
const pad = (text: string, width: number, align: Align = 'left'): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
};

const widest = 48;
const clip = (text: string): string => {
  if (widthOf(text) <= widest) return text;
  let kept = '';
  for (const char of text) {
    if (widthOf(kept + char) >= widest) break;
    kept += char;
  }
  return `${kept}…`;
};

type Table = { readonly rows: readonly Row[]; readonly columns: readonly string[]; readonly language: Language };

const tableOf = ({ rows, columns, language }: Table): string[] => {
  const cells = [columns, ...rows.map((row) => columns.map((column) => clip(cellOf(row[column], language))))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => widthOf(line[index] ?? ''))));
  const aligns = columns.map((column): Align => (rows.every((row) => isFigure(row[column])) ? 'right' : 'left'));
  return cells.map((line) =>
    line
      .map((cell, index) => pad(cell, widths[index] ?? 0, aligns[index]))
      .join('  ')
      .trimEnd(),
  );
};

const columnsIn = (rows: readonly Row[]): readonly string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

/** Things of one kind under their names, such as a figure of each rival, are rows of a table. */
const namedRows = (value: unknown): readonly Row[] | undefined => {
  if (!isRow(value) || isCell(value)) return undefined;
  const entries = Object.entries(value);
  // An amount is one figure: it stands behind its name, not taken apart into columns.
  if (entries.length < 2 || !entries.every(([, member]) => isFlat(member) && !isCell(member))) return undefined;
  return entries.map(([name, member]) => ({ '': name, ...(isRow(member) ? member : {}) }));
};

const linesOf = (value: unknown, language: Language): string[] => {
  if (!isRow(value)) return [cellOf(value, language)];
  const width = Math.max(0, ...Object.keys(value).map(widthOf));
  const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
  return Object.entries(value).flatMap(([name, member]) => {
    if (isCell(member)) return [`${pad(name, width)}  ${cellOf(member, language)}`];
    const rows = Array.isArray(member) && member.every(isFlat) ? member : namedRows(member);
    if (rows !== undefined) return [name, ...indented(tableOf({ rows, columns: columnsIn(rows), language }))];
    if (!Array.isArray(member)) return [name, ...indented(linesOf(member, language))];
    return member.flatMap((one, index) => [`${name} ${index + 1}`, ...indented(linesOf(one, language))]);
  });
};

/** Prints an answer: as JSON when asked, what was done as a sentence, lists as a table, anything else as names and values. */
export const show = (terminal: Terminal, body: unknown, columns?: readonly string[]): void => {
  const { isJson, out, err, t, language } = terminal;
  if (isJson) return out(JSON.stringify(body, null, 2));
  if (isRow(body) && body['ok'] === true) return out(typeof body['note'] === 'string' ? body['note'] : t('done.ok'));
  if (!isRow(body) || !Array.isArray(body['rows'])) return linesOf(body, language).forEach(out);
  const { rows: listed, nextCursor, ...rest } = body;
  const rows = Array.isArray(listed) ? listed.filter(isRow) : [];
  if (rows.length > 0) tableOf({ rows, columns: columns ?? columnsIn(rows), language }).forEach(out);
  else out(t('done.empty'));
  if (Object.keys(rest).length > 0) linesOf(rest, language).forEach(out);
  if (typeof nextCursor === 'string') err(t('done.more', { cursor: nextCursor }));
};
