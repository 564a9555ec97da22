import type { RecordKind } from '../records.ts';
import type { Cell } from './cell-reader.ts';
import { bareHeadingOf, columnIndexOf, columnsNamed, headingWordOf } from './columns.ts';
import { dateOrderOf } from './date-order.ts';
import { decimalMarkOf } from './decimal-mark.ts';
import { fieldsOf } from './fields.ts';
import type { Field } from './fields.ts';
import { headerWords } from './header-words.ts';
import type { DateOrder, DecimalMark, Mapping } from './mapping.ts';
import { presetsFor } from './presets.ts';
import { simplifiedOf } from './simplified.ts';

/** What a person must say before the file can be read; nothing of it is guessed. */
export type MappingQuestion =
  | { readonly code: 'field-missing'; readonly field: string }
  /** Several columns bear the heading of the field. */
  | { readonly code: 'same-heading'; readonly field: string; readonly column: string }
  | { readonly code: 'date-order'; readonly fields: readonly string[]; readonly isMixed: boolean }
  | { readonly code: 'decimal-mark'; readonly fields: readonly string[]; readonly isMixed: boolean }
  /** The heading says that tax is in the amount; the rate is not in the file. */
  | { readonly code: 'tax-included'; readonly field: string; readonly column: string }
  /** Codes all of digits, of several lengths, none beginning with 0: a spreadsheet may have dropped zeros. */
  | { readonly code: 'leading-zeros'; readonly field: string; readonly column: string };

export type MappingProposal = {
  readonly mapping: Mapping;
  /** Id of the preset that fits the headings. */
  readonly preset: string | null;
  /** How sure each proposed column is: 1 = the heading is a known name of the field, less = it contains one. */
  readonly confidence: Readonly<Record<string, number>>;
  readonly questions: readonly MappingQuestion[];
};

export type ProposalInput = {
  readonly kind: RecordKind;
  readonly source: string;
  readonly header: readonly string[];
  /** The first rows as read. */
  readonly sample: readonly { readonly cells: readonly Cell[] }[];
};

/**
 * Proposes which column fills which field, by preset or by the headings in Chinese and English, and finds in the first
 * rows what must be asked.
 */
export const proposeMapping = (input: ProposalInput): MappingProposal => {
  const { kind, source, header } = input;
  const [preset] = presetsFor(header, kind);
  const matches = preset ? [] : matchColumns(kind, header);
  const isShared = ({ column }: Match): boolean => columnsNamed(header, bareHeadingOf(column)).length > 1;
  const found = matches.filter((match) => !isShared(match));
  const asked = matches
    .filter(isShared)
    .map(({ field, column }) => ({ field: field.name, column: bareHeadingOf(column) }));
  const base: Mapping = preset?.mapping ?? {
    kind,
    source,
    columns: Object.fromEntries(found.map(({ field, column }) => [field.name, column])),
  };
  const texts = textsOf(input, base);
  const mapping: Mapping = { ...base, ...clearFormatsOf(base, texts) };
  const confidence = Object.fromEntries(found.map(({ field, sureness }) => [field.name, sureness]));
  return {
    mapping,
    preset: preset?.id ?? null,
    confidence: preset ? Object.fromEntries(Object.keys(mapping.columns).map((field) => [field, 1])) : confidence,
    questions: [
      ...asked.map(({ field, column }) => ({ code: 'same-heading', field, column }) as const),
      ...questionsOver(mapping, texts),
    ],
  };
};

/** What is still to be asked under a mapping that a person has changed. */
export const questionsOf = (
  mapping: Mapping,
  file: Omit<ProposalInput, 'kind' | 'source'>,
): readonly MappingQuestion[] => questionsOver(mapping, textsOf(file, mapping));

const questionsOver = (mapping: Mapping, texts: Texts): readonly MappingQuestion[] => [
  ...fieldsOf(mapping.kind)
    .filter(({ name, isRequired }) => isRequired && !(name in mapping.columns))
    .map(({ name }) => ({ code: 'field-missing', field: name }) as const),
  ...dateQuestion(mapping, texts).questions,
  ...decimalQuestion(mapping, texts).questions,
  ...taxQuestions(mapping),
  ...zeroQuestions(mapping, texts),
];

/** Date order and decimal mark, where the texts themselves show them. */
const clearFormatsOf = (mapping: Mapping, texts: Texts): Pick<Mapping, 'dateOrder' | 'decimal'> => {
  const { order } = dateQuestion(mapping, texts);
  const { mark } = decimalQuestion(mapping, texts);
  return { ...(order !== undefined && { dateOrder: order }), ...(mark !== undefined && { decimal: mark }) };
};

type Match = { readonly field: Field; readonly column: string; readonly sureness: number };

/**
 * Surest pairs first; a column serves one field, a field takes one column. A required field that none is left for takes
 * the column of what only describes it: a file without codes names its customers, and accounts are known by name too.
 */
const matchColumns = (kind: RecordKind, header: readonly string[]): readonly Match[] => {
  const words = headerWords[kind];
  const candidates = fieldsOf(kind)
    .flatMap((field) =>
      header.map((column) => ({ field, column, sureness: surenessOf(headingWordOf(column), words[field.name] ?? []) })),
    )
    .filter(({ sureness }) => sureness > 0)
    .sort((a, b) => b.sureness - a.sureness);
  const matches: Match[] = [];
  const has = (name: string): boolean => matches.some(({ field }) => field.name === name);
  for (const candidate of candidates)
    if (!has(candidate.field.name) && !matches.some(({ column }) => column === candidate.column))
      matches.push(candidate);
  for (const candidate of candidates.filter(({ field }) => field.isRequired)) {
    const lent = matches.findIndex(({ field, column }) => column === candidate.column && field.isAside);
    if (!has(candidate.field.name) && lent !== -1) matches[lent] = candidate;
  }
  const places = fieldsOf(kind).map(({ name }) => name);
  return matches.toSorted((a, b) => places.indexOf(a.field.name) - places.indexOf(b.field.name));
};

