import { businessYears, parseDay, parseNumber } from '#domain/ledger';
import type { Day } from '#kernel/day';
import { rebateBases, rebateKinds, rebatePeriods } from './rebate.ts';
import type { RebateBasis, RebateKind, RebatePeriod } from './rebate.ts';

/** Columns of an import file by the headings that name them; the first two head the export, so that it can be read again. */
export const agreementHeadings = {
  reference: ['协议编号', 'Agreement', 'Agreement no', 'Reference', '合同号', '合同编号'],
  account: ['客户编码', 'Customer code', 'Account code', 'Account', '客户', '客户名称', 'Customer'],
  title: ['协议名称', 'Title', 'Name'],
  coversGroup: ['含下级客户', 'Covers the group', 'Group'],
  validFrom: ['生效日期', 'Valid from', 'From', '开始日期'],
  validTo: ['到期日期', 'Valid to', 'To', 'Until', '结束日期'],
  product: ['产品编码', 'Product code', 'Product', 'Item', '物料编码', '产品'],
  quantity: ['约定数量', 'Agreed quantity', 'Quantity', '数量'],
  freeQuantity: ['赠品数量', 'Free quantity'],
  price: ['协议单价', 'Agreed price', 'Price', '单价'],
  discountFrom: ['折扣自（%）', 'Discount from (%)', '折扣下限', 'Discount from'],
  discountTo: ['折扣至（%）', 'Discount to (%)', '折扣上限', 'Discount to'],
  creditDays: ['账期（天）', 'Credit days', '账期'],
  rebateKind: ['返利方式', 'Rebate kind'],
  rebatePeriod: ['返利周期', 'Rebate period'],
  rebateBasis: ['返利基数', 'Rebate basis'],
  tiers: ['返利档位', 'Rebate tiers'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AgreementColumn = keyof typeof agreementHeadings;

export const neededColumns = ['reference', 'account', 'validFrom', 'validTo', 'product', 'quantity', 'price'] as const;

const keyOf = (heading: string): string => heading.normalize('NFKC').trim().toLowerCase();

/** Where each column stands in a file; columns with other headings are left alone. */
export const agreementColumnsOf = (header: readonly string[]): ReadonlyMap<AgreementColumn, number> => {
  const keys = header.map(keyOf);
  const found = new Map<AgreementColumn, number>();
  for (const [column, words] of Object.entries(agreementHeadings)) {
    const at = keys.findIndex((key) => words.some((word) => keyOf(word) === key));
    if (at >= 0 && isColumn(column)) found.set(column, at);
  }
  return found;
};

/** Columns without which a file cannot be read; a price may stand as a discount range. */
export const missingColumnsOf = (columns: ReadonlyMap<AgreementColumn, number>): readonly AgreementColumn[] =>
  neededColumns.filter((column) => !columns.has(column) && (column !== 'price' || !columns.has('discountTo')));

const isColumn = (name: string): name is AgreementColumn => name in agreementHeadings;

export type AgreementFileRow = {
  readonly line: number;
  readonly reference: string;
  readonly account: string;
  readonly title: string | null;
  readonly coversGroup: boolean;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly product: string;
  readonly quantity: string;
  readonly freeQuantity: string | null;
  /** Null: a discount range stands in its place. */
  readonly price: string | null;
  readonly discount: { readonly fromBp: number; readonly toBp: number } | null;
  readonly creditDays: number | null;
  readonly rebateKind: RebateKind | null;
  readonly rebatePeriod: RebatePeriod | null;
  readonly rebateBasis: RebateBasis | null;
  readonly tiers: readonly { readonly from: string; readonly rateBp: number }[];
};

export const rowProblems = [
  'cell-missing',
  'not-a-date',
  'not-a-number',
  'not-a-choice',
  'tiers-unreadable',
  'row-broken',
] as const;
export type RowProblem = (typeof rowProblems)[number];

export type RowReading =
  | { readonly kind: 'row'; readonly row: AgreementFileRow }
  | {
      readonly kind: 'refused';
      readonly line: number;
      readonly reference: string;
      readonly code: RowProblem;
      readonly column: AgreementColumn | null;
      readonly value: string;
    };

const choiceWords = {
  retroactive: ['全额追溯', '追溯', 'retroactive'],
  incremental: ['分段累进', '累进', 'incremental'],
  quarter: ['季度', '季', 'quarter'],
  year: ['年度', '年', 'year'],
  term: ['全期', 'term'],
  agreed: ['协议产品', 'agreed'],
  all: ['全部产品', '全部', 'all'],
} as const;

/** The word that a file writes for a choice, in both languages; what the reader takes too. */
export const choiceText = (choice: keyof typeof choiceWords): string => choiceWords[choice][0];

const yesWords = ['是', 'y', 'yes', 'true', '1'];

class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RowProblem;
  readonly column: AgreementColumn;
  readonly value: string;
  constructor(code: RowProblem, column: AgreementColumn, value: string) {
    super(code);
    this.code = code;
    this.column = column;
    this.value = value;
  }
}

const tierPattern = /^(.+?)\s*[:=：]\s*(.+?)\s*[%％]$/u;

/** Reads "100000=2%; 200000=3.5%". Null when it is something else. */
export const parseTiers = (text: string): readonly { readonly from: string; readonly rateBp: number }[] | null => {
  const parts = text
    .split(/[;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const tiers = parts.flatMap((part) => {
    const [, amount = '', rate = ''] = tierPattern.exec(part) ?? [];
    const from = parseNumber(amount, '.');
    const share = parseNumber(rate, '.');
    if (!('number' in from) || !('number' in share)) return [];
    const rateBp = Math.round(Number(share.number) * 100);
    return rateBp >= 1 && rateBp <= 10_000 && Number(from.number) >= 0 ? [{ from: from.number, rateBp }] : [];
  });
  return tiers.length === parts.length ? tiers : null;
};

/** How a file writes tiers: the text that `parseTiers` reads. */
export const tiersText = (tiers: readonly { readonly from: string; readonly rateBp: number }[]): string =>
  tiers.map(({ from, rateBp }) => `${from}=${rateBp / 100}%`).join('; ');

type Source = {
  readonly line: number;
  readonly cells: readonly (string | number)[];
  readonly isBroken: boolean;
  /** The company's, which decides days. */
  readonly timeZone: string;
};

/** One row of a file as an agreement's line, or the first cell that cannot be read. */
export const readAgreementRow = (columns: ReadonlyMap<AgreementColumn, number>, source: Source): RowReading => {
  const text = (column: AgreementColumn): string => {
    const at = columns.get(column);
    return at === undefined ? '' : String(source.cells[at] ?? '').trim();
  };
  const needed = (column: AgreementColumn): string => {
    const value = text(column);
    if (value === '') throw new Refusal('cell-missing', column, '');
    return value;
  };
  const day = (column: AgreementColumn): Day => {
    const reading = parseDay(needed(column), { ...businessYears, timeZone: source.timeZone, order: undefined });
    if (!('day' in reading)) throw new Refusal('not-a-date', column, text(column));
    return reading.day;
  };
  const number = (column: AgreementColumn): string | null => {
    const value = text(column);
    if (value === '') return null;
    const reading = parseNumber(value, '.');
    if (!('number' in reading) || reading.number.startsWith('-')) throw new Refusal('not-a-number', column, value);
    return reading.number;
  };
  const share = (column: AgreementColumn): number | null => {
    const value = number(column);
    if (value === null) return null;
    const bp = Math.round(Number(value) * 100);
    if (bp > 10_000) throw new Refusal('not-a-number', column, text(column));
    return bp;
  };
  const discount = (): AgreementFileRow['discount'] => {
    const toBp = share('discountTo');
    if (toBp === null || toBp === 0) return null;
    return { fromBp: share('discountFrom') ?? toBp, toBp };
  };
  const choice = <const C extends keyof typeof choiceWords>(column: AgreementColumn, of: readonly C[]): C | null => {
    const value = text(column).toLowerCase();
    if (value === '') return null;
    const found = of.find((one) => choiceWords[one].some((word) => word === value));
    if (found === undefined) throw new Refusal('not-a-choice', column, value);
    return found;
  };
  const reference = text('reference');
  const { line, isBroken } = source;
  if (isBroken) return { kind: 'refused', line, reference, code: 'row-broken', column: null, value: '' };
  try {
    const tiers = parseTiers(text('tiers'));
    if (tiers === null) throw new Refusal('tiers-unreadable', 'tiers', text('tiers'));
    const days = number('creditDays');
    const range = discount();
    const row = {
      line,
      reference: needed('reference').slice(0, 100),
      account: needed('account'),
      title: text('title') === '' ? null : text('title').slice(0, 200),
      coversGroup: yesWords.includes(text('coversGroup').toLowerCase()),
      validFrom: day('validFrom'),
      validTo: day('validTo'),
      product: needed('product'),
      quantity: number('quantity') ?? needed('quantity'),
      freeQuantity: number('freeQuantity'),
      price: range === null ? (number('price') ?? needed('price')) : null,
      discount: range,
      creditDays: days === null ? null : Number(days),
      rebateKind: choice('rebateKind', rebateKinds),
      rebatePeriod: choice('rebatePeriod', rebatePeriods),
      rebateBasis: choice('rebateBasis', rebateBases),
      tiers,
    };
    if (row.creditDays !== null && (!Number.isInteger(row.creditDays) || row.creditDays > 365))
      throw new Refusal('not-a-number', 'creditDays', text('creditDays'));
    return { kind: 'row', row };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      kind: 'refused',
      line,
      reference,
      code: error.code,
      column: error.column,
      value: error.value.slice(0, 60),
    };
  }
};

/** What all rows of one agreement must say alike; the first row that differs names the column. */
export const headersDiffer = (first: AgreementFileRow, row: AgreementFileRow): AgreementColumn | null => {
  const same = [
    'account',
    'title',
    'coversGroup',
    'validFrom',
    'validTo',
    'creditDays',
    'rebateKind',
    'rebatePeriod',
    'rebateBasis',
  ] as const;
  const differing = same.find((column) => first[column] !== row[column]);
  return differing ?? (tiersText(first.tiers) === tiersText(row.tiers) ? null : 'tiers');
};
