import type { Cell } from './cell-reader.ts';
import { columnsOf, headingWordOf } from './columns.ts';
import type { FieldType } from './fields.ts';
import { headerWords } from './header-words.ts';
import type { Mapping } from './mapping.ts';

/** What stands in place of what a reader may not see. */
export const hiddenText = '•••';

const telling = [
  /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu,
  /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])/g,
  /(?<![\d.])0\d{2,3}[- ]\d{7,8}(?!\d)/g,
  /\+\d[\d ()-]{7,}\d/g,
  /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g,
];

/** A text without what looks like a telephone number, an e-mail address or the number of an identity card. */
export const withoutContacts = (text: string): string =>
  telling.reduce((shown, pattern) => shown.replaceAll(pattern, hiddenText), text);

const personFields = [
  'name',
  'surname',
  'givenName',
  'gender',
  'phone',
  'mobile',
  'email',
  'wechat',
  'ageBand',
  'birthday',
];
const aboutPersons = new Set(personFields.flatMap((field) => headerWords.persons[field] ?? []).map(headingWordOf));
const personal =
  /电话|手机|联系人|联络人|收货人|收件人|经办人|微信|邮箱|身份证|phone|mobile|mail|wechat|contact|recipient|consignee/;

/** Whether a heading names persons or ways to reach them. */
const namesPersons = (heading: string): boolean => {
  const key = headingWordOf(heading);
  return aboutPersons.has(key) || personal.test(key);
};

/** Forms of a field in which any text may stand, also a telephone number. */
const free: readonly FieldType[] = ['text', 'note', 'list', 'path'];

type MaskOptions = {
  readonly header: readonly string[];
  /** Null while nobody has said which column is which. */
  readonly mapping: Mapping | null;
  /** all: whatever the mapping leaves out; looks: of that only what looks like a person or a way to reach one. */
  readonly hides: 'all' | 'looks';
};

/**
 * Hides personal data in the rows of a file of trade: what the mapping reads as a code, a day or a number stays, free text
 * loses contacts, and a column that the mapping leaves out is hidden. A row with more or fewer cells than headings has
 * slipped, so that none of its cells is what its heading says.
 */
export const personalCellMask = ({ header, mapping, hides }: MaskOptions) => {
  const mapped = new Map(
    mapping === null ? [] : [...columnsOf(mapping, header).values()].map(({ index, field }) => [index, field.type]),
  );
  const hideCell = (cell: Cell, index: number, hasSlipped: boolean): Cell => {
    if (cell === '') return cell;
    const type = mapped.get(index);
    if (type !== undefined && !hasSlipped && !free.includes(type)) return cell;
    if (type === undefined && (hides === 'all' || namesPersons(header[index] ?? ''))) return hiddenText;
    const text = String(cell);
    const shown = withoutContacts(text);
    return shown === text ? cell : shown;
  };
  return (cells: readonly Cell[]): readonly Cell[] =>
    cells.map((cell, index) => hideCell(cell, index, cells.length !== header.length));
};
