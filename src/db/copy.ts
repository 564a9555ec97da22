import type { Db } from './handle.ts';
import type { CopyChunks } from './session.ts';
import { withSession } from './session-dialect.ts';

const identifierPattern = /^[a-z_][a-z0-9_]*$/;

/** A name in SQL; only plain snake_case names exist in this schema. */
export const quoted = (name: string): string => {
  if (!identifierPattern.test(name)) throw new Error(`not a column or table name: ${name}`);
  return `"${name}"`;
};

export interface CopyIn {
  /** A table without row-level security: COPY into a secured table is refused by the database, so stage first. */
  readonly table: string;
  /** snake_case, in the order of the values of each line. */
  readonly columns: readonly string[];
  /** Lines of COPY text format, see `copyLine`; may be cut anywhere. */
  readonly chunks: CopyChunks;
}

/** Loads many rows inside the transaction of `db`; the fastest way in on both engines. */
export const copyIn = async (db: Db, { table, columns, chunks }: CopyIn): Promise<void> => {
  const target = { table: quoted(table), columns: columns.map(quoted).join(', ') };
  await withSession(db, async (session) => await session.copyIn(target, chunks));
};

export type CopyValue = string | number | bigint | boolean | Date | null;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const copyText = (value: CopyValue): string => {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return value.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
  return String(value);
};

/** One row in COPY text format with its line end. */
export const copyLine = (values: readonly CopyValue[]): string => `${values.map(copyText).join('\t')}\n`;
