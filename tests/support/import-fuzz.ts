import { gzipSync } from 'node:zlib';
import { dayOf } from '#kernel/day';
import { seededRandom } from '#kernel/random';
import type { Random } from '#kernel/random';
import type { DateOrder, DecimalMark, Mapping } from '#domain/ledger';
import { escapeFormula, writeWorkbook } from '#platform/sheets';
import type { Encoding, Separator } from '#platform/sheets';
import { encodeText } from './legacy-encoders.ts';
import { workbookOf, zipOf } from './zip-of.ts';

/** An order line as it truly is, before it is written down in some way. */
export type Truth = {
  readonly orderNo: string;
  readonly account: string;
  readonly product: string;
  readonly orderedOn: string;
  readonly quantityE4: bigint;
  readonly netE4: bigint;
  readonly specification: string;
};

export type FuzzFile = {
  readonly bytes: Uint8Array;
  readonly mapping: Mapping;
  /** What may be booked, by order number; rows that were spoilt are not among it. */
  readonly truths: ReadonlyMap<string, Truth>;
  /** Every truth must come through: nothing in the file can be doubted. */
  readonly isClear: boolean;
  readonly description: string;
};

type Style = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly lineEnd: string;
  readonly isAllQuoted: boolean;
  readonly date: (typeof dateForms)[number];
  readonly number: (typeof numberForms)[number];
};

const dateForms = ['iso', 'chinese', 'slashes', 'compact', 'time', 'dmy', 'mdy', 'serial'] as const;
const numberForms = ['plain', 'comma', 'grouped', 'grouped-comma', 'yen', 'brackets'] as const;
const encodings = ['utf-8', 'utf-8', 'gb18030', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
const separators = [',', ',', ';', '\t', '|'] as const;

const simplified = {
  header: ['订单号', '客户编码', '产品编码', '下单日期', '数量', '净金额', '规格'],
  words: [
    '铝单板',
    '幕墙',
    '上海宏远',
    '北京, 东方',
    '含"安装"',
    '一行\n两行',
    '',
    '5" 管',
    '李 明',
    '@Home',
    '+Plus 公司',
    '－号',
    "'@旧",
  ],
};
const traditional = {
  header: ['訂單號', '客戶編碼', '產品編碼', '下單日期', '數量', '淨金額', '規格'],
  words: [
    '鋁單板',
    '帷幕牆',
    '臺灣積體',
    '中華; 電信',
    '含"安裝"',
    '一行\n兩行',
    '',
    '重慶',
    '王 五',
    '@Home',
    '+Plus',
  ],
};
const fields = ['orderNo', 'account', 'product', 'orderedOn', 'quantity', 'net', 'specification'] as const;

/** One file of a seeded, endless row: orders in every dress, some rows spoilt, and now and then no table at all. */
export const fuzzFile = async (seed: number): Promise<FuzzFile> => {
  const random = seededRandom(seed);
  const kind = random();
  if (kind < 0.06) return hostileFile(random);
  const style = styleOf(random);
  const words = style.encoding === 'big5' ? traditional : simplified;
  const count = 5 + Math.floor(random() * 40);
  const truths = Array.from({ length: count }, (_, index) => truthOf(random, words.words, `S${seed}-${index}`));
  return kind < 0.14 ? workbookFile(random, truths) : textFile(random, { style, truths, header: words.header });
};

const pick = <T>(random: Random, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random() * items.length)] ?? items[0];
const chance = (random: Random, share: number): boolean => random() < share;

const styleOf = (random: Random): Style => ({
  encoding: pick(random, encodings),
  separator: pick(random, separators),
  lineEnd: pick(random, ['\n', '\r\n']),
  isAllQuoted: chance(random, 0.4),
  date: pick(random, dateForms),
  number: pick(random, numberForms),
});

const truthOf = (random: Random, words: readonly string[], orderNo: string): Truth => {
  const wordsUsed = Array.from(
    { length: Math.floor(random() * 3) },
    () => words[Math.floor(random() * words.length)] ?? '',
  );
  const sign = chance(random, 0.1) ? -1n : 1n;
  return {
    orderNo,
    account: `C${String(Math.floor(random() * 1000)).padStart(4, '0')}`,
    product: `P-${Math.floor(random() * 100)}`,
    orderedOn: dayOf(14_000 + Math.floor(random() * 6000)),
    quantityE4: sign * BigInt(1 + Math.floor(random() * 5000)) * (chance(random, 0.5) ? 10_000n : 500n),
    netE4: sign * BigInt(1 + Math.floor(random() * 99_999_999)) * 100n,
    specification: wordsUsed.join(''),
  };
};

