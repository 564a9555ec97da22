import { costToServeKinds, pocketKinds } from '#domain/ledger';
import type { CostToServeKind, PocketKind } from '#domain/ledger';
import { e4OfMinor, minorOf, minorPartsOf } from '#kernel/money';
import { addedFalls } from './waterfall.ts';
import type { Waterfall } from './waterfall.ts';

/** A waterfall as people see it, in minor units: every level is the one above it less the steps between. */
export type ShownWaterfall = {
  readonly key: string;
  readonly list: bigint;
  readonly unlistedNet: bigint;
  readonly standardDiscount: bigint;
  readonly exceptionalDiscount: bigint;
  readonly invoice: bigint;
  readonly pocket: readonly ShownItem<PocketKind>[];
  readonly credit: bigint;
  readonly pocketRevenue: bigint;
  readonly unknownNet: bigint;
  readonly cost: bigint;
  readonly serve: readonly ShownItem<CostToServeKind>[];
  readonly contribution: bigint | null;
};
type ShownItem<K extends string> = { readonly kind: K; readonly minor: bigint };

/** What levels are made of: the amounts that stand in one place each, those of the entries by kind. */
type Columns = ReadonlyMap<string, bigint>;
const pocketColumn = (kind: PocketKind): string => `pocket ${kind}`;
const serveColumn = (kind: CostToServeKind): string => `serve ${kind}`;

const discountColumnsOf = (fall: Waterfall): Columns =>
  new Map([
    ['standard', fall.standardDiscountE4],
    ['exceptional', fall.exceptionalDiscountE4],
  ]);
const pocketColumnsOf = (fall: Waterfall): Columns =>
  new Map([...pocketKinds.map((kind) => [pocketColumn(kind), fall.pocket[kind]] as const), ['credit', fall.creditE4]]);
const costColumnsOf = (fall: Waterfall): Columns =>
  new Map([['cost', fall.costE4], ...costToServeKinds.map((kind) => [serveColumn(kind), fall.serve[kind]] as const)]);

const exactColumnsOf = (fall: Waterfall): Columns =>
  new Map([
    ['unlisted', fall.unlistedNetE4],
    ['invoice', fall.invoiceE4],
    ...discountColumnsOf(fall),
    ...pocketColumnsOf(fall),
    ['unknown', fall.unknownNetE4],
    ...costColumnsOf(fall),
  ]);

const sumOf = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, amount) => sum + amount, 0n);

const partsOf = (columns: Columns, whole: bigint, currency: string): Columns => {
  const shown = minorPartsOf([...columns.values()], whole, currency);
  return new Map([...columns.keys()].map((column, at) => [column, shown[at] ?? 0n]));
};

/**
 * One waterfall by itself: each level is rounded once, the steps between two levels share what these differ by.
 * Revenue of unknown cost is what pocket revenue with and without it differ by, so that no amount above the costs
 * depends on them.
 */
const ownColumnsOf = (fall: Waterfall, currency: string): Columns => {
  const knownE4 = fall.pocketRevenueE4 - fall.unknownNetE4;
  const costs = costColumnsOf(fall);
  const [list, invoice, pocketRevenue, known, left] = [
    minorOf(fall.listE4, currency),
    minorOf(fall.invoiceE4, currency),
    minorOf(fall.pocketRevenueE4, currency),
    minorOf(knownE4, currency),
    minorOf(knownE4 - sumOf(costs.values()), currency),
  ];
  return new Map([
    ['unlisted', minorOf(fall.unlistedNetE4, currency)],
    ['invoice', invoice],
    ...partsOf(discountColumnsOf(fall), list - invoice, currency),
    ...partsOf(pocketColumnsOf(fall), invoice - pocketRevenue, currency),
    ['unknown', pocketRevenue - known],
    ...partsOf(costs, known - left, currency),
  ]);
};

type Cell = { readonly shown: bigint; readonly exactE4: bigint };

