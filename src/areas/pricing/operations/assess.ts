import type { AccountRow } from '#areas/accounts';
import type { ProductPricing } from '#areas/ledger';
import type { Tier } from '#domain/identification';
import { AppError } from '#kernel/app-error';
import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import { timesE4 } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import { seesCost } from '#platform/access';
import type { Context } from '#platform/operations';
import {
  allocate,
  bpAbove,
  businessEffectOf,
  concessionOf,
  concessionOfAll,
  creditPriceOf,
  deepestOfEach,
  floorPrice,
  freightServiceOf,
  freightServiceShareBp,
  judgedBpOf,
  offerPricesOf,
  ownAuthorityBp,
  pocketPriceOf,
  rational,
  ruleFor,
  shareOf,
  sumOf,
  windowShareOf,
} from '../domain/index.ts';
import type {
  AuthorityBand,
  Concession,
  CreditTerms,
  Floor,
  FloorParts,
  Grant,
  LineTerms,
  OfferPrices,
  Rational,
  StandingGrant,
} from '../domain/index.ts';
import { listGrants } from '../store/grants.ts';
import type { GrantRow } from '../store/grants.ts';
import { pricingPolicies } from '../store/policies.ts';
import type { PricingPolicyVersion } from '../store/policies.ts';
import { grantOfTerms } from '../store/stored-terms.ts';
import { listAccountPricing } from './account-pricing.ts';
import type { AccountPricing } from './account-pricing.ts';
import { amountIn, positiveIn } from './reach.ts';
import { onDay, standingFor } from './standing.ts';
import type { StandingScope } from './standing.ts';

/** A promise as a caller writes it. */
export type Promised = {
  readonly lines: readonly {
    readonly productId: string;
    readonly quantity: string;
    readonly price: string;
    readonly freeQuantity?: string | undefined;
    readonly rebateBp?: number | undefined;
    readonly freight?: string | undefined;
  }[];
  readonly marketingSupport?: string | undefined;
  readonly creditDays?: number | undefined;
};

export type AssessedLine = {
  readonly product: AccountPricing;
  /** What the line itself promises. List price 0 stands for an unknown one; then there is no concession. */
  readonly terms: LineTerms;
  /** What agreements and plans in force give on top; concession, shares and prices below hold it. */
  readonly standing: StandingGrant;
  readonly concession: Concession | null;
  readonly ownShare: Rational | null;
  readonly judgedBp: number | null;
  readonly pocketPriceE4: bigint;
  readonly creditE4: bigint;
  readonly netE4: bigint;
  readonly parts: FloorParts;
  readonly floor: Floor;
  readonly prices: OfferPrices | null;
  /** The rule of the matrix that it falls under; 0: the general bands. */
  readonly ruleNo: number;
  readonly bands: readonly AuthorityBand[];
  readonly authorityBp: number;
  /** Whether the caller sees costs. */
  readonly tellsFloor: boolean;
};

export type Assessment = {
  readonly account: AccountRow;
  readonly tier: Tier;
  readonly policy: PricingPolicyVersion;
  readonly credit: CreditTerms;
  readonly creditDays: number;
  readonly amountE4: bigint;
  readonly total: Grant;
  readonly totalBp: number | null;
  readonly window: { readonly share: Rational; readonly grants: readonly (GrantRow & { readonly bp: number })[] };
  readonly lines: readonly AssessedLine[];
  /** The tender that the promise carries out for the account itself; null: none, or for its whole group. */
  readonly carriesOut: string | null;
  /** The last day on which the prices can be bought at: the floor is that of the dearest day up to it. */
  readonly lastDay: Day;
};

/** Beyond this no document is meant; its sums stay exact in the database. */
const largestAmountE4 = 9n * 10n ** 15n;

/** What a floor of a product is made of on these terms. */
export const floorPartsOf = (
  { policy }: Pick<PricingPolicyVersion, 'policy'>,
  product: Pick<ProductPricing, 'unitCostE4' | 'familyId'>,
  creditDays: number,
): FloorParts => {
  const shareBp = freightServiceShareBp(policy, product.familyId);
  const unitCostE4 = product.unitCostE4 === null ? null : BigInt(product.unitCostE4);
  return {
    unitCostE4,
    freightServiceE4: unitCostE4 === null ? 0n : freightServiceOf(unitCostE4, shareBp),
    capitalRateBp: policy.capitalRateBp,
    creditDays,
    expectedLossBp: policy.expectedLossBp,
  };
};

