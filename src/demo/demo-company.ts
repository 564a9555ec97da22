import type {
  AccountRecord,
  CostRecord,
  CostToServeRecord,
  InvoiceRecord,
  OrderLineRecord,
  PaymentRecord,
  PersonRecord,
  PocketItemRecord,
  ProductRecord,
} from '#domain/ledger';
import { addDays, addMonths, type Day } from '#kernel/day';
import { accountRecordOf } from './account-records.ts';
import type { NearMiss, Part } from './behaviour.ts';
import { basketOf } from './basket.ts';
import { billOf } from './billing.ts';
import { calendarOf, type Calendar } from './calendar.ts';
import { castOf, type Member } from './cast.ts';
import { catalogueOf, type Product } from './catalogue.ts';
import { companyNamesOf } from './company-names.ts';
import { concessionsOf, type Sale } from './concessions.ts';
import { demoCurrency } from './currency.ts';
import { drawOf } from './draw.ts';
import { orderOf, type Buyer } from './order-lines.ts';
import { personsOf } from './persons.ts';
import { returnOf } from './returns.ts';
import { orderDaysOf } from './rhythm.ts';
import { demoUsers, type DemoUser } from './users.ts';

export const demoCompanyName = '砥衡幕墙板业股份有限公司';
export const demoTimeZone = 'Asia/Shanghai';

/**
 * The demo company: an invented Chinese maker of façade panels, 1,200 accounts, three years of trade up to `endDay`.
 *
 * Planted truths, account codes by kind. Each is planted well inside its own definition, every other account well
 * outside of it; the definitions, as of `endDay` over the last 24 months (plain-badges.ts computes them from the records):
 * - oneOffGiants: at most 3 order days, the largest order at least half of net revenue.
 * - squeezers: in the top quarter by revenue; contribution per revenue at least 3 points lower in the last 12 months than
 *   in the 12 before. Planted: half a point a month for 18 to 24 months through price, rebate and terms.
 * - slowPayers: amount-weighted days beyond terms at least 30, or a quarter of the amount over 60 days late.
 * - lapsing: at least 6 order days, silent beyond the 95 % quantile of the gamma law of its own gaps. Planted: ten and more usual gaps,
 *   two thirds after seven to twelve orders. Giants are silent as well, but have no rhythm to be late by.
 * - lossMakers: contribution (net − goods − pocket items − cost to serve, before cost of credit) below zero.
 * - tomorrow: revenue under the median of those who bought, paid on time, special or complex orders for two or more
 *   projects in 12 months (those within 30 days of the first are one), founded within 6 years, marked with a product of
 *   its own, not silent. Beside them stand near misses, six of each kind, that lack one of these each and have the rest.
 * - loyalDealers, trueKeyAccounts: regular and punctual through all 36 months; middle-sized dealers, the largest buyers.
 * - anchors: one more of these, three times as large as the next: it brings over 3 % of the last 12 months’ revenue.
 */
export type DemoCompany = {
  readonly company: {
    readonly name: string;
    readonly nameEn: string;
    readonly currency: string;
    readonly timezone: string;
  };
  readonly users: readonly DemoUser[];
  readonly accounts: readonly AccountRecord[];
  readonly persons: readonly PersonRecord[];
  readonly products: readonly ProductRecord[];
  readonly costs: readonly CostRecord[];
  readonly orders: readonly OrderLineRecord[];
  readonly invoices: readonly InvoiceRecord[];
  readonly payments: readonly PaymentRecord[];
  readonly pocketItems: readonly PocketItemRecord[];
  readonly costToServe: readonly CostToServeRecord[];
  readonly truths: DemoTruths;
  /** Accounts that look like tomorrow's key accounts and are none, by what they lack. */
  readonly nearMisses: Readonly<Record<NearMiss, readonly string[]>>;
};

export type TruthName =
  | 'oneOffGiants'
  | 'squeezers'
  | 'slowPayers'
  | 'lapsing'
  | 'lossMakers'
  | 'tomorrow'
  | 'loyalDealers'
  | 'trueKeyAccounts'
  | 'anchors';
