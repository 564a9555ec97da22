import type { Behaviour } from './behaviour.ts';
import type { Calendar } from './calendar.ts';
import { stepOn, type Product } from './catalogue.ts';
import type { Draw } from './draw.ts';

/** What an account habitually buys: products with weights, and the discounts that give it its gross margin. */
export type Basket = {
  readonly products: readonly Product[];
  readonly complex: readonly Product[];
  readonly panels: readonly Product[];
  /** Habitual price as a share of list. */
  readonly priceLevel: number;
};

/** Two to four product lines, some products of each; buyers of special orders draw on complex products too. */
export const basketOf = (
  draw: Draw,
  catalogue: readonly Product[],
  setting: { behaviour: Behaviour; calendar: Calendar },
): Basket => {
  const { behaviour, calendar } = setting;
  const plain = catalogue.filter(({ record }) => !record.isComplex);
  const lineNames = draw.shuffled([...new Set(plain.map(lineOf))]).slice(0, behaviour.isDealer ? 5 : draw.whole(3, 4));
  const own = draw.shuffled(plain.filter((product) => lineNames.includes(lineOf(product)))).slice(0, draw.whole(9, 18));
  const isPanelBuyer = own.some(({ isPanel }) => isPanel);
  const products = isPanelBuyer ? own : [...own, ...draw.shuffled(plain.filter(({ isPanel }) => isPanel)).slice(0, 4)];
  const middle = Math.round((behaviour.firstDay + calendar.endDay) / 2);
  return {
    products,
    complex: draw.shuffled(catalogue.filter(({ record }) => record.isComplex)).slice(0, 4),
    panels: products.filter(({ isPanel }) => isPanel),
    priceLevel: costShareOf(products, middle) / (1 - behaviour.grossMargin),
  };
};

const lineOf = ({ record }: Product): string => record.line.join('/');

/** Cost as a share of list price over what is bought, weighted by value. */
const costShareOf = (products: readonly Product[], day: number): number => {
  let costs = 0;
  let weights = 0;
  for (const product of products) {
    const { costE4, listFen } = stepOn(product, day);
    if (costE4 === undefined) continue;
    costs += (costE4 / 100 / listFen) * product.valueWeight;
    weights += product.valueWeight;
  }
  return costs / Math.max(weights, Number.EPSILON);
};