const remark = /\(.*?\)/g;

/** Earlier words are the more usual ones, which decides between fields that share a word. */
const surenessOf = (heading: string, words: readonly string[]): number => {
  const bare = heading.replace(remark, '');
  let best = 0;
  for (const [rank, word] of words.entries()) {
    const key = headingWordOf(word);
    if (heading === key) best = Math.max(best, 1 - rank / 200);
    else if (bare === key) best = Math.max(best, 0.9 - rank / 200);
    else if (isPartOf(key, bare)) best = Math.max(best, 0.5 - rank / 200);
  }
  return Number(best.toFixed(3));
};

/** Only words long enough to mean something count when they are a part of a heading. */
const isPartOf = (word: string, heading: string): boolean =>
  heading.includes(word) && word.length >= (/^\p{ASCII}*$/u.test(word) ? 6 : 3);

type Texts = ReadonlyMap<string, readonly string[]>;

/** The sample's texts of each mapped field. Numbers and dates of a workbook need no guess and are not among them. */
const textsOf = ({ header, sample }: Omit<ProposalInput, 'kind' | 'source'>, mapping: Mapping): Texts =>
  new Map(
    Object.entries(mapping.columns).flatMap(([field, source]): (readonly [string, readonly string[]])[] => {
      const column = typeof source === 'string' ? source : 'column' in source ? source.column : null;
      const index = column === null ? -1 : columnIndexOf(header, column);
      if (index === -1) return [];
      return [
        [
          field,
          sample.flatMap(({ cells }) => {
            const cell = cells[index];
            return typeof cell === 'string' && cell !== '' ? [cell] : [];
          }),
        ],
      ];
    }),
  );

const fieldsOfTypes = (mapping: Mapping, types: readonly Field['type'][]): readonly string[] =>
  fieldsOf(mapping.kind)
    .filter(({ name, type }) => types.includes(type) && name in mapping.columns)
    .map(({ name }) => name);

type Answer<T> = { readonly questions: readonly MappingQuestion[] } & T;

const dateQuestion = (mapping: Mapping, texts: Texts): Answer<{ readonly order: DateOrder | undefined }> => {
  if (mapping.dateOrder !== undefined) return { order: mapping.dateOrder, questions: [] };
  const fields = fieldsOfTypes(mapping, ['day', 'old-day']);
  const order = dateOrderOf(fields.flatMap((field) => texts.get(field) ?? []));
  if (order === 'clear') return { order: undefined, questions: [] };
  if (order !== 'ambiguous' && order !== 'mixed') return { order, questions: [] };
  const asked = fields.filter((field) => dateOrderOf(texts.get(field) ?? []) !== 'clear');
  return { order: undefined, questions: [{ code: 'date-order', fields: asked, isMixed: order === 'mixed' }] };
};

const decimalQuestion = (mapping: Mapping, texts: Texts): Answer<{ readonly mark: DecimalMark | undefined }> => {
  if (mapping.decimal !== undefined) return { mark: mapping.decimal, questions: [] };
  const fields = fieldsOfTypes(mapping, ['number', 'money', 'whole']);
  const mark = decimalMarkOf(fields.flatMap((field) => texts.get(field) ?? []));
  if (mark === 'clear') return { mark: undefined, questions: [] };
  if (mark !== 'ambiguous' && mark !== 'mixed') return { mark, questions: [] };
  const asked = fields.filter((field) => decimalMarkOf(texts.get(field) ?? []) !== 'clear');
  return { mark: undefined, questions: [{ code: 'decimal-mark', fields: asked, isMixed: mark === 'mixed' }] };
};

const taxWords = /含税|价税合计|incl.*(?:tax|vat)|gross/i;

const taxQuestions = (mapping: Mapping): readonly MappingQuestion[] => {
  if (mapping.kind !== 'orders') return [];
  return fieldsOfTypes(mapping, ['number']).flatMap((field): MappingQuestion[] => {
    const source = mapping.columns[field];
    if (typeof source !== 'string') return [];
    const heading = simplifiedOf(source);
    return taxWords.test(heading) && !/不含税|未含税|excl/i.test(heading)
      ? [{ code: 'tax-included', field, column: source }]
      : [];
  });
};

const zeroQuestions = (mapping: Mapping, texts: Texts): readonly MappingQuestion[] =>
  fieldsOfTypes(mapping, ['code']).flatMap((field): MappingQuestion[] => {
    const source = mapping.columns[field];
    return typeof source === 'string' && mayHaveLostZeros(texts.get(field) ?? [])
      ? [{ code: 'leading-zeros', field, column: source }]
      : [];
  });

/**
 * Most codes of one length, some shorter, none with a leading zero: the shorter ones look cut. Numbers counted up from
 * 1 do not: there the longest are no great majority.
 */
export const mayHaveLostZeros = (codes: readonly string[]): boolean => {
  const digits = codes.filter((code) => /^\d+$/.test(code));
  if (digits.length < 20 || digits.length < codes.length || digits.some((code) => code.startsWith('0'))) return false;
  const longest = Math.max(...digits.map((code) => code.length));
  const full = digits.filter((code) => code.length === longest).length;
  return longest >= 5 && full < digits.length && full >= digits.length * 0.8;
};
