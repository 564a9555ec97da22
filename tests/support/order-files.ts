import type { Random } from '#kernel/random';
import { seededRandom } from '#kernel/random';
import { writeWorkbook } from '#platform/sheets';
import type { Encoding, Separator } from '#platform/sheets';
import { dayText, numberText } from './import-fuzz.ts';
import { encodeText } from './legacy-encoders.ts';

/** An order line as it truly is; amounts in 1/10,000 of its currency, `tax` in them where the file says so. */
export type TrueLine = {
  readonly orderNo: string;
  readonly lineNo: number;
  readonly account: string;
  readonly product: string;
  readonly orderedOn: string;
  readonly kind: 'sale' | 'return' | 'sample' | 'free-goods';
  readonly quantityE4: bigint;
  readonly priceE4: bigint;
  readonly discountE4: bigint;
  readonly currency: string;
  readonly unitCostE4: bigint | null;
};

/** How the amount of a line is told: as the amount itself, as a price, or as a list price less a discount. */
export type AmountWay = 'net' | 'netPrice' | 'listPrice';

export type OrderFile = {
  readonly way: AmountWay;
  readonly taxPercent: number | null;
  readonly header: readonly string[];
  readonly decimal: '.' | ',';
  readonly dateOrder: 'ymd' | 'dmy' | 'mdy';
  readonly lines: readonly TrueLine[];
  /** The rows as texts, good ones all, in the order of `lines`. */
  readonly rows: readonly (readonly string[])[];
  /** The rows with bad ones among them. */
  readonly spoilt: readonly (readonly string[])[];
  /** How many rows each reason must refuse. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly encode: (rows: readonly (readonly string[])[]) => Promise<Uint8Array<ArrayBuffer>>;
  readonly description: string;
};

const pick = <const Items extends readonly [unknown, ...unknown[]]>(random: Random, items: Items): Items[number] =>
  items[Math.floor(random() * items.length)] ?? items[0];
const upTo = (random: Random, limit: number): number => Math.floor(random() * limit);

const forms = {
  simplified: {
    names: ['订单编号', '行号', '客户代码', '物料编码', '订单日期', '单据类型', '数量', '币种', '单位成本'],
    amounts: { net: '销售金额', netPrice: '单价', listPrice: '标准价' },
    discount: '优惠金额',
    kinds: { sale: '销售', return: '退货', sample: '样品', 'free-goods': '赠品' },
  },
  traditional: {
    names: ['訂單編號', '行號', '客戶編號', '料號', '訂單日期', '單據類型', '數量', '幣別', '單位成本'],
    amounts: { net: '金額', netPrice: '單價', listPrice: '標準價' },
    discount: '優惠金額',
    kinds: { sale: '銷售', return: '退貨', sample: '樣品', 'free-goods': '贈品' },
  },
  english: {
    names: [
      'ORDER_NUMBER',
      'Line no.',
      'customer id',
      'SKU',
      'Order Date',
      'Order-Type',
      'qty',
      'Currency',
      'Unit cost',
    ],
    amounts: { net: 'Net Amount', netPrice: 'unit_price', listPrice: 'LIST PRICE' },
    discount: 'Discount amount',
    kinds: { sale: 'Sale', return: 'Credit note', sample: 'samples', 'free-goods': 'FOC' },
  },
} as const;

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const satisfies readonly Encoding[];
const separators = [',', ';', '\t', '|'] as const satisfies readonly Separator[];
const dates = ['iso', 'chinese', 'slashes', 'compact', 'time', 'dmy', 'mdy', 'serial'] as const;
const numbers = ['plain', 'comma', 'grouped', 'grouped-comma', 'yen'] as const;

const signed = (e4: bigint, form: (typeof numbers)[number]): string =>
  e4 < 0n ? `-${numberText(-e4, form)}` : numberText(e4, form);

const trueLine = (
  random: Random,
  { seed, index, way }: { readonly seed: number; readonly index: number; readonly way: AmountWay },
): TrueLine => {
  const kind = pick(random, ['sale', 'sale', 'sale', 'sale', 'return', 'sample', 'free-goods']);
  const isNegative = kind === 'return' && random() < 0.5;
  const priceE4 = BigInt(upTo(random, 9_999_999)) * (random() < 0.5 ? 100n : 1n);
  return {
    orderNo: `R${seed}-${Math.floor(index / 3)}`,
    lineNo: (index % 3) + 1,
    account: `RC${upTo(random, 5)}`,
    product: `RP${upTo(random, 6)}`,
    orderedOn: new Date(Date.UTC(2022, 0, 1 + upTo(random, 1500))).toISOString().slice(0, 10),
    kind,
    quantityE4: BigInt(1 + upTo(random, 90_000)) * (random() < 0.5 ? 10_000n : 25n) * (isNegative ? -1n : 1n),
    priceE4,
    discountE4: way === 'listPrice' && kind === 'sale' ? BigInt(upTo(random, 9_999)) : 0n,
    currency: pick(random, ['CNY', 'CNY', 'USD', 'JPY']),
    unitCostE4: random() < 0.5 ? null : BigInt(upTo(random, 999_999)),
  };
};

/** Each kind of bad row: which cell is spoilt, with what, and the reason that it must be refused for. */
const spoils = [
  { column: 4, text: '2024-02-30', reason: 'not-a-date' },
  { column: 7, text: 'SEK', reason: 'no-rate' },
  { column: 3, text: '=1+1', reason: 'formula' },
  { column: 2, text: '', reason: 'missing' },
  { column: 6, text: '12x', reason: 'not-a-number' },
  { column: 5, text: '???!', reason: 'not-a-choice' },
] as const;

/** A file of a seeded, endless row: order lines in any dress, written good and with bad rows among them. */
export const orderFile = (seed: number): OrderFile => {
  const random = seededRandom(seed);
  const isWorkbook = random() < 0.25;
  const encoding = pick(random, encodings);
  const separator = pick(random, separators);
  const date = pick(random, dates);
  const number = pick(random, numbers);
  const form =
    encoding === 'big5' ? forms.traditional : pick(random, [forms.simplified, forms.traditional, forms.english]);
  const way = pick(random, ['net', 'netPrice', 'listPrice'] as const);
  const header = [...form.names, form.amounts[way], ...(way === 'listPrice' ? [form.discount] : [])];
  const lines = Array.from({ length: 24 + upTo(random, 12) }, (_, index) => trueLine(random, { seed, index, way }));
  const rows = lines.map((line) => [
    line.orderNo,
    String(line.lineNo),
    line.account,
    line.product,
    dayText(line.orderedOn, date),
    form.kinds[line.kind],
    signed(line.quantityE4, number),
    line.currency,
    line.unitCostE4 === null ? '' : signed(line.unitCostE4, number),
    signed(line.priceE4, number),
    ...(way === 'listPrice' ? [signed(line.discountE4, number)] : []),
  ]);
  const reasons: Record<string, number> = {};
  const spoilt = rows.flatMap((row): readonly (readonly string[])[] => {
    const roll = random();
    const spoil = pick(random, spoils);
    if (roll > 0.3) return [row];
    const reason = roll < 0.05 ? 'key-repeated' : spoil.reason;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    return reason === 'key-repeated' ? [row, row.with(2, 'RC9')] : [row.with(spoil.column, spoil.text)];
  });
  const lineEnd = pick(random, ['\n', '\r\n']);
  const hasMark = encoding.startsWith('utf') && random() < 0.5;
  const encodeCsv = (all: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> => {
    const cell = (text: string): string => (/["\n\r,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const text = all.map((cells) => cells.map(cell).join(separator)).join(lineEnd);
    return new Uint8Array(encodeText(`${hasMark ? '\ufeff' : ''}${text}${lineEnd}`, encoding));
  };
  return {
    way,
    taxPercent: random() < 0.4 ? 13 : null,
    header,
    decimal: number.endsWith('comma') ? ',' : '.',
    dateOrder: date === 'dmy' || date === 'mdy' ? date : 'ymd',
    lines,
    rows,
    spoilt,
    reasons,
    encode: async (all) => (isWorkbook ? await encodeWorkbook([header, ...all]) : encodeCsv([header, ...all])),
    description: JSON.stringify({ seed, isWorkbook, encoding, separator, date, number, way, heading: header[0] }),
  };
};

const encodeWorkbook = async ([header = [], ...rows]: readonly (readonly string[])[]): Promise<
  Uint8Array<ArrayBuffer>
> => {
  const columns = header.map((heading) => ({ kind: 'text', header: heading }) as const);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWorkbook({ name: 'orders', columns, rows })) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
};
