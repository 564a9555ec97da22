import { companyWindow, listProductRefs } from '#areas/ledger';
import { addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import { e4OfMinor, minorOf, moneyWireOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { agreementOperations as operations } from '../contract/agreement-operations.ts';
import {
  forecastVolume,
  lastDayOfAgreement,
  namesNumber,
  rebateOf,
  rebateSpansOf,
  shareRebates,
  tierReached,
  volumeBetween,
} from '../domain/index.ts';
import type { DayVolume, RebateKind, RebateSpan, RebateTier } from '../domain/index.ts';
import { listRangeNumbers } from '../store/agreed-ranges.ts';
import { listBoughtUnder, listCoveredAccounts, listDayVolumes } from '../store/agreement-sales.ts';
import { listTiers } from '../store/agreements.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { listCommitments } from '../store/commitments.ts';
import { listRebateEntries, listRebatePeers } from '../store/rebate-entries.ts';
import { presentTier, tiersOf } from './agreement-terms.ts';
import { requireAgreement } from './present-agreement.ts';
import { decimalOf } from './reach.ts';

type Book = {
  readonly kind: RebateKind | null;
  readonly tiers: readonly RebateTier[];
  readonly days: readonly DayVolume[];
  /** The last day that the ledger knows: days after it sold nothing that anybody knows of. */
  readonly asOf: Day;
};

const rebateMinor = ({ kind, tiers }: Book, volumeMinor: bigint): bigint =>
  kind === null ? 0n : rebateOf(kind, tiers, volumeMinor);

const presentForecast = (context: Context, book: Book, span: RebateSpan) => {
  const { currency } = context.company;
  const found = forecastVolume(book.days, span, book.asOf);
  if (found === null) return null;
  const ends = [found.lowE4, found.highE4].map((volumeE4) => {
    const minor = minorOf(volumeE4, currency);
    const tier = tierReached(book.tiers, minor);
    const rebate = { minor: rebateMinor(book, minor).toString(), currency };
    return { volume: moneyWireOf(volumeE4, currency), tier: tier === null ? null : presentTier(context, tier), rebate };
  });
  const [low, high] = ends;
  if (low === undefined || high === undefined) return null;
  return {
    low: low.volume,
    high: high.volume,
    lowTier: low.tier,
    highTier: high.tier,
    lowRebate: low.rebate,
    highRebate: high.rebate,
    grounds: [...found.grounds],
  };
};

const presentPeriod = (context: Context, book: Book, span: RebateSpan) => {
  const { company, today } = context;
  const { currency } = company;
  const volumeE4 = volumeBetween(book.days, span);
  const volumeMinor = minorOf(volumeE4, currency);
  const reached = tierReached(book.tiers, volumeMinor);
  const next = book.tiers.find(({ fromMinor }) => fromMinor > volumeMinor) ?? null;
  const isCurrent = span.from <= today && today <= span.to;
  return {
    ...span,
    isCurrent,
    volume: moneyWireOf(volumeE4, currency),
    tier: reached === null ? null : presentTier(context, reached),
    accrued: { minor: rebateMinor(book, volumeMinor).toString(), currency },
    nextTier: next === null ? null : presentTier(context, next),
    missing: next === null ? null : { minor: (next.fromMinor - volumeMinor).toString(), currency },
    forecast: isCurrent ? presentForecast(context, book, span) : null,
  };
};

/** Agreed and bought units of each line, and what was bought beside them. */
const linesOf = async (context: Context, row: AgreementRow, to: Day) => {
  const { db, company } = context;
  const orgId = company.id;
  const lines = await listCommitments(db, orgId, { kind: 'agreement', documentId: row.id });
  const products = await listProductRefs(
    db,
    orgId,
    lines.map(({ productId }) => productId),
  );
  const ranges = await listRangeNumbers(db, orgId, row.id);
  const bought = await listBoughtUnder(db, { orgId, agreementId: row.id, from: row.validFrom, to });
  const byProduct = new Map(bought.map((one) => [one.productId, one]));
  const outsideE4 = bought.reduce(
    (sum, { productId, netE4 }) => (products.has(productId) ? sum : sum + BigInt(netE4)),
    0n,
  );
  return {
    outside: moneyWireOf(outsideE4, company.currency),
    lines: lines.flatMap((line) => {
      const product = products.get(line.productId);
      if (product === undefined) return [];
      const { netE4, quantityE4 } = byProduct.get(line.productId) ?? { netE4: '0', quantityE4: '0' };
      const units = BigInt(quantityE4);
      return [
        {
          product,
          agreed: decimalOf(line.quantityE4),
          bought: decimalOf(units),
          net: moneyWireOf(BigInt(netE4), company.currency),
          averagePrice: units > 0n ? decimalOf((BigInt(netE4) * 10_000n) / units) : null,
          agreedPrice: decimalOf(line.invoicePriceE4),
          rangeNo: ranges.get(line.id) ?? null,
        },
      ];
    }),
  };
};

/** The periods of an agreement so far, with what was accrued in them. */
const periodsOf = async (context: Context, row: AgreementRow) => {
  const { db, company, today } = context;
  const orgId = company.id;
  const last = lastDayOfAgreement(row);
  const to = last < today ? last : today;
  const days = await listDayVolumes(db, {
    orgId,
    agreementId: row.id,
    to,
    basis: row.rebateBasis ?? 'agreed',
    from: addMonths(row.validFrom, -12),
  });
  const { asOf } = await companyWindow(db, orgId, today);
  const book: Book = { kind: row.rebateKind, tiers: tiersOf(row, await listTiers(db, orgId, [row.id])), days, asOf };
  const spans = rebateSpansOf(row.validFrom, last, row.rebatePeriod ?? 'term').filter(({ from }) => from <= today);
  const periods = row.state === 'signed' ? spans.map((span) => presentPeriod(context, book, span)) : [];
  const accruedMinor = periods.reduce((sum, { accrued }) => sum + BigInt(accrued.minor), 0n);
  return { last, to, periods, accruedMinor };
};

type Booked = { readonly bookedE4: bigint; readonly isShared: boolean };

/** What the ledger has booked of the rebate of an agreement, beside all others that reach its accounts. */
const bookedOf = async (context: Context, row: AgreementRow): Promise<Booked> => {
  const { db, company, today } = context;
  const peers = await listRebatePeers(db, company.id, row.id);
  const agreements = [];
  for (const peer of peers) {
    const { last, accruedMinor } = await periodsOf(context, peer.row);
    const accruedE4 = e4OfMinor(accruedMinor, company.currency);
    agreements.push({ id: peer.row.id, from: peer.row.validFrom, last, accruedE4, accountIds: peer.accountIds });
  }
  const accountIds = [...new Set(peers.flatMap((peer) => [...peer.accountIds]))];
  const entries = await listRebateEntries(db, { orgId: company.id, accountIds, to: today });
  const namedBy = (told: string): string | null =>
    peers.find((peer) => namesNumber(told, peer.row.number) || namesNumber(told, peer.row.reference ?? ''))?.row.id ??
    null;
  const { bookedE4, shared } = shareRebates(
    agreements,
    entries.map(({ accountId, on, amountE4, told }) => ({
      accountId,
      on,
      amountE4: BigInt(amountE4),
      agreementId: namedBy(told),
    })),
    e4OfMinor(1n, company.currency),
  );
  return { bookedE4: bookedE4.get(row.id) ?? 0n, isShared: shared.has(row.id) };
};

const progress = handle(operations.agreementProgress, async (context, { id }) => {
  const { db, company, today } = context;
  const row = await requireAgreement(context, 'pricing.read', id);
  const { to, periods, accruedMinor } = await periodsOf(context, row);
  const booked = row.rebateKind === null ? null : await bookedOf(context, row);
  const openE4 = booked === null ? null : e4OfMinor(accruedMinor, company.currency) - booked.bookedE4;
  return {
    asOf: today,
    accounts: (await listCoveredAccounts(db, company.id, id)).length,
    periods,
    accrued: { minor: accruedMinor.toString(), currency: company.currency },
    booked: booked === null ? null : moneyWireOf(booked.bookedE4, company.currency),
    isShared: booked?.isShared ?? false,
    open: openE4 === null ? null : moneyWireOf(openE4, company.currency),
    ...(await linesOf(context, row, to)),
  };
});

export const progressHandlers = [progress];
