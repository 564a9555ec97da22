import type { ProductRef } from '#areas/ledger';
import { chineseAmount } from '#kernel/chinese-amount';
import { commonWord } from '#kernel/common-words';
import { formatDecimal, timesE4 } from '#kernel/decimal';
import { formatBp, formatE4, formatMinor, formatMoney, formatPrice } from '#kernel/format';
import { createT } from '#kernel/i18n';
import type { Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { minorOf } from '#kernel/money';
import type { Paper } from '#platform/letterhead';
import type { Sheet } from '#platform/operations';
import { pricingMessages } from '../messages/index.ts';
import type { PricingMessages } from '../messages/index.ts';
import type { QuoteRow } from '../store/documents.ts';
import type { readTerms } from '../store/stored-terms.ts';

type Named = { readonly name: string; readonly nameEn: string | null };
type Promised = { readonly terms: ReturnType<typeof readTerms>; readonly product: ProductRef };

/** All that is printed of a quote. */
export type Quoted = {
  readonly row: QuoteRow;
  readonly account: Named;
  readonly lines: readonly Promised[];
  readonly paper: Paper;
  readonly currency: string;
  /** Why it binds us no more. */
  readonly stamp: 'expired' | 'lost' | 'withdrawn' | null;
};

type Writing = {
  readonly t: Translate<PricingMessages>;
  readonly language: Language;
  readonly quantity: (e4: bigint) => string;
  /** To the cent, or with all digits where it was promised with more. */
  readonly price: (e4: bigint) => string;
  readonly amount: (e4: bigint) => string;
  readonly money: (e4: bigint) => string;
};

const writingIn = async (language: Language, currency: string): Promise<Writing> => {
  const minor = (e4: bigint) => ({ minor: minorOf(e4, currency), currency });
  const quantity = (e4: bigint): string => formatE4(e4, language);
  const amount = (e4: bigint): string => formatMinor(minor(e4), language);
  return {
    t: createT(language, await pricingMessages.load[language]()),
    language,
    quantity,
    amount,
    price: (e4) => formatPrice({ price: formatDecimal(e4), currency }, language, 'bare'),
    money: (e4) => formatMoney(minor(e4), language),
  };
};

const nameIn = ({ name, nameEn }: Named, language: Language): string => (language === 'en' ? (nameEn ?? name) : name);

/** The credit days of all lines, where they are the same. */
const sharedDays = (lines: readonly Promised[]): number | null => {
  const [first, ...others] = new Set(lines.map(({ terms }) => terms.creditDays));
  return first === undefined || others.length > 0 ? null : first;
};

type Around = { readonly shared: number | null; readonly write: Writing };

const lineOf = ({ product, terms }: Promised, at: number, { shared, write }: Around) => {
  const { t, language } = write;
  const unit = product.unit === null ? '' : commonWord(product.unit, language);
  const { quantityE4, freeQuantityE4, invoicePriceE4, rebateBp, freightE4, creditDays } = terms;
  const notes = [
    product.code,
    freeQuantityE4 > 0n && t('print.free', { quantity: write.quantity(freeQuantityE4), unit }),
    rebateBp > 0 && t('print.rebate', { percent: formatBp(rebateBp, language, rebateBp % 10 === 0 ? 1 : 2) }),
    freightE4 > 0n && t('print.freight', { amount: write.money(freightE4) }),
    shared === null && t('print.credit', { n: creditDays }),
  ];
  return {
    number: at + 1,
    name: nameIn(product, language),
    notes: notes.filter((note) => note !== false),
    quantity: write.quantity(quantityE4),
    unit,
    price: write.price(invoicePriceE4),
    amount: write.amount(timesE4(invoicePriceE4, quantityE4)),
  };
};

const paymentText = (shared: number | null, { t }: Writing): string => {
  if (shared === null) return t('print.paidByLine');
  return shared === 0 ? t('print.paidAtOnce') : t('print.paidWithin', { n: shared });
};

/** What stands under the lines, each part with its heading; empty ones are left out. */
const partsOf = ({ row, lines, paper }: Quoted, write: Writing) => {
  const { t, language } = write;
  const { terms, termsEn, bank, bankAccount, taxNumber } = paper.letterhead;
  const supportE4 = lines.reduce((sum, line) => sum + line.terms.supportE4, 0n);
  const bankLines = [
    bank,
    bankAccount && t('print.account', { text: bankAccount }),
    taxNumber && t('print.taxNumber', { text: taxNumber }),
  ];
  const parts = [
    { title: t('print.payment'), text: paymentText(sharedDays(lines), write) },
    {
      title: t('print.support'),
      text: supportE4 === 0n ? null : t('print.supportPart', { amount: write.money(supportE4) }),
    },
    { title: t('print.note'), text: row.note },
    { title: t('print.terms'), text: language === 'en' ? (termsEn ?? terms) : (terms ?? termsEn) },
    { title: t('print.bank'), text: bankLines.filter((text) => text !== null).join('\n') },
  ];
  return parts.flatMap(({ title, text }) => (text === null || text === '' ? [] : [{ title, text }]));
};

const totalOf = ({ row, currency }: Quoted, { t, language, money }: Writing) => {
  const totalE4 = BigInt(row.totalE4);
  const isInYuan = language === 'zh-CN' && currency === 'CNY';
  return {
    label: t('print.total'),
    amount: money(totalE4),
    words: isInYuan ? t('print.words', { text: chineseAmount(minorOf(totalE4, currency)) }) : null,
  };
};

/** A quote for the customer: every promise, and nothing of what it costs us: no list price, concession, floor or approval. */
export const quoteSheet = async (quoted: Quoted, language: Language): Promise<Sheet> => {
  const { row, account, lines, paper, currency, stamp } = quoted;
  const write = await writingIn(language, currency);
  const { t } = write;
  const shared = sharedDays(lines);
  const side = (title: 'seller' | 'buyer') => ({ title: t(`print.${title}`), note: t('print.dated') });
  return {
    template: 'quote',
    pictures: paper.pictures,
    data: {
      ...paper.data,
      title: t('print.title'),
      stamp: stamp === null ? null : t(`print.stamp.${stamp}`),
      facts: [
        [t('print.to'), nameIn(account, language)],
        [t('print.number'), row.number],
        [t('print.by'), row.createdByName],
        [t('print.quotedOn'), row.quotedOn],
        [t('print.currency'), currency],
        [t('print.validUntil'), row.validUntil],
      ],
      columns: (['line', 'product', 'quantity', 'unit', 'price', 'amount'] as const).map((name) => t(`print.${name}`)),
      lines: lines.map((line, at) => lineOf(line, at, { shared, write })),
      total: totalOf(quoted, write),
      parts: partsOf(quoted, write),
      signatures: [side('seller'), side('buyer')],
      foot: t('print.foot', { company: paper.data.head.name, number: row.number }),
    },
  };
};
