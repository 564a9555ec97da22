import { z } from 'zod';
import type { WatchFacts } from '#areas/ledger';
import type { AccountHistory, MonthFigures, WatchedAccount, WatchedProduct, WatchWindow } from '../domain/index.ts';

const productsSchema = z.array(
  z.tuple([z.string().nullable(), z.string().nullable(), z.string(), z.string(), z.string().nullable()]),
);

/** The months that are watched. */
type Months = Pick<WatchWindow, 'firstMonth' | 'months'>;
type FamilyName = { readonly name: string; readonly nameEn: string | null };
type Product = { readonly family: string | null; readonly product: WatchedProduct };

/** The company's products as the ledger numbers them, and the names of their families. */
export const productsOf = (
  text: string,
): { readonly families: ReadonlyMap<string, FamilyName>; readonly products: readonly Product[] } => {
  const rows = productsSchema.parse(JSON.parse(text));
  return {
    families: new Map(
      rows.flatMap(([id, name, _product, _productName, nameEn]) =>
        id === null ? [] : [[id, { name: name ?? '', nameEn }] as const],
      ),
    ),
    products: rows.map(([family, _name, id, name]) => ({ family, product: { id, name } })),
  };
};

export const byAccount = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text === ''
      ? []
      : text.split('\n').map((line) => {
          const tab = line.indexOf('\t');
          return [line.slice(0, tab), line.slice(tab + 1)] as const;
        }),
  );

const numbersOf = (item: string): readonly number[] => item.split(' ').map(Number);
export const itemsOf = (pack: string | undefined, by = ';'): readonly string[] =>
  pack === undefined || pack === '' ? [] : pack.split(by);

export const figuresOf = (pack: string | undefined, { firstMonth, months }: Months): MonthFigures => {
  const empty = () => new Float64Array(months);
  const figures = { net: empty(), known: empty(), cost: empty(), discount: empty(), pocket: empty(), serve: empty() };
  for (const item of itemsOf(pack)) {
    const [month = 0, net = 0, known = 0, cost = 0, discount = 0, pocket = 0, serve = 0] = numbersOf(item);
    const place = month - firstMonth;
    if (place < 0 || place >= months) continue;
    figures.net[place] = net;
    figures.known[place] = known;
    figures.cost[place] = cost;
    figures.discount[place] = discount;
    figures.pocket[place] = pocket;
    figures.serve[place] = serve;
  }
  return figures;
};

type Around = {
  readonly window: Months;
  readonly products: readonly Product[];
  readonly figures: MonthFigures;
};

const nothing: WatchedProduct = { id: '', name: '' };

export const historyOf = (
  pack: string | undefined,
  { window, products, figures }: Around,
): Pick<WatchedAccount, 'history' | 'familyOf' | 'products'> => {
  const items = new Map<number, number>();
  const familyOf: (string | null)[] = [];
  const bought: WatchedProduct[] = [];
  const columns: readonly number[][] = [[], [], [], [], [], []];
  for (const text of itemsOf(pack)) {
    const [month = 0, product = 0, quantity = 0, list = 0, net = 0, known = 0, cost = 0] = numbersOf(text);
    const place = month - window.firstMonth;
    if (place < 0 || place >= window.months) continue;
    const item = items.get(product) ?? items.size;
    if (!items.has(product)) {
      items.set(product, item);
      familyOf.push(products[product - 1]?.family ?? null);
      bought.push(products[product - 1]?.product ?? nothing);
    }
    for (const [i, value] of [place, item, quantity, list, net, known === net ? cost : Number.NaN].entries())
      columns[i]?.push(value);
  }
  const [month = [], item = [], quantity = [], list = [], net = [], cost = []] = columns;
  const history = {
    months: window.months,
    month: Uint16Array.from(month),
    item: Uint32Array.from(item),
    quantity: Float64Array.from(quantity),
    list: Float64Array.from(list),
    net: Float64Array.from(net),
    cost: Float64Array.from(cost),
    offInvoice: figures.pocket,
    service: figures.serve,
  };
  return { history, familyOf, products: bought };
};

/** What the charts watch of one account that was read alone. */
export const unpackHistory = (
  facts: Pick<WatchFacts, 'productMonths' | 'products' | 'months'>,
  accountId: string,
  window: Months,
): AccountHistory =>
  historyOf(byAccount(facts.productMonths).get(accountId), {
    window,
    products: productsOf(facts.products).products,
    figures: figuresOf(byAccount(facts.months).get(accountId), window),
  }).history;
