import type { OrderLineRecord } from '#domain/ledger';
import type { Basket } from './basket.ts';
import type { Behaviour } from './behaviour.ts';
import type { Calendar } from './calendar.ts';
import { stepOn, type Product } from './catalogue.ts';
import { demoCurrency } from './currency.ts';
import type { Draw } from './draw.ts';
import { meltedMonthsOn } from './melt.ts';
import { growthOn, isInProject, meanGapOf } from './rhythm.ts';

/** One order as it leaves the house, with what is needed to return and to invoice it. */
export type DemoOrder = {
  readonly orderNo: string;
  readonly day: number;
  readonly deliveredDay: number;
  readonly lines: readonly OrderLineRecord[];
};

export type Buyer = {
  readonly code: string;
  readonly behaviour: Behaviour;
  readonly basket: Basket;
  readonly calendar: Calendar;
  readonly endAccounts: readonly string[];
};

type Slot = { readonly orderNo: string; readonly day: number; readonly isFirst: boolean };

type Heading = Pick<
  OrderLineRecord,
  'orderNo' | 'account' | 'endAccount' | 'orderedOn' | 'currency' | 'deliveryTerms' | 'promisedOn' | 'deliveredOn'
>;

/** An order of an account: sale lines, now and then a sample or free goods, with promised and actual delivery. */
export const orderOf = (draw: Draw, buyer: Buyer, { orderNo, day, isFirst }: Slot): DemoOrder => {
  const { behaviour, basket, calendar } = buyer;
  const promisedDay = calendar.workDayFrom(day + draw.whole(10, 32));
  const deliveredDay = draw.chance(0.065) ? calendar.workDayFrom(promisedDay + draw.whole(1, 12)) : promisedDay;
  const heading: Heading = {
    orderNo,
    account: buyer.code,
    ...endAccountOf(draw, buyer),
    orderedOn: calendar.dayOf(day),
    currency: demoCurrency,
    deliveryTerms: draw.chance(0.8) ? 'DAP' : 'EXW',
    promisedOn: calendar.dayOf(promisedDay),
    ...(deliveredDay <= calendar.endDay && { deliveredOn: calendar.dayOf(deliveredDay) }),
  };
  const value = orderValueOf(draw, buyer, { day, isFirst });
  const count = Math.max(1, Math.round(behaviour.linesPerOrder * draw.between(0.6, 1.4)));
  const isSpecial = draw.chance(isInProject(behaviour, day) ? 1 : behaviour.specialShare);
  const picks = Array.from({ length: count }, (_, at) => {
    const isHard = isSpecial && at === 0;
    // Every order has a panel: fittings alone, some of unknown cost, would blur the account's margin.
    const usual = at === 0 ? basket.panels : basket.products;
    const product = draw.pick(isHard && draw.chance(0.6) ? basket.complex : usual);
    return { product, isHard, weight: draw.between(0.3, 1.7) * product.valueWeight };
  });
  const total = picks.reduce((sum, { weight }) => sum + weight, 0);
  const lines = picks.map(({ product, isHard, weight }, at) =>
    saleLineOf(draw, buyer, {
      heading,
      lineNo: at + 1,
      day,
      product,
      isSpecial: isHard,
      value: (value * weight) / total,
    }),
  );
  if (draw.chance(behaviour.sampleShare))
    lines.push(giftLineOf(draw, buyer, { heading, lineNo: lines.length + 1, day, kind: 'sample' }));
  if (draw.chance(behaviour.freeShare))
    lines.push(giftLineOf(draw, buyer, { heading, lineNo: lines.length + 1, day, kind: 'free-goods' }));
  return { orderNo, day, deliveredDay, lines };
};

/** A third of a dealer's orders name the account that they are for. */
const endAccountOf = (draw: Draw, { endAccounts }: Buyer): Pick<OrderLineRecord, 'endAccount'> =>
  endAccounts.length > 0 && draw.chance(0.35) ? { endAccount: draw.pick(endAccounts) } : {};

const orderValueOf = (draw: Draw, { behaviour, calendar }: Buyer, { day, isFirst }: Omit<Slot, 'orderNo'>): number => {
  if (behaviour.part === 'one-off-giant') return behaviour.yearlyRevenue * (isFirst ? 1 : draw.between(0.02, 0.07));
  const usual = (behaviour.yearlyRevenue * meanGapOf(behaviour)) / 365.25;
  const size = Math.min(2.1, Math.max(0.45, draw.logNormal(behaviour.orderSpread)));
  const project = isInProject(behaviour, day) ? 2 : 1;
  return usual * size * project * calendar.seasonOf(day) ** 0.4 * Math.sqrt(growthOn(behaviour, calendar, day));
};

type Sale = {
  readonly heading: Heading;
  readonly lineNo: number;
  readonly day: number;
  readonly product: Product;
  readonly isSpecial: boolean;
  readonly value: number;
};

/** A made-to-measure line costs and sells 6 % above the catalogue. */
const specialFactor = 1.06;

const saleLineOf = (draw: Draw, buyer: Buyer, sale: Sale): OrderLineRecord => {
  const { heading, lineNo, day, product, isSpecial, value } = sale;
  const { listFen, costE4 } = stepOn(product, day);
  const factor = isSpecial ? specialFactor : 1;
  const level = (buyer.basket.priceLevel - discountMeltedOn(buyer, day)) * (1 + 0.006 * draw.normal());
  const netFen = Math.max(1, Math.round(listFen * level * factor));
  const steps = Math.max(1, Math.round((value * 1000) / netFen / product.stepTenths));
  const tenths = steps * product.stepTenths;
  const isShort = draw.chance(0.008) && tenths >= 10;
  const stated = isSpecial && costE4 !== undefined ? BigInt(Math.round((costE4 * factor * tenths) / 10)) : undefined;
  return {
    ...heading,
    lineNo,
    product: product.record.code,
    kind: 'sale',
    quantityE4: quantityE4Of(tenths),
    listPriceE4: priceE4Of(Math.round(listFen * factor)),
    netPriceE4: priceE4Of(netFen),
    netE4: BigInt(netFen * tenths * 10),
    ...(stated !== undefined && { costE4: stated }),
    ...(isSpecial && {
      isSpecial: true,
      specification: `${buyer.code}-${heading.orderNo.slice(-5)}.dwg v${draw.whole(1, 4)}`,
    }),
    ...(isShort && { shortE4: quantityE4Of(Math.max(1, Math.round(tenths * draw.between(0.05, 0.2)))) }),
  };
};

const discountMeltedOn = ({ behaviour }: Buyer, day: number): number =>
  behaviour.melt ? behaviour.melt.discount * meltedMonthsOn(behaviour.melt, day) : 0;

type Gift = {
  readonly heading: Heading;
  readonly lineNo: number;
  readonly day: number;
  readonly kind: 'sample' | 'free-goods';
};

/** A line without a price: the ledger itself books what it costs. */
const giftLineOf = (draw: Draw, { basket }: Buyer, { heading, lineNo, day, kind }: Gift): OrderLineRecord => {
  const product = draw.pick(basket.panels);
  return {
    ...heading,
    lineNo,
    product: product.record.code,
    kind,
    quantityE4: quantityE4Of(kind === 'sample' ? draw.whole(2, 8) : draw.whole(4, 20)),
    listPriceE4: priceE4Of(stepOn(product, day).listFen),
    netPriceE4: 0n,
    netE4: 0n,
  };
};

const quantityE4Of = (tenths: number): bigint => BigInt(tenths * 1000);

const priceE4Of = (fen: number): bigint => BigInt(fen * 100);