export const dayText = (day: string, form: Style['date']): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  switch (form) {
    case 'iso':
      return day;
    case 'chinese':
      return `${year}年${Number(month)}月${Number(date)}日`;
    case 'slashes':
      return `${year}/${Number(month)}/${Number(date)}`;
    case 'compact':
      return year + month + date;
    case 'time':
      return `${day} 08:26:00`;
    case 'dmy':
      return `${Number(date)}/${Number(month)}/${year}`;
    case 'mdy':
      return `${Number(month)}/${Number(date)}/${year}`;
    case 'serial':
      return String(Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569);
    default:
      return form satisfies never;
  }
};

export const numberText = (e4: bigint, form: Style['number']): string => {
  if (e4 < 0n) {
    const text = numberText(-e4, form);
    return form === 'brackets' ? `(${text})` : form === 'yen' ? text.replace('￥', '￥-') : `-${text}`;
  }
  const digits = e4.toString().padStart(5, '0');
  const [whole, fraction] = [digits.slice(0, -4), digits.slice(-4).replace(/0+$/, '')];
  const group = form === 'grouped-comma' ? '.' : form === 'plain' || form === 'comma' ? '' : ',';
  const mark = form === 'comma' || form === 'grouped-comma' ? ',' : '.';
  const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  const text = fraction === '' ? grouped : grouped + mark + fraction;
  return form === 'yen' ? `￥${text}` : text;
};

type TextFile = { readonly style: Style; readonly truths: readonly Truth[]; readonly header: readonly string[] };

const spoils = [
  'extra-cell',
  'lost-cell',
  'formula',
  'bad-date',
  'old-year',
  'bad-number',
  'garbled',
  'no-account',
  'open-quote',
  'torn-quote',
  'opposite-sign',
  'replaced',
] as const;

const textFile = (random: Random, { style, truths, header }: TextFile): FuzzFile => {
  const kept = new Map<string, Truth>();
  const lines = [lineOf(header, style)];
  for (const truth of truths) {
    const cells = [
      truth.orderNo,
      truth.account,
      truth.product,
      dayText(truth.orderedOn, style.date),
      numberText(truth.quantityE4, style.number),
      numberText(truth.netE4, style.number),
      escapeFormula(truth.specification),
    ];
    if (chance(random, 0.15)) lines.push(spoiltLine(cells, pick(random, spoils), style));
    else {
      kept.set(truth.orderNo, truth);
      lines.push(lineOf(cells, style));
    }
    if (chance(random, 0.03)) lines.push('');
  }
  const hasMark = style.encoding.startsWith('utf') && chance(random, 0.5);
  const text = (hasMark ? '\ufeff' : '') + lines.join(style.lineEnd) + (chance(random, 0.5) ? style.lineEnd : '');
  const encoded = encodeText(text, style.encoding);
  const isTold = chance(random, 0.7);
  const order: DateOrder | undefined = style.date === 'dmy' || style.date === 'mdy' ? style.date : undefined;
  const decimal: DecimalMark = style.number.endsWith('comma') ? ',' : '.';
  const mapping: Mapping = {
    kind: 'orders',
    source: 'fuzz',
    columns: Object.fromEntries(fields.map((field, index) => [field, header[index] ?? ''])),
    encoding: style.encoding,
    separator: style.separator,
    ...(isTold && { decimal }),
    ...(isTold && order !== undefined && { dateOrder: order }),
  };
  const bytes = chance(random, 0.2) ? gzipSync(encoded) : encoded;
  return {
    bytes,
    mapping,
    truths: kept,
    isClear: isTold && !hasTornText(lines),
    description: JSON.stringify({ ...style, isTold, hasMark }),
  };
};

/** A quote left open may pair with the next one: then its neighbours are refused with it. */
const hasTornText = (lines: readonly string[]): boolean => lines.some((line) => line.includes('OPEN'));

