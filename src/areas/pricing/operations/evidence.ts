import {
  companyWindow,
  listBoughtProducts,
  listMonthPrices,
  listPeerPrices,
  listProductPricing,
  windowMonths,
} from '#areas/ledger';
import type { AccountRow } from '#areas/accounts';
import type { Tier } from '#domain/identification';
import { AppError } from '#kernel/app-error';
import { parseDecimal } from '#kernel/decimal';
import { moneyWireOf } from '#kernel/money';
import { seesCost, seesMargin } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { evidenceOperations as operations } from '../contract/evidence-operations.ts';
import {
  bandOf,
  bpAbove,
  breakEvenVolumeOf,
  leastPricePoints,
  monthlyModel,
  peerBandOf,
  priceSlopeOf,
  rational,
  sensitivityAdviceOf,
  shrunkSlopesOf,
} from '../domain/index.ts';
import type { PeerBand } from '../domain/index.ts';
import { findAccountMoney, listFamiliesById, listPeerFacts } from '../store/account-money.ts';
import { pricingPolicies } from '../store/policies.ts';
import { bondsOutOf } from '../store/purchases.ts';
import { assess, cutAndMarginOf, effectOf, grantedWithin } from './assess.ts';
import type { AssessedLine } from './assess.ts';
import { verdictOf } from './commit.ts';
import { refOf } from './floors.ts';
import { marketOf } from './market-prices.ts';
import { scopeOfHeld } from './held-days.ts';
import { decimalOf, requireOnce, requirePricedAccount } from './reach.ts';
import { isUsed, requireRequest } from './request-parts.ts';
import { scopeOfRequest } from './standing.ts';
import { riskBefore } from './support-judge.ts';
import type { SupportJudge } from './support-judge.ts';

const priceText = (price: number): string => decimalOf(parseDecimal(price.toFixed(4)) ?? 0n);

/** What peers of an account pay for a product over the last twelve months. */
export const peerBandFor = async (context: Context, account: AccountRow, productId: string) => {
  const { db, company, today } = context;
  const orgId = company.id;
  const { asOf } = await companyWindow(db, orgId, today);
  const [from = asOf] = windowMonths(asOf, 12);
  const prices = await listPeerPrices(db, { orgId, productId, from });
  const facts = await listPeerFacts(
    db,
    orgId,
    prices.map(({ accountId }) => accountId),
  );
  const own = prices.find(({ accountId }) => accountId === account.id);
  const tier: Tier = account.tier ?? 'unrated';
  const band = peerBandOf(
    {
      accountId: account.id,
      price: own?.price ?? null,
      quantity: own?.quantity ?? 0,
      region: account.region,
      kind: account.kind,
      tier,
    },
    prices.flatMap((price) => {
      const known = facts.get(price.accountId);
      return known === undefined ? [] : [{ ...price, ...known }];
    }),
  );
  return band === null ? null : presentBand(band, own?.price ?? null);
};

const presentBand = (band: PeerBand, own: number | null) => ({
  circle: band.circle,
  peers: band.peers,
  low: priceText(band.low),
  median: priceText(band.median),
  high: priceText(band.high),
  ownPrice: own === null ? null : priceText(own),
  robustZ: band.robustZ,
});

const peerBand = handle(operations.peerBand, async (context, { id, productId }) => {
  const account = await requirePricedAccount(context, 'pricing.read', id);
  const products = await listProductPricing(context.db, {
    orgId: context.company.id,
    productIds: [productId],
    on: context.today,
  });
  if (!products.has(productId)) throw new AppError('pricing.product-not-found', { id: productId });
  return { band: await peerBandFor(context, account, productId) };
});

const accountsPerSegment = 400;
const monthsOfHistory = 36;

