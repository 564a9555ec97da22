import type { ProductRecord } from '#domain/ledger';
import { dayNumberOf } from '#kernel/day';
import { families, productsOfUnknownCost, type Family } from './data/catalogue.ts';
import type { Draw } from './draw.ts';

/** A product with its dated prices, ready for reading by day number. */
export type Product = {
  readonly record: ProductRecord;
  readonly steps: readonly PriceStep[];
  readonly isPanel: boolean;
  /** Share of an order's value against a panel line: fittings are small change, those of unknown cost above all. */
  readonly valueWeight: number;
  /** Smallest quantity that is sold, in tenths of the unit. */
  readonly stepTenths: number;
};

/** From `from` (a day number) on: list price in fen, unit cost in e4, or a cost that nobody knows. */
type PriceStep = { readonly from: number; readonly listFen: number; readonly costE4: number | undefined };

/**
 * Costs rise every July by about 2 %, list prices follow in January, so that margins of ordinary accounts stay level.
 * `firstYear` and `lastYear` bound the years that need a price.
 */
export const catalogueOf = (draw: Draw, firstYear: number, lastYear: number): readonly Product[] =>
  families.flatMap((family) =>
    family.variants.flatMap(([name, nameEn, listPrice], variant) =>
      family.sizes.map(([size, factor], at): Product => {
        const code = `${family.prefix}-${String(variant + 1).padStart(2, '0')}-${at + 1}`;
        return {
          record: {
            code,
            name: `${name} ${size}`,
            nameEn: `${nameEn} ${size}`,
            line: family.line,
            lineEn: family.lineEn,
            unit: family.unit,
            isComplex: family.isComplex ?? false,
          },
          steps: stepsOf(draw, { code, listPrice: listPrice * factor, firstYear, lastYear }),
          isPanel: isPanel(family),
          valueWeight: valueWeightOf(family, code),
          stepTenths: family.unit === '㎡' || family.unit === '米' ? 1 : 10,
        };
      }),
    ),
  );

const isPanel = ({ line }: Family): boolean => line[0] !== '配件';

const valueWeightOf = (family: Family, code: string): number => {
  if (isPanel(family)) return 1;
  return productsOfUnknownCost.has(code) ? 0.01 : 0.3;
};

type Pricing = {
  readonly code: string;
  readonly listPrice: number;
  readonly firstYear: number;
  readonly lastYear: number;
};

const stepsOf = (draw: Draw, { code, listPrice, firstYear, lastYear }: Pricing): PriceStep[] => {
  const isCostKnown = !productsOfUnknownCost.has(code);
  let list = listPrice;
  let cost = listPrice * draw.between(0.602, 0.638);
  const steps: PriceStep[] = [];
  const add = (day: string): void => {
    const costE4 = isCostKnown ? Math.round(cost * 10_000) : undefined;
    steps.push({ from: dayNumberOf(day), listFen: Math.round(list * 10) * 10, costE4 });
  };
  for (let year = firstYear; year <= lastYear; year += 1) {
    add(`${year}-01-01`);
    const rise = draw.between(1.014, 1.026);
    cost *= rise + draw.between(-0.002, 0.002);
    add(`${year}-07-01`);
    list *= rise;
  }
  return steps;
};

/** The step in force on a day. Days before the first step take the first. */
export const stepOn = (product: Product, day: number): PriceStep => {
  let current = product.steps[0];
  for (const step of product.steps) if (step.from <= day) current = step;
  if (!current) throw new RangeError(`no price of ${product.record.code}`);
  return current;
};
