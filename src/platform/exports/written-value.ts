import { z } from 'zod';
import { commonWord } from '#kernel/common-words';
import { moneySchema } from '#kernel/contract';
import { formatDecimal } from '#kernel/decimal';
import { formatInstant, minorText, sayableBp } from '#kernel/format';
import { valuesAt } from '#platform/operations';
import type { CellWords, ListColumn } from '#platform/operations';
import type { ExportColumn, ExportValue } from '#platform/sheets';

/** What the cells of one export are written with. */
export type Writing = CellWords & {
  readonly timeZone: string;
  readonly yes: string;
  readonly no: string;
  readonly userNames: ReadonlyMap<string, string>;
};

const decimals: ReadonlySet<ListColumn['kind']> = new Set(['money', 'e4', 'percent', 'confidence', 'decimal']);

export const sheetKindOf = ({ kind }: ListColumn): ExportColumn['kind'] => {
  if (decimals.has(kind)) return 'decimal';
  return kind === 'integer' || kind === 'day' ? kind : 'text';
};

/** The cell of a row in a column; several values of one cell stand side by side. */
export const writtenValue = (row: unknown, column: ListColumn, writing: Writing): ExportValue => {
  const texts = valuesAt(row, column.path).map((value) => textOf(value, { row, column, writing }));
  return texts.length === 0 ? null : texts.join('; ');
};

type At = { readonly row: unknown; readonly column: ListColumn; readonly writing: Writing };

const textOf = (value: unknown, { row, column, writing }: At): string => {
  switch (column.kind) {
    case 'money': {
      const { minor, currency } = moneySchema.parse(value);
      return minorText(BigInt(minor), currency);
    }
    case 'e4':
      return formatDecimal(BigInt(String(value)));
    case 'percent':
      return (Number(value) / 100).toFixed(2);
    case 'confidence':
      return (Math.min(Number(value), sayableBp) / 100).toFixed(2);
    case 'instant':
      return formatInstant(String(value), writing.timeZone);
    case 'yes':
      return value === true ? writing.yes : writing.no;
    case 'user':
      return writing.userNames.get(String(value)) ?? '';
    case 'common':
      return commonWord(String(value), writing.language);
    case 'named': {
      const [area = '', ...name] = String(value).split('.');
      return writing.wordOf(`${area}:${column.from}.${name.join('.')}`) ?? String(value);
    }
    case 'written':
      return column.write?.(row, writing) ?? '';
    case 'json':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'sentence':
      return (
        writing.wordOf(`${column.from}.${String(value)}`, paramsOf(row)) ??
        String(valuesAt(row, column.orElse ?? column.path)[0] ?? value)
      );
    case 'text':
      return wordOf(value, column, writing);
    default:
      return String(value);
  }
};

const wordOf = (value: unknown, { from, choices }: ListColumn, { language, wordOf: find }: Writing): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return choices?.[text]?.[language] ?? (from === undefined ? undefined : find(`${from}.${text}`)) ?? text;
};

const paramsSchema = z.record(z.string(), z.unknown());

const paramsOf = (row: unknown): Readonly<Record<string, string | number>> => {
  const params = paramsSchema.safeParse(valuesAt(row, 'params')[0]);
  return Object.fromEntries(
    Object.entries(params.data ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : Array.isArray(value) ? value.join(', ') : '',
    ]),
  );
};