const sensitivity = handle(operations.sensitivity, async (context, { id }) => {
  const { db, company, today } = context;
  const orgId = company.id;
  await requirePricedAccount(context, 'pricing.read', id);
  const { asOf } = await companyWindow(db, orgId, today);
  const [from = asOf] = windowMonths(asOf, monthsOfHistory);
  const families = await listFamiliesById(db, orgId);
  const own = { orgId, from, accountId: id };
  const bought = await listMonthPrices(db, { ...own, familyIds: [...families.keys()], leastMonths: 1, accounts: 1 });
  const familyIds = [...new Set(bought.filter(({ accountId }) => accountId === id).map(({ familyId }) => familyId))];
  const months = await listMonthPrices(db, {
    ...own,
    familyIds,
    leastMonths: leastPricePoints,
    accounts: accountsPerSegment,
  });
  const byFamily = Map.groupBy(months, ({ familyId }) => familyId);
  return {
    needMonths: leastPricePoints,
    rows: familyIds.map((familyId) => {
      const histories = [...Map.groupBy(byFamily.get(familyId) ?? [], ({ accountId }) => accountId)];
      const slopes = histories.flatMap(([accountId, points]) => {
        const slope = priceSlopeOf(points, monthlyModel);
        return slope === null ? [] : [{ accountId, slope }];
      });
      const { ground, shrunk } = shrunkSlopesOf(slopes.map(({ slope }) => slope));
      const found = shrunk[slopes.findIndex(({ accountId }) => accountId === id)];
      const ownMonths = bought.filter((row) => row.familyId === familyId && row.accountId === id).length;
      return {
        familyId,
        name: families.get(familyId)?.name ?? '',
        nameEn: families.get(familyId)?.nameEn ?? null,
        months: ownMonths,
        slope: found?.value ?? null,
        low: found?.low ?? null,
        high: found?.high ?? null,
        segmentSlope: slopes.length === 0 ? null : ground.pooled,
        accounts: slopes.length,
        advice: found === undefined ? null : sensitivityAdviceOf(found),
      };
    }),
  };
});

/** A request of another account would only hide what it counts. */
const requireRequestOf = async (
  context: Context,
  { requestId, accountId }: { readonly requestId: string; readonly accountId: string },
): Promise<void> => {
  const row = await requireRequest(context, 'pricing.read', requestId);
  if (row.accountId !== accountId) throw new AppError('pricing.request-not-found');
};

const checkOf = (judge: SupportJudge) =>
  handle(operations.check, async (context, { accountId, requestId, holds, ...promised }) => {
    const { db, company } = context;
    requireOnce(promised.lines);
    const account = await requirePricedAccount(context, 'pricing.read', accountId);
    if (requestId !== undefined) await requireRequestOf(context, { requestId, accountId });
    const assessment = await assess(context, account, {
      promised,
      exceptId: requestId ?? null,
      standing:
        holds === undefined
          ? await scopeOfRequest(context, requestId ?? null)
          : await scopeOfHeld(context, accountId, holds),
    });
    const stopped = await riskBefore(context, judge, assessment);
    // What was quoted or signed under the request is promised.
    const isPromised = stopped !== null && requestId !== undefined && (await isUsed(context, requestId));
    const money = await findAccountMoney(db, { orgId: company.id, accountId, today: context.today });
    const bonds = await bondsOutOf(db, { orgId: company.id, accountId, today: context.today });
    // Of whole months for those who see no cost: an order more moves the other by what it costs (docs/decisions/0014).
    const before = (seesCost(context) ? money?.contribution12E4 : money?.wholeContribution12E4) ?? null;
    const { asOf } = await companyWindow(db, company.id, context.today);
    const [from = asOf] = windowMonths(asOf, 12);
    const bought = await listBoughtProducts(db, { orgId: company.id, accountId, from, limit: 10_000 });
    const effect = effectOf(assessment.lines, new Map(bought.map((row) => [row.productId, row])));
    const seen = effect !== null && seesCost(context) ? effect : null;
    const wire = (amountE4: bigint) => moneyWireOf(amountE4, company.currency);
    const markets = await marketOf(context, {
      productIds: assessment.lines.map(({ product }) => product.id),
      region: account.region,
    });
    const lines = [];
    for (const line of assessment.lines) {
      const peers = await peerBandFor(context, account, line.product.id);
      lines.push({ ...presentLine(context, line), peers, market: markets.get(line.product.id) ?? null });
    }
    return {
      account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
      tier: account.tier,
      creditDays: assessment.creditDays,
      amount: wire(assessment.amountE4),
      concessionBp: assessment.totalBp,
      window: {
        days: assessment.policy.policy.concessionWindowDays,
        concessionBp: bpAbove(assessment.window.share),
        grants: assessment.window.grants.map(({ kind, documentId, number, on, bp }) => ({
          kind,
          documentId,
          number,
          on,
          concessionBp: bp,
        })),
      },
      overdue: money === null ? null : { minor: money.overdueMinor, currency: company.currency },
      oldestOverdueOn: money?.oldestOverdueOn ?? null,
      bondsOut: { minor: bonds.outMinor, currency: company.currency },
      bondsOverdue: { minor: bonds.overdueMinor, currency: company.currency },
      openComplaints: null,
      contributionBefore: before === null || !seesMargin(context) ? null : wire(BigInt(before)),
      contributionOnPresent: seen === null ? null : wire(seen.onPresentE4),
      contributionOnAdded: seen === null ? null : wire(seen.onAddedE4),
      contributionAfter:
        before === null || seen === null ? null : wire(BigInt(before) + seen.onPresentE4 + seen.onAddedE4),
      openRisk: stopped === null || isPromised ? null : stopped.risk,
      lines,
    };
  });

