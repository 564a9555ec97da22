import type { ColumnType } from 'kysely';
import type { Json } from '#kernel/canonical-json';

/** JSON columns are written as text (JSON.stringify) and read as data. */
export type JsonColumn<T = Json> = ColumnType<T, string, string>;
/** Written as text, read as a number: exact up to 2^53. */
export type BigColumn = ColumnType<number, string, string>;
export type BigColumnOrNone = ColumnType<number | null, string | null, string | null>;
