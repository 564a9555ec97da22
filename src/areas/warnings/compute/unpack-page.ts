import { z } from 'zod';
import type { InvoiceFacts } from '#domain/identification';
import { divideHalfEven } from '#kernel/decimal';
import type { MonthFigures, WatchedAccount, WatchedProduct, WatchWindow } from '../domain/index.ts';
import { minorIn } from '../domain/index.ts';
import type { WatchPage } from '../store/watch-pages.ts';

const accountsSchema = z.array(
  z.tuple([
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.boolean(),
    z.string(),
    z.string(),
    z.number().nullable(),
  ]),
);
const claimsSchema = z.array(z.tuple([z.string(), z.number(), z.string(), z.boolean(), z.number(), z.string()]));
const promisesSchema = z.array(z.tuple([z.string(), z.number(), z.number(), z.string()]));
const productsSchema = z.array(z.tuple([z.string().nullable(), z.string().nullable(), z.string(), z.string()]));

type Product = { readonly family: string | null; readonly product: WatchedProduct };

const byAccount = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text === ''
      ? []
      : text.split('\n').map((line) => {
          const tab = line.indexOf('\t');
          return [line.slice(0, tab), line.slice(tab + 1)] as const;
        }),
  );

const numbersOf = (item: string): readonly number[] => item.split(' ').map(Number);
const itemsOf = (pack: string | undefined, by = ';'): readonly string[] =>
  pack === undefined || pack === '' ? [] : pack.split(by);

/** A page's accounts that have ever bought, owed or booked something in the window. */
export const unpackPage = (page: WatchPage, window: WatchWindow): readonly WatchedAccount[] => {
  const { facts } = page;
  const packs = {
    productMonths: byAccount(facts.productMonths),
    months: byAccount(facts.months),
    orders: byAccount(facts.orders),
    familyDays: byAccount(facts.familyDays),
    invoices: byAccount(facts.invoices),
    undelivered: byAccount(facts.undelivered),
    limits: byAccount(facts.limits),
    bonds: byAccount(page.bonds),
  };
  const rows = productsSchema.parse(JSON.parse(facts.products));
  const families = new Map(rows.flatMap(([id, name]) => (id === null ? [] : [[id, name ?? ''] as const])));
  const products = rows.map(([family, _name, id, name]): Product => ({ family, product: { id, name } }));
  const claims = Map.groupBy(claimsSchema.parse(JSON.parse(page.claims)), ([id]) => id);
  const promises = Map.groupBy(promisesSchema.parse(JSON.parse(page.promises)), ([id]) => id);
  return accountsSchema
    .parse(JSON.parse(page.accounts))
    .flatMap(([id, industry, ownerId, isTomorrow, headId, headName, aliveBp]) => {
      const isKnown =
        packs.months.has(id) || packs.invoices.has(id) || packs.orders.has(id) || packs.bonds.has(id) || claims.has(id);
      if (!isKnown) return [];
      const figures = figuresOf(packs.months.get(id), window);
      return [
        {
          id,
          group: industry ?? '',
          ownerId,
          isTomorrow,
          aliveBp,
          head: { id: headId, name: headName },
          claims: (claims.get(id) ?? []).map(([, day, rival, isProven, grantedBp, grantedE4]) => ({
            day,
            rival,
            isProven,
            grantedBp,
            grantedMinor: minorIn(Number(grantedE4), window),
          })),
          ...historyOf(packs.productMonths.get(id), { window, products, figures }),
          figures,
          orders: itemsOf(packs.orders.get(id), '\u001E').map((item) => orderOf(item, window)),
          families: itemsOf(packs.familyDays.get(id)).map((item) => {
            const [family = '', ...days] = item.split(' ');
            return { id: family, name: families.get(family) ?? '', days: days.map(Number) };
          }),
          invoices: itemsOf(packs.invoices.get(id)).map(invoiceOf),
          undeliveredMinor: divideHalfEven(BigInt(packs.undelivered.get(id) ?? 0), BigInt(window.minorE4)),
          bondsMinor: BigInt(packs.bonds.get(id) ?? 0),
          limitMinor: packs.limits.has(id) ? BigInt(packs.limits.get(id) ?? 0) : null,
          promises: (promises.get(id) ?? []).map(([, madeDay, dueDay, amount]) => ({
            madeDay,
            dueDay,
            amountMinor: BigInt(amount),
          })),
        },
      ];
    });
};

const figuresOf = (pack: string | undefined, { firstMonth, months }: WatchWindow): MonthFigures => {
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
  readonly window: WatchWindow;
  readonly products: readonly Product[];
  readonly figures: MonthFigures;
};

const nothing: WatchedProduct = { id: '', name: '' };

const historyOf = (
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

const orderOf = (item: string, { minorE4 }: WatchWindow): WatchedAccount['orders'][number] => {
  const [day = '', net = ''] = item.split(' ', 2);
  return {
    day: Number(day),
    minor: BigInt(Math.round(Number(net) / minorE4)),
    key: item.slice(day.length + net.length + 2),
  };
};

/** An invoice as the ledger packs it: `issued due amount disputed`, then day and amount of each payment. */
export const invoiceOf = (item: string): InvoiceFacts => {
  const [issued = '', due = '', amount = '0', disputed, ...parts] = item.split(' ');
  return {
    issuedDay: Number(issued),
    dueDay: Number(due),
    amountMinor: BigInt(amount),
    isDisputed: disputed === '1',
    payments: parts.flatMap((day, i) =>
      i % 2 === 0 ? [{ day: Number(day), amountMinor: BigInt(parts[i + 1] ?? 0) }] : [],
    ),
  };
};
