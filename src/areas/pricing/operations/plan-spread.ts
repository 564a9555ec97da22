import { listAccountRefs } from '#areas/accounts';
import { timesE4 } from '#kernel/decimal';
import { e4OfMinor, minorOf, moneyWireOf } from '#kernel/money';
import { seesCost } from '#platform/access';
import type { Context } from '#platform/operations';
import {
  allocate,
  bpAbove,
  floorPrice,
  keySharesOf,
  planPriceOf,
  planRateOf,
  planTotalOf,
  rational,
  roomOf,
  spreadConcession,
  tightestOf,
} from '../domain/index.ts';
import type { PlanKey, PlanStep, Rational, Spread } from '../domain/index.ts';
import { listLineNames } from '../store/agreed-ranges.ts';
import { listMadeToOrder, listMemberTerms, listPlanMembers, listPlanSales } from '../store/plan-sales.ts';
import type { PlanSaleRow } from '../store/plan-sales.ts';
import { pricingPolicies } from '../store/policies.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf } from './assess.ts';
import type { Promised } from './assess.ts';
import { refOf } from './floors.ts';
import { decimalOf } from './reach.ts';
import { scopeOfPlan } from './standing.ts';

/** What a plan is reckoned from. */
export type PlanBasis = {
  readonly accountId: string;
  readonly lineIds: readonly string[];
  readonly baseFrom: string;
  readonly baseTo: string;
  /** The days of the plan; today where none are given yet. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly spreadKey: PlanKey;
  readonly steps: readonly PlanStep[];
  readonly creditDays: number | null;
};

type BaseProduct = {
  readonly ref: ReturnType<typeof refOf>;
  readonly quantityE4: bigint;
  readonly netE4: bigint;
  readonly listE4: bigint | null;
  readonly floorE4: bigint | null;
  /** Net less cost, freight and service on the dearest day of the plan; null = not known. */
  readonly contributionE4: bigint | null;
};

export type PlanLine = {
  readonly lineId: string;
  readonly products: readonly BaseProduct[];
  readonly valueE4: bigint;
  readonly netE4: bigint;
  readonly roomE4: bigint;
  readonly problem: {
    readonly code: 'cost-unknown' | 'list-price-unknown';
    readonly product: BaseProduct['ref'];
  } | null;
};

/** What the members bought in the base period, line by line, at today's list prices and the floors of the plan's dearest days. */
const baseOf = async (context: Context, basis: PlanBasis) => {
  const { db, company, newId, now, today } = context;
  const orgId = company.id;
  const memberIds = await listPlanMembers(db, orgId, basis.accountId);
  const made = await listMadeToOrder(db, orgId, memberIds);
  const span = { orgId, memberIds, from: basis.baseFrom, to: basis.baseTo };
  const sales = (await listPlanSales(db, span)).filter(
    ({ productId, lineId }) => lineId !== null && !made.has(productId),
  );
  const policy = await pricingPolicies.inForce(db, { orgId, newId, now });
  const longest = Math.max(policy.policy.standardCreditDays, ...(await listMemberTerms(db, orgId, memberIds)));
  const creditDays = basis.creditDays ?? longest;
  const byProduct = Map.groupBy(sales, ({ productId }) => productId);
  const pricing = await listAccountPricing(context, {
    accountId: basis.accountId,
    productIds: [...byProduct.keys()],
    days: scopeOfPlan(basis, today).days,
  });
  const products = [...byProduct].flatMap(([productId, rows]) => {
    const product = pricing.get(productId);
    const quantityE4 = sumOf(rows, ({ quantityE4: units }) => units);
    const netE4 = sumOf(rows, ({ netE4: net }) => net);
    const lineId = rows[0]?.lineId ?? null;
    if (product === undefined || lineId === null || quantityE4 <= 0n) return [];
    const parts = floorPartsOf(policy, product, creditDays);
    const floor = floorPrice(parts);
    const one: BaseProduct = {
      ref: refOf(product),
      quantityE4,
      netE4,
      listE4: product.listPriceE4 === null || product.listPriceE4 === '0' ? null : BigInt(product.listPriceE4),
      floorE4: floor.kind === 'known' ? floor.floorE4 : null,
      contributionE4:
        parts.unitCostE4 === null ? null : netE4 - timesE4(parts.unitCostE4 + parts.freightServiceE4, quantityE4),
    };
    return [{ lineId, one }];
  });
  const lines = [...Map.groupBy(products, ({ lineId }) => lineId)].map(([lineId, rows]) =>
    planLineOf(
      lineId,
      rows.map(({ one }) => one),
    ),
  );
  return { memberIds, sales, lines, creditDays };
};