/**
 * The floor that start and target price are held against. Who sees no cost is answered on the standard terms: by asking for
 * ever longer credit he would find the floor at which they change.
 */
export const shownFloorOf = (
  context: Pick<Context, 'actor'>,
  {
    policy: { policy },
    parts,
    floor,
  }: {
    readonly policy: Pick<PricingPolicyVersion, 'policy'>;
    readonly parts: FloorParts;
    readonly floor: Extract<Floor, { kind: 'known' }>;
  },
): bigint => {
  if (seesCost(context)) return floor.floorE4;
  const standard = floorPrice({ ...parts, creditDays: policy.standardCreditDays });
  return standard.kind === 'known' ? standard.floorE4 : floor.floorE4;
};

/** Puts floor, concession, the 90 days before and the caller's authority beside every line of a promise. */
export const assess = async (
  context: Context,
  account: AccountRow,
  asked: {
    readonly promised: Promised;
    readonly exceptId?: string | null;
    readonly standing?: StandingScope;
  },
): Promise<Assessment> => {
  const { promised, exceptId = null } = asked;
  const { db, company, actor, newId, now } = context;
  const orgId = company.id;
  const policy = await pricingPolicies.inForce(db, { orgId, newId, now });
  const { capitalRateBp, standardCreditDays, concessionWindowDays } = policy.policy;
  const credit = { capitalRateBp, standardCreditDays };
  const creditDays = promised.creditDays ?? account.termsDays ?? standardCreditDays;
  const productIds = promised.lines.map(({ productId }) => productId);
  const scope = asked.standing ?? onDay(context.today);
  const products = await listAccountPricing(context, { accountId: account.id, productIds, days: scope.days });
  const given = promised.lines.map((line) => termsOf(line, products, creditDays));
  const supports = allocate(
    amountIn(promised.marketingSupport),
    given.map(({ terms }) => terms.listPriceE4 * (terms.quantityE4 + terms.freeQuantityE4)),
  );
  const amountE4 = given.reduce((sum, { terms }) => sum + timesE4(terms.invoicePriceE4, terms.quantityE4), 0n);
  if (amountE4 > largestAmountE4) throw new AppError('pricing.invalid-amount', { value: amountE4.toString() });
  const { carriesOut = null } = scope;
  const window = await grantedWithin(context, {
    accountId: account.id,
    days: concessionWindowDays,
    exceptId,
    carriesOut,
  });
  const counted = new Set(window.grants.map(({ documentId }) => documentId));
  const standingOf = await standingFor(context, { accountId: account.id, productIds, scope, counted });
  const tier = account.tier ?? 'unrated';
  const amountMinor = Number(minorOf(amountE4, company.currency));
  const lines = given.map(({ product, terms: bare }, at): AssessedLine => {
    const terms = { ...bare, supportE4: supports[at] ?? 0n };
    const { all: standing, fresh } = standingOf(product.id, terms);
    const measured = concessionOf(withStanding(terms, standing), credit);
    const ownShare = terms.listPriceE4 === 0n ? null : shareOf(measured);
    const freshShare = shareOf(concessionOf(withStanding(terms, fresh), credit));
    const { ruleNo, bands } = ruleFor(policy.policy, { tier, familyId: product.familyId, amountMinor });
    const unitCostE4 = product.costAt(terms.quantityE4 + terms.freeQuantityE4);
    const parts = floorPartsOf(policy, { ...product, unitCostE4: unitCostE4?.toString() ?? null }, creditDays);
    const floor = floorPrice(parts);
    return {
      product,
      terms,
      standing,
      concession: ownShare === null ? null : measured,
      ownShare,
      // What stands is counted once: with the line, or with the document of the window that granted it.
      judgedBp:
        ownShare === null || freshShare === null
          ? null
          : judgedBpOf({ own: ownShare, fresh: freshShare, window: window.share }),
      pocketPriceE4: pocketPriceOf(terms, measured),
      creditE4: creditPriceOf(terms, measured),
      netE4: timesE4(terms.invoicePriceE4, terms.quantityE4),
      parts,
      floor,
      prices:
        floor.kind === 'unknown' || terms.listPriceE4 === 0n
          ? null
          : offerPricesOf(
              terms.listPriceE4,
              policy.policy.prices[tier],
              shownFloorOf(context, { policy, parts, floor }),
            ),
      ruleNo,
      bands,
      authorityBp: ownAuthorityBp(bands, actor.roles),
      tellsFloor: seesCost(context),
    };
  });
  const total = concessionOfAll(lines.flatMap(({ concession }) => concession ?? []));
  const totalShare = shareOf(total);
  return {
    account,
    tier,
    policy,
    credit,
    creditDays,
    amountE4,
    total,
    totalBp: totalShare === null ? null : bpAbove(totalShare),
    window,
    lines,
    carriesOut: scope.coversGroup ? null : carriesOut,
    lastDay: scope.days.to,
  };
};

