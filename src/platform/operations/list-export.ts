import type { MessageParams } from '#kernel/i18n';
import type { Language } from '#kernel/locale';

type Words = Readonly<Record<Language, string>>;

/** What a cell is written with that its own module words. */
export type CellWords = {
  readonly language: Language;
  readonly currency: string;
  /** The message of a key such as 'accounts:tiers.A'. */
  readonly wordOf: (key: string, params?: MessageParams) => string | undefined;
};

/**
 * How a value of a listed row is written. instant: in the company's time zone; percent: basis points; confidence: the same, never surer than is said on a page; e4: 1/10,000; user: the name of
 * the user with this id; common: a region, unit or industry; named: `area.name`, worded by that section of the area's messages;
 * sentence: a message of `from` with the row's `params`; written: as `write` says.
 */
export type ListColumnKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'day'
  | 'instant'
  | 'money'
  | 'e4'
  | 'percent'
  | 'confidence'
  | 'yes'
  | 'user'
  | 'common'
  | 'named'
  | 'sentence'
  | 'written'
  | 'json';

/** A column of an exported list. */
export type ListColumn = {
  /** Where the value stands in a row: 'account.name', or 'gaps[].lever' for each of several. */
  readonly path: string;
  readonly kind: ListColumnKind;
  readonly header: Words;
  /** Messages that word a closed set of values: a module's catalogue and a section, such as 'accounts:tiers'. */
  readonly from?: string;
  /** Where the text of a sentence stands that no message words. */
  readonly orElse?: string;
  /** Words of a closed set of values, where no catalogue has them. */
  readonly choices?: Readonly<Record<string, Words>>;
  /** Writes the cell from the whole row. */
  readonly write?: (row: unknown, words: CellWords) => string;
};

/** How a list operation is exported: what its file is called and which columns it has. */
export type ListExport = {
  readonly name: Words;
  readonly columns: readonly ListColumn[];
  /** Under which name the answer holds its rows; `rows` when left out. */
  readonly at?: string;
  /** Fields of a row that are left out, because they tell a reader nothing. */
  readonly without?: readonly string[];
  /** Columns that no row of the first page fills are left out. */
  readonly isSparse?: boolean;
};

const columnOf =
  (kind: ListColumnKind, more: Pick<ListColumn, 'from' | 'choices' | 'orElse' | 'write'> = {}) =>
  (path: string, zh: string, en: string): ListColumn => ({ path, kind, header: { 'zh-CN': zh, en }, ...more });

/** Makes columns by what they hold. Example: `column.money('amount', '金额', 'Amount')`. */
export const column = {
  text: columnOf('text'),
  integer: columnOf('integer'),
  decimal: columnOf('decimal'),
  day: columnOf('day'),
  instant: columnOf('instant'),
  money: columnOf('money'),
  e4: columnOf('e4'),
  percent: columnOf('percent'),
  confidence: columnOf('confidence'),
  yes: columnOf('yes'),
  user: columnOf('user'),
  json: columnOf('json'),
  common: columnOf('common'),
  /** Names of things of any area, such as 'ledger.import' for the section 'jobs'. */
  named: (section: string) => columnOf('named', { from: section }),
  written: (write: NonNullable<ListColumn['write']>) => columnOf('written', { write }),
  /** Values worded by a section of a module's messages. */
  worded: (from: string) => columnOf('text', { from }),
  /** A sentence worded by a section of a module's messages, with the row's params; else the row's own text. */
  sentence: (from: string, orElse: string) => columnOf('sentence', { from, orElse }),
  /** Values worded here: `{ open: ['待定', 'Open'] }`. */
  chosen: (choices: Readonly<Record<string, readonly [zh: string, en: string]>>) =>
    columnOf('text', {
      choices: Object.fromEntries(Object.entries(choices).map(([value, [zh, en]]) => [value, { 'zh-CN': zh, en }])),
    }),
} as const;

/** Code, name and English name of an account that a row names. */
export const accountColumns = (path = 'account'): readonly ListColumn[] => [
  column.text(`${path}.code`, '客户编码', 'Account code'),
  column.text(`${path}.name`, '客户名称', 'Account'),
  column.text(`${path}.nameEn`, '客户英文名称', 'Account in English'),
];

/** Code, name and English name of a product that a row names. */
export const productColumns = (path = 'product'): readonly ListColumn[] => [
  column.text(`${path}.code`, '产品编码', 'Product code'),
  column.text(`${path}.name`, '产品名称', 'Product'),
  column.text(`${path}.nameEn`, '产品英文名称', 'Product in English'),
];

/** What stands at a path of a row; several values where the path passes a list. Example: `gaps[].lever`. */
export const valuesAt = (row: unknown, path: string): readonly unknown[] => {
  let values: readonly unknown[] = [row];
  for (const part of path.split('.')) {
    const name = part.replace(/\[\]$/, '');
    values = values.map((value) => (isRecord(value) ? value[name] : undefined));
    if (part.endsWith('[]')) values = values.flatMap((value) => (Array.isArray(value) ? [...value] : []));
  }
  return values.filter((value) => value !== null && value !== undefined);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