const lineOf = (cells: readonly string[], { separator, isAllQuoted }: Style): string =>
  cells
    .map((cell) => (isAllQuoted || /["\n\r,;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(separator);

const spoiltLine = (cells: readonly string[], spoil: (typeof spoils)[number], style: Style): string => {
  switch (spoil) {
    case 'extra-cell':
      return lineOf([...cells, 'x'], style);
    case 'lost-cell':
      return lineOf(cells.slice(0, 5), style);
    case 'formula':
      return lineOf(cells.with(2, '=HYPERLINK("http://x")'), style);
    case 'bad-date':
      return lineOf(cells.with(3, '2024-02-30'), style);
    case 'old-year':
      return lineOf(cells.with(3, '0207-03-05'), style);
    case 'bad-number':
      return lineOf(cells.with(4, '12x'), style);
    case 'garbled':
      return lineOf(cells.with(6, style.encoding === 'big5' ? '=1' : '锟斤拷'), style);
    case 'no-account':
      return lineOf(cells.with(1, '?'), style);
    case 'open-quote':
      return `${lineOf(cells.slice(0, 6), style)}${style.separator}"OPEN`;
    case 'torn-quote':
      return `${lineOf(cells.slice(0, 6), style)}${style.separator}"a"b"`;
    case 'opposite-sign':
      return lineOf(cells.with(4, '1').with(5, '-12'), style);
    case 'replaced':
      return lineOf(cells.with(1, style.encoding.startsWith('utf') ? 'C\ufffd1' : '#REF!'), style);
    default:
      return spoil satisfies never;
  }
};

const workbookFile = async (random: Random, truths: readonly Truth[]): Promise<FuzzFile> => {
  const kept = new Map<string, Truth>();
  const rows = truths.map((truth) => {
    const isSpoilt = chance(random, 0.15);
    if (!isSpoilt) kept.set(truth.orderNo, truth);
    const account = isSpoilt ? pick(random, ['', '=A1', '#N/A', 'ç³»ç»Ÿ']) : truth.account;
    return [
      truth.orderNo,
      account,
      truth.product,
      truth.orderedOn,
      String(Number(truth.quantityE4) / 10_000),
      String(Number(truth.netE4) / 10_000),
      truth.specification,
    ];
  });
  const kinds = ['text', 'text', 'text', 'day', 'decimal', 'decimal', 'text'] as const;
  const columns = kinds.map((kind, index) => ({ kind, header: simplified.header[index] ?? '' }));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWorkbook({ name: 'orders', columns, rows })) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  const damage = random();
  const mapping: Mapping = {
    kind: 'orders',
    source: 'fuzz',
    columns: Object.fromEntries(fields.map((field, index) => [field, simplified.header[index] ?? ''])),
  };
  if (damage < 0.25)
    return {
      bytes: whole.subarray(0, Math.floor(random() * whole.length)),
      mapping,
      truths: kept,
      isClear: false,
      description: 'cut workbook',
    };
  if (damage < 0.5) {
    const at = Math.floor(random() * whole.length);
    whole[at] = (whole[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    // One bit may change a figure and still unpack: only the checksum of the part tells.
    return { bytes: whole, mapping, truths: kept, isClear: false, description: `workbook with a flipped bit at ${at}` };
  }
  return { bytes: whole, mapping, truths: kept, isClear: true, description: 'workbook' };
};

const blank = Buffer.alloc(40 * 1024 * 1024, 0x20);
const bombs = [
  zipOf([{ name: '[Content_Types].xml', bytes: blank }]),
  workbookOf({ rows: '<row><c><v>1</v></c></row>' + ' '.repeat(500_000), declaredSize: 300 }),
  workbookOf({ rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }),
] as const;

const hostileFile = (random: Random): FuzzFile => {
  const mapping: Mapping = {
    kind: 'orders',
    source: 'fuzz',
    columns: Object.fromEntries(fields.map((field, index) => [field, `#${index + 1}`])),
    headerRow: 0,
  };
  const truths = new Map<string, Truth>();
  if (chance(random, 0.4)) return { bytes: pick(random, bombs), mapping, truths, isClear: false, description: 'bomb' };
  const alphabet = chance(random, 0.5) ? '",\n\r;=\t' : null;
  const garbage = Buffer.from(
    Array.from({ length: Math.floor(random() * 4000) }, () =>
      alphabet ? alphabet.charCodeAt(Math.floor(random() * alphabet.length)) : Math.floor(random() * 256),
    ),
  );
  if (chance(random, 0.2)) garbage.set([0x50, 0x4b, 3, 4].slice(0, garbage.length));
  return { bytes: garbage, mapping, truths, isClear: false, description: alphabet ? 'signs' : 'noise' };
};
