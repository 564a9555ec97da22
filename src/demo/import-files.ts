import { consentChannels } from '#domain/accounts';
import type { PersonRecord, RecordKind } from '#domain/ledger';
import { formatDecimal } from '#kernel/decimal';
import { minorDigitsOf } from '#kernel/money';
import type { DemoCompany } from './demo-company.ts';
import { demoCurrency } from './currency.ts';

/** A file of the demo company as its ERP would give it, with the mapping that reads it. */
export type DemoFile = {
  readonly kind: RecordKind;
  readonly fileName: string;
  readonly mapping: {
    readonly kind: RecordKind;
    readonly source: string;
    readonly columns: Readonly<Record<string, string>>;
    readonly currency: string;
    /** "452.282" would be read both ways. */
    readonly decimal: '.';
  };
  readonly rows: () => Iterable<string>;
};

type Cell = string | number | bigint | boolean | undefined;
type Columns<R> = Readonly<Record<string, (record: R) => Cell>>;

const source = 'erp';
const e4 = (value: bigint | undefined): string | undefined =>
  value === undefined ? undefined : formatDecimal(value, 4);
const minor = (value: bigint | undefined): string | undefined =>
  value === undefined ? undefined : formatDecimal(value, minorDigitsOf(demoCurrency));
const list = (values: readonly string[] | undefined): string | undefined => values?.join(';');
const path = (values: readonly string[] | undefined): string | undefined => values?.join('/');

const channelsOf = ({ consents }: PersonRecord, state: 'given' | 'withdrawn'): readonly string[] =>
  consentChannels.filter((channel) => consents?.[channel]?.state === state);

/** The files in the order in which they can be booked: what others name comes first. */
export const demoFilesOf = (demo: DemoCompany): readonly DemoFile[] => [
  fileOf('accounts', demo.accounts, {
    code: (r) => r.code,
    name: (r) => r.name,
    nameEn: (r) => r.nameEn,
    shortName: (r) => r.shortName,
    otherNames: (r) => list(r.otherNames),
    uscc: (r) => r.uscc,
    kind: (r) => r.kind,
    industry: (r) => r.industry,
    region: (r) => r.region,
    ownership: (r) => r.ownership,
    employees: (r) => r.employees,
    website: (r) => r.website,
    parentCode: (r) => r.parentCode,
    ownerEmail: (r) => r.ownerEmail,
    foundedOn: (r) => r.foundedOn,
    institution: (r) => r.institution,
    creditLimit: (r) => minor(r.creditLimitMinor),
    termsDays: (r) => r.termsDays,
    tags: (r) => list(r.tags),
  }),
  fileOf('persons', demo.persons, {
    code: (r) => r.code,
    account: (r) => r.account,
    surname: (r) => r.surname,
    givenName: (r) => r.givenName,
    gender: (r) => r.gender,
    salutation: (r) => r.salutation,
    department: (r) => r.department,
    title: (r) => r.title,
    phone: (r) => r.phone,
    mobile: (r) => r.mobile,
    email: (r) => r.email,
    wechat: (r) => r.wechat,
    ageBand: (r) => r.ageBand,
    birthday: (r) => r.birthday,
    birthdayCalendar: (r) => r.birthdayCalendar,
    interests: (r) => r.interests,
    language: (r) => r.language,
    isKey: (r) => r.isKey,
    consentGiven: (r) => list(channelsOf(r, 'given')),
    consentWithdrawn: (r) => list(channelsOf(r, 'withdrawn')),
    consentPurpose: (r) => r.consents?.phone?.purpose ?? undefined,
    consentOn: (r) => r.consents?.phone?.on,
    consentSource: (r) => r.consents?.phone?.source ?? undefined,
  }),
  fileOf('products', demo.products, {
    code: (r) => r.code,
    name: (r) => r.name,
    nameEn: (r) => r.nameEn,
    line: (r) => path(r.line),
    lineEn: (r) => path(r.lineEn),
    unit: (r) => r.unit,
    isComplex: (r) => r.isComplex,
  }),
  fileOf('costs', demo.costs, {
    product: (r) => r.product,
    validFrom: (r) => r.validFrom,
    listPrice: (r) => e4(r.listPriceE4),
    unitCost: (r) => e4(r.unitCostE4),
  }),
  fileOf('orders', demo.orders, {
    orderNo: (r) => r.orderNo,
    lineNo: (r) => r.lineNo,
    account: (r) => r.account,
    endAccount: (r) => r.endAccount,
    product: (r) => r.product,
    orderedOn: (r) => r.orderedOn,
    kind: (r) => r.kind,
    quantity: (r) => e4(r.quantityE4),
    listPrice: (r) => e4(r.listPriceE4),
    netPrice: (r) => e4(r.netPriceE4),
    net: (r) => e4(r.netE4),
    discount: (r) => e4(r.discountE4),
    cost: (r) => e4(r.costE4),
    promotion: (r) => r.promotion,
    specification: (r) => r.specification,
    deliveryTerms: (r) => r.deliveryTerms,
    promisedOn: (r) => r.promisedOn,
    deliveredOn: (r) => r.deliveredOn,
    shortQuantity: (r) => e4(r.shortE4),
    isSpecial: (r) => r.isSpecial,
  }),
  fileOf('invoices', demo.invoices, {
    invoiceNo: (r) => r.invoiceNo,
    account: (r) => r.account,
    issuedOn: (r) => r.issuedOn,
    dueOn: (r) => r.dueOn,
    amount: (r) => minor(r.amountMinor),
    disputed: (r) => r.disputed,
    orderNo: (r) => r.orderNo,
  }),
  fileOf('payments', demo.payments, {
    paymentNo: (r) => r.paymentNo,
    account: (r) => r.account,
    paidOn: (r) => r.paidOn,
    amount: (r) => minor(r.amountMinor),
    invoiceNo: (r) => r.invoiceNo,
  }),
  fileOf('pocket-items', demo.pocketItems, entryColumns),
  fileOf('cost-to-serve', demo.costToServe, entryColumns),
];

const entryColumns = {
  entryNo: (r: { readonly entryNo?: string }) => r.entryNo,
  account: (r: { readonly account: string }) => r.account,
  bookedOn: (r: { readonly bookedOn: string }) => r.bookedOn,
  kind: (r: { readonly kind: string }) => r.kind,
  amount: (r: { readonly amountMinor: bigint }) => minor(r.amountMinor),
  note: (r: { readonly note?: string }) => r.note,
};

const fileOf = <R>(kind: RecordKind, records: readonly R[], columns: Columns<R>): DemoFile => {
  const used = Object.entries(columns).filter(([, valueOf]) => records.some((record) => valueOf(record) !== undefined));
  return {
    kind,
    fileName: `${kind}.csv`,
    mapping: {
      kind,
      source,
      columns: Object.fromEntries(used.map(([name]) => [name, name])),
      currency: demoCurrency,
      decimal: '.',
    },
    rows: function* () {
      yield `${used.map(([name]) => name).join(',')}\n`;
      for (const record of records) yield `${used.map(([, valueOf]) => cellText(valueOf(record))).join(',')}\n`;
    },
  };
};

const cellText = (value: Cell): string => {
  if (value === undefined) return '';
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
