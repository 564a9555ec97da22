import { z } from 'zod';
import { listAccountRefs, listAccountsOfDuty } from '#areas/accounts';
import { listProductPricing, listProductRefs, listSoldCosts } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { addDays } from '#kernel/day';
import { divideHalfEven } from '#kernel/decimal';
import { seesCost } from '#platform/access';
import type { Context } from '#platform/operations';
import {
  costBases,
  belowRecordedBp,
  costGapBp,
  costKinds,
  estimateOffices,
  estimateSignRefusalOf,
  estimateStateOf,
  estimatedCostE4,
} from '../domain/index.ts';
import { estimates, listEstimateVersions, versionsOf } from '../store/estimates.ts';
import type { EstimateRow, EstimateVersionRow } from '../store/estimates.ts';
import { keptCostLines } from './account-pricing.ts';
import { decimalOf, rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';

const keptLines = z.array(
  z.object({ kind: z.enum(costKinds), label: z.string(), basis: z.enum(costBases), amountE4: z.string() }),
);
export const keptSignatures = z.array(
  z.object({ office: z.enum(estimateOffices), userId: z.string(), userName: z.string(), signedAt: z.coerce.date() }),
);
const keptActual = z
  .object({
    quantityE4: z.string(),
    unitCostE4: z.string(),
    lines: z.array(z.string()),
    note: z.string().nullable(),
    createdByName: z.string(),
  })
  .nullable();

export const requireEstimate = async (context: Context, right: PricingRight, id: string): Promise<EstimateRow> => {
  const row = await estimates.find(context.db, context.company.id, {
    id,
    within: rowsOf(context, right, 'cost_estimate.account_id'),
  });
  if (row === null) throw new AppError('pricing.estimate-not-found');
  return row;
};

/**
 * The accounts whose estimates show their figures to the caller: all to whoever sees cost; to production, which makes the
 * figures, those of the accounts that it works for.
 */
export const openAccounts = async (
  context: Context,
  accountIds: readonly string[],
): Promise<{ readonly has: (accountId: string) => boolean }> => {
  if (seesCost(context)) return { has: () => true };
  const { db, company, actor, today } = context;
  if (actor.scopeOf('pricing.sign-production') === null) return { has: () => false };
  return await listAccountsOfDuty(db, company.id, { accountIds, userId: actor.userId, function: 'production', today });
};

export type ActualCost = {
  readonly source: 'entered' | 'orders';
  readonly quantityE4: bigint;
  readonly unitCostE4: bigint;
  readonly expectedE4: bigint;
  readonly amounts: readonly string[] | null;
  readonly note: string | null;
  readonly byName: string | null;
};

/** What versions cost in the end: as entered, else as the order lines since the signatures say whose cost is booked. */
export const actualCostsOf = async (
  { db, company }: Context,
  versions: readonly EstimateVersionRow[],
): Promise<ReadonlyMap<string, ActualCost>> => {
  const spans = versions.flatMap((version) => {
    const { id, accountId, productId, signedOn, estimateId, number } = version;
    if (signedOn === null || keptActual.parse(version.actual) !== null) return [];
    const next = versions.findLast(
      (other) => other.estimateId === estimateId && other.number > number && other.signedOn,
    );
    const to = next?.signedOn ?? null;
    return [{ key: id, accountId, productId, from: signedOn, to: to === null ? null : addDays(to, -1) }];
  });
  const sold = new Map((await listSoldCosts(db, company.id, spans)).map((row) => [row.key, row]));
  return new Map(
    versions.flatMap((version): readonly [string, ActualCost][] => {
      const entered = keptActual.parse(version.actual);
      const booked = sold.get(version.id);
      const quantity = entered?.quantityE4 ?? booked?.quantityE4;
      if (quantity === undefined) return [];
      const quantityE4 = BigInt(quantity);
      const lines = keptCostLines.parse(version.lines);
      const expectedE4 = estimatedCostE4(lines, { basisE4: BigInt(version.quantityE4), quantityE4 });
      const one = { quantityE4, expectedE4 };
      if (entered !== null)
        return [
          [
            version.id,
            {
              ...one,
              source: 'entered',
              unitCostE4: BigInt(entered.unitCostE4),
              amounts: entered.lines,
              note: entered.note,
              byName: entered.createdByName,
            },
          ],
        ];
      const unitCostE4 = divideHalfEven(BigInt(booked?.costE4 ?? 0) * 10_000n, quantityE4);
      return [[version.id, { ...one, source: 'orders', unitCostE4, amounts: null, note: null, byName: null }]];
    }),
  );
};

const stateOf = ({ today }: Context, row: EstimateRow, version: EstimateVersionRow) =>
  estimateStateOf(
    {
      isWithdrawn: row.withdrawnAt !== null,
      signed: keptSignatures.parse(version.signatures).map(({ office }) => office),
      validFrom: version.validFrom,
      validUntil: version.validUntil,
    },
    today,
  );

type Known = {
  readonly accounts: Awaited<ReturnType<typeof listAccountRefs>>;
  readonly products: Awaited<ReturnType<typeof listProductRefs>>;
  readonly versions: readonly EstimateVersionRow[];
  readonly actuals: ReadonlyMap<string, ActualCost>;
  readonly open: { readonly has: (accountId: string) => boolean };
};

/** Everything that rows of estimates are shown with. */
export const knownOf = async (context: Context, rows: readonly EstimateRow[]): Promise<Known> => {
  const { db, company } = context;
  const orgId = company.id;
  const accountIds = rows.map(({ accountId }) => accountId);
  const versions = await listEstimateVersions(db, {
    orgId,
    timeZone: company.timeZone,
    condition: versionsOf(rows.map(({ id }) => id)),
  });
  return {
    accounts: await listAccountRefs(db, orgId, accountIds),
    products: await listProductRefs(
      db,
      orgId,
      rows.map(({ productId }) => productId),
    ),
    versions,
    actuals: await actualCostsOf(context, versions),
    open: await openAccounts(context, accountIds),
  };
};

export const latestOf = (row: EstimateRow, versions: readonly EstimateVersionRow[]): EstimateVersionRow => {
  const version = versions.find(({ estimateId, number }) => estimateId === row.id && number === row.latest);
  if (version === undefined) throw new Error('An estimate has the version that counts.');
  return version;
};

export const presentEstimateRow = (context: Context, row: EstimateRow, known: Known) => {
  const account = known.accounts.get(row.accountId);
  const product = known.products.get(row.productId);
  if (account === undefined || product === undefined) throw new AppError('pricing.estimate-not-found');
  const version = latestOf(row, known.versions);
  const actual = known.actuals.get(version.id);
  const isOpen = known.open.has(row.accountId);
  return {
    id: row.id,
    number: row.number,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    product,
    title: row.title,
    state: stateOf(context, row, version),
    versionNumber: version.number,
    quantity: decimalOf(version.quantityE4),
    unitCost: isOpen ? decimalOf(version.unitCostE4) : null,
    listPrice: decimalOf(version.listPriceE4),
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    actualCost: isOpen && actual !== undefined ? decimalOf(actual.unitCostE4) : null,
    gapBp: isOpen && actual !== undefined ? costGapBp(actual.expectedE4, actual.unitCostE4) : null,
    estimatorName: version.createdByName,
    createdAt: row.createdAt.toISOString(),
  };
};

const presentActual = (actual: ActualCost) => ({
  source: actual.source,
  quantity: decimalOf(actual.quantityE4),
  unitCost: decimalOf(actual.unitCostE4),
  expectedCost: decimalOf(actual.expectedE4),
  gapBp: costGapBp(actual.expectedE4, actual.unitCostE4),
  amounts: actual.amounts === null ? null : actual.amounts.map((amount) => decimalOf(amount)),
  note: actual.note,
  byName: actual.byName,
});

const presentVersion = (version: EstimateVersionRow, isOpen: boolean, actual: ActualCost | undefined) => ({
  number: version.number,
  quantity: decimalOf(version.quantityE4),
  unitCost: isOpen ? decimalOf(version.unitCostE4) : null,
  listPrice: decimalOf(version.listPriceE4),
  validFrom: version.validFrom,
  validUntil: version.validUntil,
  specification: version.specification,
  reason: version.reason,
  lines: isOpen
    ? keptLines.parse(version.lines).map(({ amountE4, ...line }) => ({ ...line, amount: decimalOf(amountE4) }))
    : null,
  signatures: keptSignatures.parse(version.signatures).map(({ office, userName, signedAt }) => ({
    office,
    userName,
    signedAt: signedAt.toISOString(),
  })),
  actual: isOpen && actual !== undefined ? presentActual(actual) : null,
  createdByName: version.createdByName,
  createdAt: version.createdAt.toISOString(),
});

/** The office for which the caller may sign the latest version now. */
const maySign = ({ actor }: Context, row: EstimateRow, { versions, open }: Known) => {
  if (row.withdrawnAt !== null) return null;
  const signed = keptSignatures.parse(latestOf(row, versions).signatures);
  const isAsked = {
    production: actor.scopeOf('pricing.sign-production') !== null && open.has(row.accountId),
    finance: actor.scopeOf('pricing.sign-finance') !== null,
  };
  const { userId } = actor;
  return (
    estimateOffices.find((office) => isAsked[office] && estimateSignRefusalOf(signed, { office, userId }) === null) ??
    null
  );
};

/** The unit cost on record today of a product that is made to order, e4; null: none. */
export const recordedCostOf = async (
  { db, company, today }: Context,
  { productId }: Pick<EstimateRow, 'productId'>,
): Promise<bigint | null> => {
  const listed = await listProductPricing(db, { orgId: company.id, productIds: [productId], on: today });
  const cost = listed.get(productId)?.unitCostE4 ?? null;
  return cost === null ? null : BigInt(cost);
};

/** An estimate with everything that its page shows. */
export const presentEstimate = async (context: Context, row: EstimateRow) => {
  const known = await knownOf(context, [row]);
  const isOpen = known.open.has(row.accountId);
  const latest = latestOf(row, known.versions);
  const waits =
    row.withdrawnAt === null && !keptSignatures.parse(latest.signatures).some(({ office }) => office === 'finance');
  const recordedE4 = waits && seesCost(context) ? await recordedCostOf(context, row) : null;
  const belowBp = recordedE4 === null ? 0 : belowRecordedBp(recordedE4, BigInt(latest.unitCostE4));
  return {
    ...presentEstimateRow(context, row, known),
    recordedCost: recordedE4 === null ? null : decimalOf(recordedE4),
    belowRecordedBp: belowBp === 0 ? null : belowBp,
    version: row.version,
    versions: known.versions.map((version) => presentVersion(version, isOpen, known.actuals.get(version.id))),
    withdrawReason: row.withdrawReason,
    releaseReason: row.releaseReason,
    releasedByName: row.releasedByName,
    mayRelease:
      row.withdrawnAt !== null && row.releasedAt === null && context.actor.scopeOf('pricing.sign-finance') !== null,
    mayChange: row.withdrawnAt === null && isOpen && context.actor.scopeOf('pricing.estimate') !== null,
    maySign: maySign(context, row, known),
  };
};
