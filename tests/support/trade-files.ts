import type { Random } from '#kernel/random';
import { seededRandom } from '#kernel/random';
import type { Mapping, RecordKind } from '#domain/ledger';
import { proposeMapping } from '#domain/ledger';
import type { Encoding, Separator } from '#platform/sheets';
import { dayText, numberText } from './import-fuzz.ts';
import { encodeText } from './legacy-encoders.ts';

/** Any way in which a system writes a file down. */
export type Writing = {
  readonly mapping: (kind: RecordKind, source: string, header: readonly string[]) => Mapping;
  readonly day: (day: string) => string;
  /** An amount in 1/10,000, below zero too. */
  readonly amount: (e4: bigint) => string;
  readonly yes: string;
  readonly isChinese: boolean;
  readonly encode: (rows: readonly (readonly string[])[]) => Uint8Array<ArrayBuffer>;
};

const pick = <const Items extends readonly [unknown, ...unknown[]]>(random: Random, items: Items): Items[number] =>
  items[Math.floor(random() * items.length)] ?? items[0];

export const writingOf = (seed: number): Writing => {
  const random = seededRandom(seed);
  const isChinese = random() < 0.6;
  const date = pick(random, ['iso', 'chinese', 'slashes', 'compact', 'dmy', 'mdy']);
  const number = pick(random, ['plain', 'grouped', 'comma', 'grouped-comma']);
  const encoding = pick(random, ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] satisfies [Encoding, ...Encoding[]]);
  const separator = pick(random, [',', ';', '\t', '|'] satisfies [Separator, ...Separator[]]);
  const cell = (text: string): string => (/["\n\r,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return {
    mapping: (kind, source, header) => ({
      ...proposeMapping({ kind, source, header, sample: [] }).mapping,
      dateOrder: date === 'dmy' || date === 'mdy' ? date : 'ymd',
      decimal: number.endsWith('comma') ? ',' : '.',
      encoding,
      separator,
      createMissing: { accounts: true, products: true },
    }),
    day: (day) => dayText(day, date),
    amount: (e4) => (e4 < 0n ? `-${numberText(-e4, number)}` : numberText(e4, number)),
    yes: isChinese ? '是' : 'yes',
    isChinese,
    encode: (rows) => {
      const mark = encoding.startsWith('utf-16') ? '\ufeff' : '';
      const text = rows.map((cells) => cells.map(cell).join(separator)).join('\r\n');
      return new Uint8Array(encodeText(`${mark}${text}\r\n`, encoding));
    },
  };
};

const upTo = (random: Random, limit: number): number => Math.floor(random() * limit);
const dayIn2024 = (random: Random): string =>
  new Date(Date.UTC(2024, 0, 1 + upTo(random, 300))).toISOString().slice(0, 10);

export type TrueBill = {
  readonly invoiceNo: string;
  readonly account: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly minor: bigint;
  readonly disputed: boolean;
};
export type TruePayment = {
  readonly paymentNo: string;
  readonly account: string;
  readonly paidOn: string;
  readonly minor: bigint;
  readonly invoiceNo: string | null;
};

/** Bills of a few accounts, and payments of them: some name their bill, some pay whatever is due. */
export const trueTrade = (seed: number) => {
  const random = seededRandom(seed * 7919);
  const accounts = Array.from({ length: 4 }, (_, at) => `KT${seed}${at}`);
  const account = (): string => accounts[upTo(random, accounts.length)] ?? '';
  const bills = Array.from({ length: 18 }, (_, at): TrueBill => {
    const issuedOn = dayIn2024(random);
    const dueOn = new Date(Date.parse(issuedOn) + upTo(random, 90) * 86_400_000).toISOString().slice(0, 10);
    const minor = BigInt(1 + upTo(random, 900_000));
    return { invoiceNo: `F${seed}-${at}`, account: account(), issuedOn, dueOn, minor, disputed: random() < 0.2 };
  });
  const payments = Array.from({ length: 24 }, (_, at): TruePayment => {
    const bill = random() < 0.5 ? bills[at % bills.length] : undefined;
    const base = { paymentNo: `Z${seed}-${String(at).padStart(2, '0')}`, paidOn: dayIn2024(random) };
    if (bill === undefined)
      return { ...base, account: account(), minor: BigInt(1 + upTo(random, 600_000)), invoiceNo: null };
    const minor = at < bills.length ? 1n + (bill.minor * BigInt(upTo(random, 99))) / 200n : 1n;
    return { ...base, account: bill.account, minor, invoiceNo: bill.invoiceNo };
  });
  return { bills, payments };
};

/** What is paid of each bill, worked out payment by payment and cent by cent of what is open. */
export const paidOf = (bills: readonly TrueBill[], payments: readonly TruePayment[]): ReadonlyMap<string, bigint> => {
  const paid = new Map<string, bigint>();
  const pay = ({ invoiceNo, minor }: TrueBill, amount: bigint): bigint => {
    const open = minor - (paid.get(invoiceNo) ?? 0n);
    const part = amount < open ? amount : open;
    paid.set(invoiceNo, (paid.get(invoiceNo) ?? 0n) + part);
    return amount - part;
  };
  for (const payment of payments) {
    const bill = bills.find(({ invoiceNo }) => invoiceNo === payment.invoiceNo);
    if (bill !== undefined) pay(bill, payment.minor);
  }
  const inOrder = bills.toSorted((a, b) =>
    `${a.dueOn} ${a.issuedOn} ${a.invoiceNo}` < `${b.dueOn} ${b.issuedOn} ${b.invoiceNo}` ? -1 : 1,
  );
  for (const { account, minor, invoiceNo } of payments) {
    if (invoiceNo !== null) continue;
    let left = minor;
    for (const bill of inOrder) if (bill.account === account) left = pay(bill, left);
  }
  return paid;
};
