import { z } from 'zod';
import type { InvoiceFacts } from '#domain/identification';
import { divideHalfEven } from '#kernel/decimal';
import type { WatchedAccount, WatchWindow } from '../domain/index.ts';
import { minorIn } from '../domain/index.ts';
import type { WatchPage } from '../store/watch-pages.ts';
import { byAccount, figuresOf, historyOf, itemsOf, productsOf } from './unpack-history.ts';

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
  const { families, products } = productsOf(facts.products);
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
            return { id: family, ...(families.get(family) ?? { name: '', nameEn: null }), days: days.map(Number) };
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

const orderOf = (item: string, { minorE4 }: WatchWindow): WatchedAccount['orders'][number] => {
  const [day = '', net = ''] = item.split(' ', 2);
  const [key = '', otherKey = null] = item.slice(day.length + net.length + 2).split('\u001F');
  return { day: Number(day), minor: BigInt(Math.round(Number(net) / minorE4)), key, otherKey };
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
