import type { Terminal } from './terminal.ts';

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (width, char) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
        ? 2
        : 1),
    0,
  );
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

const isMoney = (value: Row): value is { minor: string; currency: string } =>
  typeof value['minor'] === 'string' && typeof value['currency'] === 'string';

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (isRow(value) && isMoney(value)) return `${value.currency} ${value.minor}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const widest = 48;
const clip = (text: string): string => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text);

const tableOf = (rows: readonly Row[]): string[] => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => clip(cellOf(row[column]))))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => widthOf(line[index] ?? ''))));
  return cells.map((line) =>
    line
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

const isTable = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow);

const linesOf = (value: unknown, indent = ''): string[] => {
  if (!isRow(value)) return [indent + cellOf(value)];
  const width = Math.max(0, ...Object.keys(value).map(widthOf));
  return Object.entries(value).flatMap(([name, member]) => {
    if (isTable(member)) return [`${indent}${name}`, ...tableOf(member).map((line) => `${indent}  ${line}`)];
    if (isRow(member) && !isMoney(member)) return [`${indent}${name}`, ...linesOf(member, `${indent}  `)];
    return [`${indent}${pad(name, width)}  ${cellOf(member)}`];
  });
};

/** Prints an answer: as JSON when asked, lists as a table, anything else as names and values. */
export const show = ({ isJson, out, err, t }: Terminal, body: unknown): void => {
  if (isJson) return out(JSON.stringify(body, null, 2));
  if (!isRow(body) || !Array.isArray(body['rows'])) return linesOf(body).forEach(out);
  const { rows, nextCursor, ...rest } = body;
  if (isTable(rows)) tableOf(rows).forEach(out);
  else out(t('done.empty'));
  if (Object.keys(rest).length > 0) linesOf(rest).forEach(out);
  if (typeof nextCursor === 'string') err(t('done.more', { cursor: nextCursor }));
};