/** What an account was granted in the days before today, added up, and document by document. */
export const grantedWithin = async (
  { db, company, today }: Context,
  wanted: {
    readonly accountId: string;
    readonly days: number;
    readonly exceptId: string | null;
    /** A tender that does not count before what carries it out. */
    readonly carriesOut?: string | null;
  },
): Promise<Assessment['window']> => {
  const rows = await listGrants(db, {
    orgId: company.id,
    accountId: wanted.accountId,
    after: addDays(today, -wanted.days),
    today,
    timeZone: company.timeZone,
    exceptId: wanted.exceptId,
  });
  const grants = deepestOfEach(
    rows
      .filter(({ tenderId }) => tenderId === null || tenderId !== wanted.carriesOut)
      .map((row) => ({ ...row, grant: grantOfTerms(row) })),
    ({ tenderId }) => tenderId,
  );
  return {
    share: windowShareOf(grants.map(({ grant }) => grant)),
    grants: grants.map(({ grant, ...row }) => ({ ...row, bp: bpOf(grant) })),
  };
};

const withStanding = (terms: LineTerms, { rebateBp, planE4 }: StandingGrant): LineTerms => ({
  ...terms,
  rebateBp: terms.rebateBp + rebateBp,
  rebateE4: planE4,
});

const bpOf = (grant: Grant): number => bpAbove(shareOf(grant) ?? sumOf([]));

const termsOf = (
  line: Promised['lines'][number],
  products: ReadonlyMap<string, AccountPricing>,
  creditDays: number,
): { readonly product: AccountPricing; readonly terms: LineTerms } => {
  const product = products.get(line.productId);
  if (product === undefined) throw new AppError('pricing.product-not-found', { id: line.productId });
  return {
    product,
    terms: {
      quantityE4: positiveIn(line.quantity),
      listPriceE4: BigInt(product.listPriceE4 ?? 0),
      invoicePriceE4: amountIn(line.price),
      freeQuantityE4: amountIn(line.freeQuantity),
      rebateBp: line.rebateBp ?? 0,
      freightE4: amountIn(line.freight),
      supportE4: 0n,
      creditDays,
    },
  };
};

type Sold = { readonly netE4: string; readonly quantityE4: string };

/**
 * What the lines change in a year of the account: on the units that it buys already, and on those beyond; null while a cost
 * is not known.
 */
export const effectOf = (
  lines: readonly AssessedLine[],
  sold: ReadonlyMap<string, Sold>,
): { readonly onPresentE4: bigint; readonly onAddedE4: bigint } | null => {
  let [onPresentE4, onAddedE4] = [0n, 0n];
  for (const { product, parts, terms, pocketPriceE4, creditE4 } of lines) {
    if (parts.unitCostE4 === null) return null;
    const before = sold.get(product.id);
    const effect = businessEffectOf({
      soldUnitsE4: BigInt(before?.quantityE4 ?? 0),
      soldNetE4: BigInt(before?.netE4 ?? 0),
      unitsE4: terms.quantityE4 + terms.freeQuantityE4,
      netE4: pocketPriceE4 - creditE4,
      costE4: parts.unitCostE4 + parts.freightServiceE4,
    });
    onPresentE4 += effect.onPresentE4;
    onAddedE4 += effect.onAddedE4;
  }
  return { onPresentE4, onAddedE4 };
};

/** The cut and the margin at list, as shares of list: what break-even volume is asked of. */
export const cutAndMarginOf = ({
  ownShare,
  parts,
  terms,
}: AssessedLine): { readonly cut: number; readonly margin: number } | null => {
  if (ownShare === null || parts.unitCostE4 === null) return null;
  const cost = rational(parts.unitCostE4 + parts.freightServiceE4, terms.listPriceE4);
  return {
    cut: Number(ownShare.over) / Number(ownShare.under),
    margin: 1 - Number(cost.over) / Number(cost.under),
  };
};