const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * A column brought to its whole: minor units go to the cells that lack most of them, the earlier first, at most one to
 * each; a cell of nothing stays nothing. What the whole differs by from every such sum goes to the largest cell.
 */
const settled = (cells: readonly Cell[], whole: bigint, currency: string): readonly bigint[] => {
  const left = whole - sumOf(cells.map(({ shown }) => shown));
  const step = left < 0n ? -1n : 1n;
  const lacks = cells
    .map(({ shown, exactE4 }, at) => ({ at, lack: (exactE4 - e4OfMinor(shown, currency)) * step }))
    .filter(({ lack }) => lack > 0n)
    .toSorted((a, b) => (a.lack === b.lack ? a.at - b.at : a.lack > b.lack ? -1 : 1));
  const moved = new Set(lacks.slice(0, Number(sizeOf(left))).map(({ at }) => at));
  const rest = left - step * BigInt(moved.size);
  const sizes = cells.map(({ exactE4 }) => sizeOf(exactE4));
  const largest = sizes.reduce((best, size, at) => (size > (sizes[best] ?? 0n) ? at : best), 0);
  return cells.map(({ shown }, at) => shown + (moved.has(at) ? step : 0n) + (at === largest ? rest : 0n));
};

/** The levels follow from the columns. */
const shownOf = (fall: Waterfall, columns: Columns): ShownWaterfall => {
  const at = (column: string): bigint => columns.get(column) ?? 0n;
  const pocket = pocketKinds.map((kind) => ({ kind, minor: at(pocketColumn(kind)) }));
  const serve = costToServeKinds.map((kind) => ({ kind, minor: at(serveColumn(kind)) }));
  const total = (items: readonly { readonly minor: bigint }[]): bigint => sumOf(items.map(({ minor }) => minor));
  const pocketRevenue = at('invoice') - total(pocket) - at('credit');
  return {
    key: fall.key,
    list: at('invoice') + at('standard') + at('exceptional'),
    unlistedNet: at('unlisted'),
    standardDiscount: at('standard'),
    exceptionalDiscount: at('exceptional'),
    invoice: at('invoice'),
    pocket,
    credit: at('credit'),
    pocketRevenue,
    unknownNet: at('unknown'),
    cost: at('cost'),
    serve,
    contribution: fall.contributionE4 === null ? null : pocketRevenue - at('unknown') - at('cost') - total(serve),
  };
};

/**
 * A whole and its parts in minor units that add up both ways (docs/methods.md 8.4). Down: a level less its steps is the
 * next level, of the whole and of each part. Across: an amount of the whole is the sum of the parts'; a part without a
 * contribution has none to add. The whole's levels are their exact values rounded once; every step, and the invoice of
 * a part, is within one minor unit of its exact value; list, pocket revenue and contribution of a part follow from its
 * steps. What stands above the costs does not depend on them: whoever sees no cost sees the same amounts as all others,
 * and learns nothing of it from their rounding.
 * Example: 10.006 − 0.304 − 0.504 = 9.198 → 10.01 − 0.31 − 0.50 = 9.20.
 */
export const shownWaterfalls = (
  key: string,
  falls: readonly Waterfall[],
  currency: string,
): { readonly whole: ShownWaterfall; readonly parts: readonly ShownWaterfall[] } => {
  const all = addedFalls(key, falls);
  const whole = ownColumnsOf(all, currency);
  const exact = falls.map(exactColumnsOf);
  const own = falls.map((fall) => ownColumnsOf(fall, currency));
  const columns = [...whole].map(([column, amount]) => {
    const cells = falls.map((_, at) => ({
      shown: own[at]?.get(column) ?? 0n,
      exactE4: exact[at]?.get(column) ?? 0n,
    }));
    return [column, settled(cells, amount, currency)] as const;
  });
  return {
    whole: shownOf(all, whole),
    parts: falls.map((fall, at) =>
      shownOf(fall, new Map(columns.map(([column, amounts]) => [column, amounts[at] ?? 0n]))),
    ),
  };
};