export type DemoTruths = Readonly<Record<TruthName, readonly string[]>>;

const accountCount = 1200;
const historyMonths = 36;
const streams = {
  names: 1,
  catalogue: 2,
  rhythm: 3,
  basket: 4,
  orders: 5,
  returns: 6,
  billing: 7,
  concessions: 8,
  endAccounts: 9,
} as const;

/** The same seed and last day give the same records, whatever the clock says. */
export const demoCompany = ({ seed, endDay }: { readonly seed: number; readonly endDay: Day }): DemoCompany => {
  const firstDay = addDays(addMonths(endDay, -historyMonths), 1);
  const calendar = calendarOf(firstDay, endDay);
  const catalogue = catalogueOf(
    drawOf(seed, streams.catalogue),
    Number(firstDay.slice(0, 4)),
    Number(endDay.slice(0, 4)),
  );
  const members = castOf(seed, companyNamesOf(drawOf(seed, streams.names), accountCount), calendar);
  const managers = demoUsers.filter(({ role }) => role === 'kam').map(({ email }) => email);
  return {
    company: {
      name: demoCompanyName,
      nameEn: 'Diheng Façade Panels Co., Ltd.',
      currency: demoCurrency,
      timezone: demoTimeZone,
    },
    users: demoUsers,
    accounts: members.map((member) => accountRecordOf(member, { seed, calendar, managers })),
    persons: members.flatMap((member) => personsOf(seed, member, member.at * 4)),
    products: catalogue.map(({ record }) => record),
    costs: catalogue.flatMap((product) => costRecordsOf(product, calendar)),
    ...tradeOf({ seed, calendar, catalogue, members }),
    truths: truthsOf(members),
    nearMisses: nearMissesOf(members),
  };
};

const costRecordsOf = ({ record, steps }: Product, calendar: Calendar): CostRecord[] =>
  steps.map(({ from, listFen, costE4 }) => ({
    product: record.code,
    validFrom: calendar.dayOf(from),
    currency: demoCurrency,
    listPriceE4: BigInt(listFen * 100),
    ...(costE4 !== undefined && { unitCostE4: BigInt(costE4) }),
  }));

type Stage = {
  readonly seed: number;
  readonly calendar: Calendar;
  readonly catalogue: readonly Product[];
  readonly members: readonly Member[];
};

type Trade = Pick<DemoCompany, 'orders' | 'invoices' | 'payments' | 'pocketItems' | 'costToServe'>;

/** All trade, account by account; order numbers run through the book by day. */
const tradeOf = (stage: Stage): Trade => {
  const { seed, calendar, members } = stage;
  const daysByMember = members.map(({ at, behaviour }) =>
    orderDaysOf(drawOf(seed, streams.rhythm, at), behaviour, calendar),
  );
  const numbers = orderNumbersOf(daysByMember);
  const endAccounts = members.filter(({ isDealer }) => !isDealer).map(({ code }) => code);
  const orders: OrderLineRecord[] = [];
  const invoices: InvoiceRecord[] = [];
  const payments: PaymentRecord[] = [];
  const pocketItems: PocketItemRecord[] = [];
  const costToServe: CostToServeRecord[] = [];
  for (const member of members) {
    const { at, code, behaviour } = member;
    const buyer = buyerOf(member, stage, endAccounts);
    const draws = {
      orders: drawOf(seed, streams.orders, at),
      returns: drawOf(seed, streams.returns, at),
      billing: drawOf(seed, streams.billing, at),
    };
    const sales: Sale[] = [];
    for (const [index, day] of (daysByMember[at] ?? []).entries()) {
      const orderNo = numbers[at]?.[index] ?? '';
      const order = orderOf(draws.orders, buyer, { orderNo, day, isFirst: index === 0 });
      const returned = mayReturn(behaviour.part) ? returnOf(draws.returns, order, calendar) : [];
      const bill = billOf(draws.billing, { account: code, behaviour, calendar, order, returned });
      for (const line of [...order.lines, ...returned]) {
        orders.push(line);
        sales.push({ day, revenue: Number(line.netE4) / 10_000 });
      }
      if (!bill) continue;
      invoices.push(bill.invoice);
      payments.push(...bill.payments);
    }
    const concessions = concessionsOf(drawOf(seed, streams.concessions, at), {
      account: code,
      behaviour,
      calendar,
      sales,
    });
    pocketItems.push(...concessions.pocketItems);
    costToServe.push(...concessions.costToServe);
  }
  return { orders, invoices, payments, pocketItems, costToServe };
};