const sumOf = (rows: readonly PlanSaleRow[], amount: (row: PlanSaleRow) => string): bigint =>
  rows.reduce((sum, row) => sum + BigInt(amount(row)), 0n);

const pricedOf = (products: readonly BaseProduct[]) =>
  products.map(({ listE4, floorE4 }) => ({ listE4: listE4 ?? 0n, floorE4: floorE4 ?? 0n }));

const planLineOf = (lineId: string, products: readonly BaseProduct[]): PlanLine => {
  const costless = products.find(({ floorE4 }) => floorE4 === null);
  const listless = products.find(({ listE4 }) => listE4 === null);
  const valueE4 = products.reduce((sum, { listE4, quantityE4 }) => sum + timesE4(listE4 ?? 0n, quantityE4), 0n);
  const problem =
    costless !== undefined
      ? { code: 'cost-unknown' as const, product: costless.ref }
      : listless !== undefined
        ? { code: 'list-price-unknown' as const, product: listless.ref }
        : null;
  return {
    lineId,
    products,
    valueE4,
    netE4: products.reduce((sum, { netE4 }) => sum + netE4, 0n),
    roomE4: problem === null ? roomOf(valueE4, pricedOf(products)) : 0n,
    problem,
  };
};

export type PlanRefusal = 'room-too-small' | 'key-without-weight' | 'line-without-cost' | 'nothing-bought';

/** What is told in place of a spread that would tell floors or costs to who sees none. */
export type HiddenSpread = 'above-authority' | 'key-hidden';

type SpreadLines = Extract<Spread, { kind: 'spread' }>['lines'];

export type PlanSpread = {
  readonly memberIds: readonly string[];
  readonly sales: readonly PlanSaleRow[];
  readonly lines: readonly PlanLine[];
  readonly creditDays: number;
  /** The lines that the plan names and that were bought, in their order. */
  readonly chosen: readonly PlanLine[];
  readonly shares: readonly bigint[];
  readonly valueE4: bigint;
  readonly total: Rational;
  readonly spread: SpreadLines | null;
  readonly refusal: PlanRefusal | HiddenSpread | null;
  readonly roomE4: bigint | null;
};

const weightOf = ({ netE4, products }: PlanLine, key: PlanKey): bigint =>
  key === 'revenue' ? netE4 : products.reduce((sum, { contributionE4 }) => sum + (contributionE4 ?? 0n), 0n);

/** Spreads the highest step of a plan over its lines, or says what stands in the way. */
export const spreadPlan = async (context: Context, basis: PlanBasis): Promise<PlanSpread> => {
  const base = await baseOf(context, basis);
  const wanted = new Set(basis.lineIds);
  const chosen = base.lines.filter(({ lineId }) => wanted.has(lineId));
  const shares = keySharesOf(chosen.map((line) => weightOf(line, basis.spreadKey))) ?? [];
  const valueE4 = chosen.reduce((sum, line) => sum + line.valueE4, 0n);
  const total = planTotalOf(valueE4, Math.max(0, ...basis.steps.map(({ rateBp }) => rateBp)));
  const made = { ...base, chosen, shares, valueE4, total, spread: null, roomE4: null };
  if (chosen.length === 0) return { ...made, refusal: 'nothing-bought' };
  if (chosen.some(({ problem }) => problem !== null)) return { ...made, refusal: 'line-without-cost' };
  if (shares.length === 0) return { ...made, refusal: 'key-without-weight' };
  const spread = spreadConcession(
    total,
    chosen.map(({ roomE4 }, at) => ({ share: shares[at] ?? 0n, roomE4 })),
  );
  if (spread.kind === 'too-large') return { ...made, refusal: 'room-too-small', roomE4: spread.roomE4 };
  return { ...made, spread: spread.lines, refusal: null };
};

export type PlanPromise = Omit<Promised, 'lines'> & {
  readonly lines: readonly (Promised['lines'][number] & { readonly lineNo: number })[];
};

/** What a plan would promise: the prices of its highest step for what was bought in the base period. */
export const promisedByPlan = ({ chosen, spread, creditDays }: PlanSpread): PlanPromise => ({
  lines: chosen.flatMap(({ products, valueE4 }, at) =>
    products.map(({ ref, listE4, quantityE4 }) => ({
      lineNo: at + 1,
      productId: ref.id,
      quantity: decimalOf(quantityE4),
      price: decimalOf(planPriceOf(listE4 ?? 0n, spread?.[at]?.granted ?? rational(0n), valueE4)),
    })),
  ),
  creditDays,
});