const presentLine = (context: Context, line: AssessedLine) => {
  const { terms, floor, parts, prices, judgedBp, authorityBp } = line;
  const { estimate } = line.product;
  const isVisible = seesCost(context);
  const verdict = verdictOf(line, context.today);
  const steps = isVisible ? cutAndMarginOf(line) : null;
  const band = judgedBp === null || judgedBp <= authorityBp ? null : bandOf(line.bands, judgedBp);
  return {
    product: refOf(line.product),
    quantity: decimalOf(terms.quantityE4),
    listPrice: terms.listPriceE4 === 0n ? null : decimalOf(terms.listPriceE4),
    startPrice: prices === null ? null : decimalOf(prices.startE4),
    targetPrice: prices === null ? null : decimalOf(prices.targetE4),
    pocketPrice: decimalOf(line.pocketPriceE4),
    isCostKnown: parts.unitCostE4 !== null,
    estimate:
      estimate === null ? null : { id: estimate.id, number: estimate.number, versionNumber: estimate.versionNumber },
    isBelowFloor:
      floor.kind === 'unknown' || (!isVisible && verdict === 'above-authority')
        ? null
        : line.pocketPriceE4 < floor.floorE4,
    floor: floor.kind === 'known' && isVisible ? decimalOf(floor.floorE4) : null,
    unitCost: parts.unitCostE4 !== null && isVisible ? decimalOf(parts.unitCostE4) : null,
    costFrom: isVisible && estimate === null ? line.product.costFrom : null,
    ownBp: line.ownShare === null ? null : bpAbove(line.ownShare),
    standing: {
      rebateBp: standingBpOf(line),
      numbers: line.standing.papers.map(({ number }) => number),
    },
    judgedBp,
    authorityBp,
    needs: band === null ? [] : [...band.needs],
    verdict,
    breakEvenGrowth: steps === null ? null : breakEvenVolumeOf(steps.cut, steps.margin),
  };
};

/** What stands for a line as a share of its invoice, rounded up. */
const standingBpOf = ({ standing, terms }: AssessedLine): number => {
  const invoice = terms.invoicePriceE4 * terms.quantityE4;
  const ofPlan = invoice === 0n ? rational(0n) : rational(standing.planE4 * 10_000n, invoice);
  return standing.rebateBp + bpAbove(ofPlan);
};

const concessions = handle(operations.accountConcessions, async (context, { id }) => {
  const account = await requirePricedAccount(context, 'pricing.read', id);
  const policy = await pricingPolicies.inForce(context.db, {
    orgId: context.company.id,
    newId: context.newId,
    now: context.now,
  });
  const days = policy.policy.concessionWindowDays;
  const { share, grants } = await grantedWithin(context, { accountId: account.id, days, exceptId: null });
  return {
    days,
    concessionBp: bpAbove(share),
    grants: grants.map(({ kind, documentId, number, on, bp }) => ({ kind, documentId, number, on, concessionBp: bp })),
  };
});

export const evidenceHandlersOf = (judge: SupportJudge) => [peerBand, sensitivity, checkOf(judge), concessions];