/** A giant stays one order and tomorrow's small orders stay whole: one return would turn their figures over. */
const mayReturn = (part: Part): boolean => !wholeParts.has(part);
const wholeParts: ReadonlySet<Part> = new Set(['one-off-giant', 'tomorrow', 'near-miss']);

const buyerOf = (
  { at, code, isDealer, behaviour }: Member,
  { seed, calendar, catalogue }: Stage,
  others: readonly string[],
): Buyer => {
  const draw = drawOf(seed, streams.endAccounts, at);
  return {
    code,
    behaviour,
    calendar,
    basket: basketOf(drawOf(seed, streams.basket, at), catalogue, { behaviour, calendar }),
    endAccounts: isDealer ? Array.from({ length: draw.whole(2, 6) }, () => draw.pick(others)) : [],
  };
};

/** 'SO' and a running number in order of day, ties by account. */
const orderNumbersOf = (daysByMember: readonly (readonly number[])[]): readonly (readonly string[])[] => {
  const all = daysByMember.flatMap((days, at) => days.map((day, index) => ({ day, at, index })));
  const numbers = daysByMember.map((days) => days.map(() => ''));
  for (const [position, { at, index }] of all.toSorted((a, b) => a.day - b.day || a.at - b.at).entries())
    numbers[at]?.splice(index, 1, `SO${String(position + 1).padStart(6, '0')}`);
  return numbers;
};

const partOfTruth = {
  oneOffGiants: 'one-off-giant',
  squeezers: 'squeezer',
  slowPayers: 'slow-payer',
  lapsing: 'lapsing',
  lossMakers: 'loss-maker',
  tomorrow: 'tomorrow',
  loyalDealers: 'loyal-dealer',
  trueKeyAccounts: 'key',
  anchors: 'anchor',
} as const satisfies Readonly<Record<TruthName, Part>>;

const codesOf = (members: readonly Member[], has: (behaviour: Member['behaviour']) => boolean): readonly string[] =>
  members.filter(({ behaviour }) => has(behaviour)).map(({ code }) => code);

const truthsOf = (members: readonly Member[]): DemoTruths => {
  const of = (name: TruthName): readonly string[] => codesOf(members, ({ part }) => part === partOfTruth[name]);
  return {
    oneOffGiants: of('oneOffGiants'),
    squeezers: of('squeezers'),
    slowPayers: of('slowPayers'),
    // A near miss that fell silent has lapsed.
    lapsing: codesOf(members, ({ part, miss }) => part === partOfTruth.lapsing || miss === 'silent'),
    lossMakers: of('lossMakers'),
    tomorrow: of('tomorrow'),
    loyalDealers: of('loyalDealers'),
    trueKeyAccounts: of('trueKeyAccounts'),
    anchors: of('anchors'),
  };
};

const nearMissesOf = (members: readonly Member[]): DemoCompany['nearMisses'] => {
  const of = (wanted: NearMiss): readonly string[] => codesOf(members, ({ miss }) => miss === wanted);
  return {
    'pays-late': of('pays-late'),
    'long-established': of('long-established'),
    'common-product': of('common-product'),
    'dearer-only': of('dearer-only'),
    'tiny-base': of('tiny-base'),
    'one-project': of('one-project'),
    silent: of('silent'),
  };
};