const minorOfGrant = ({ over, under }: Rational, currency: string): bigint => minorOf(over / under, currency);

export type ShownSpread = {
  readonly spread: PlanSpread;
  /** The members that the caller reaches, and how many he does not. */
  readonly reached: readonly string[];
  readonly hiddenMembers: number;
};

/** A spread as its page shows it; what tells floors or margins is left out for those who may not see them. */
export const presentSpread = async (
  context: Context,
  basis: PlanBasis,
  { spread, reached, hiddenMembers }: ShownSpread,
) => {
  const { db, company } = context;
  const { currency } = company;
  const names = new Map((await listLineNames(db, company.id)).map((line) => [line.id, line]));
  const accounts = await listAccountRefs(db, company.id, reached);
  const money = (amountE4: bigint) => moneyWireOf(amountE4, currency);
  const isKeySeen = basis.spreadKey === 'revenue' || seesCost(context);
  // Largest remainder in the currency: the lines add up to the concession to the cent.
  const totalMinor = minorOfGrant(spread.total, currency);
  const grants = spread.spread?.map(({ granted }) => granted.over / granted.under) ?? [];
  const grantedMinor = spread.spread === null ? [] : allocate(totalMinor, grants);
  const lines = spread.lines.flatMap((line) => {
    const ref = names.get(line.lineId);
    if (ref === undefined) return [];
    const at = spread.chosen.indexOf(line);
    const one = at < 0 ? undefined : spread.spread?.[at];
    const share = at < 0 ? undefined : spread.shares[at];
    const tight = line.products[tightestOf(pricedOf(line.products))];
    return [
      {
        line: ref,
        isIn: at >= 0,
        products: line.products.length,
        list: money(line.valueE4),
        net: money(line.netE4),
        sharePpm: share === undefined || !isKeySeen ? null : Number(share),
        asked: one === undefined || !isKeySeen ? null : money(one.asked.over / one.asked.under),
        granted: one === undefined ? null : { minor: String(grantedMinor[at] ?? 0n), currency },
        rateBp: one === undefined ? null : bpAbove(planRateOf(one.granted, line.valueE4)),
        isCapped: one?.isCapped ?? false,
        tightest: one?.isCapped === true && seesCost(context) ? (tight?.ref ?? null) : null,
        problem: line.problem?.code ?? null,
        problemProduct: line.problem?.product ?? null,
      },
    ];
  });
  const members = reached.flatMap((id) => {
    const account = accounts.get(id);
    return account === undefined ? [] : [{ id, code: account.code, name: account.name, nameEn: account.nameEn }];
  });
  return {
    list: money(spread.valueE4),
    concession: { minor: totalMinor.toString(), currency },
    creditDays: spread.creditDays,
    refusal: spread.refusal,
    room: spread.roomE4 === null || !seesCost(context) ? null : money(spread.roomE4),
    roomBp:
      spread.roomE4 === null || !seesCost(context) || spread.valueE4 === 0n
        ? null
        : Number((spread.roomE4 * 10_000n) / spread.valueE4),
    lines,
    members,
    hiddenMembers,
    cells: cellsOf(context, spread, grantedMinor).filter(({ accountId }) => accounts.has(accountId)),
  };
};

/** Each line's concession among the members, by what they bought of it at list. */
const cellsOf = ({ company }: Context, spread: PlanSpread, grantedMinor: readonly bigint[]) =>
  spread.chosen.flatMap((line, at) => {
    const lists = new Map(line.products.map(({ ref, listE4 }) => [ref.id, listE4 ?? 0n]));
    const cells = spread.memberIds.map((accountId) => {
      const own = spread.sales.filter((sale) => sale.accountId === accountId && lists.has(sale.productId));
      const listE4 = own.reduce(
        (sum, sale) => sum + timesE4(lists.get(sale.productId) ?? 0n, BigInt(sale.quantityE4)),
        0n,
      );
      return { accountId, listE4, netE4: sumOf(own, ({ netE4 }) => netE4) };
    });
    const parts = allocate(
      grantedMinor[at] ?? 0n,
      cells.map(({ listE4 }) => listE4),
    );
    return cells.flatMap(({ accountId, listE4, netE4 }, member) =>
      listE4 === 0n && netE4 === 0n
        ? []
        : [
            {
              accountId,
              lineId: line.lineId,
              list: moneyWireOf(listE4, company.currency),
              net: moneyWireOf(netE4, company.currency),
              granted: moneyWireOf(e4OfMinor(parts[member] ?? 0n, company.currency), company.currency),
            },
          ],
    );
  });
