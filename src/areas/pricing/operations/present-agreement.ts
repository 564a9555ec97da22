import { listAccountRefs } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import type { ProductPricing } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import {
  floorPrice,
  isRenewalDue,
  lastDayOfAgreement,
  renewalDueOn,
  shownAgreementStateOf,
  shownStateOf,
} from '../domain/index.ts';
import { listRangeNumbers } from '../store/agreed-ranges.ts';
import { agreements, findFollower, listFollowed, listTiers } from '../store/agreements.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { calledOffOf, listCommitments } from '../store/commitments.ts';
import type { CommitmentRow } from '../store/commitments.ts';
import { pricingPolicies } from '../store/policies.ts';
import type { PricingPolicyVersion } from '../store/policies.ts';
import { purchases } from '../store/purchases.ts';
import { requests } from '../store/requests.ts';
import { readTerms } from '../store/stored-terms.ts';
import { draftRangesOf, presentRanges, rangesIn } from './agreement-ranges.ts';
import { draftLinesOf, presentTier, tiersOf } from './agreement-terms.ts';
import { listAccountPricing } from './account-pricing.ts';
import { floorPartsOf } from './assess.ts';
import { presentLine } from './quotes.ts';
import { rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';

export const requireAgreement = async (context: Context, right: PricingRight, id: string): Promise<AgreementRow> => {
  const row = await agreements.find(context.db, context.company.id, {
    id,
    within: rowsOf(context, right, 'price_agreement.account_id'),
  });
  if (row === null) throw new AppError('pricing.agreement-not-found');
  return row;
};

/** The row to change, if it still is as the caller read it. */
export const requireUnchanged = async (
  context: Context,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<AgreementRow> => {
  const row = await requireAgreement(context, 'pricing.agree', id);
  if (row.version !== version) throw new AppError('pricing.agreement-changed-meanwhile');
  return row;
};

type Refs = Awaited<ReturnType<typeof listAccountRefs>>;

export const presentAgreementRow = (
  { today }: Pick<Context, 'today'>,
  row: AgreementRow,
  { accounts, followed }: { readonly accounts: Refs; readonly followed: ReadonlySet<string> },
) => {
  const account = accounts.get(row.accountId);
  if (account === undefined) throw new AppError('pricing.agreement-not-found');
  const { id, number, coversGroup, title, reference, validFrom, validTo, topRebateBp, createdByName } = row;
  return {
    id,
    number,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    coversGroup,
    title,
    reference,
    state: shownAgreementStateOf(row, today),
    validFrom,
    validTo,
    lastOn: lastDayOfAgreement(row),
    renewalDueOn: renewalDueOn(row),
    isDueForRenewal: isRenewalDue({ ...row, isFollowed: followed.has(id) }, today),
    lineCount: draftLinesOf(row).length + rangesIn(row).length,
    topRebateBp,
    signedOn: row.signedOn,
    createdByName,
    createdAt: row.createdAt.toISOString(),
  };
};

/** Whether the floor of today, on the terms that were agreed, has risen above the price. */
const isBelowFloorNow = (
  line: CommitmentRow,
  product: ProductPricing | undefined,
  policy: PricingPolicyVersion,
): boolean | null => {
  if (product === undefined) return null;
  const floor = floorPrice(floorPartsOf(policy, product, readTerms(line.terms).creditDays));
  return floor.kind === 'unknown' ? null : BigInt(line.priceE4) < floor.floorE4;
};

const numbered = (row: Pick<AgreementRow, 'id' | 'number'> | null) =>
  row === null ? null : { id: row.id, number: row.number };

const linesOf = async (context: Context, row: AgreementRow) => {
  const { db, company, newId, now } = context;
  const orgId = company.id;
  const lines = await listCommitments(db, orgId, { kind: 'agreement', documentId: row.id });
  const productIds = lines.map(({ productId }) => productId);
  const products = await listProductRefs(db, orgId, productIds);
  const pricing = await listAccountPricing(context, { accountId: row.accountId, productIds });
  const policy = await pricingPolicies.inForce(db, { orgId, newId, now });
  const ranges = await listRangeNumbers(db, orgId, row.id);
  const ordered = await calledOffOf(
    db,
    orgId,
    lines.map(({ id }) => id),
  );
  return lines.map((line) => ({
    ...presentLine(context, line, { products, ordered: ordered.get(line.id) ?? 0n }),
    isBelowFloorNow: isBelowFloorNow(line, pricing.get(line.productId), policy),
    rangeNo: ranges.get(line.id) ?? null,
  }));
};

/** An agreement with everything that its page shows. */
export const presentAgreement = async (context: Context, row: AgreementRow) => {
  const { db, company, today, actor } = context;
  const orgId = company.id;
  const accounts = await listAccountRefs(db, orgId, [row.accountId]);
  const within = rowsOf(context, 'pricing.read', 'account_id');
  const request = row.requestId === null ? null : await requests.find(db, orgId, { id: row.requestId, within });
  const follows = row.followsId === null ? null : await agreements.find(db, orgId, { id: row.followsId, within });
  const tender = row.purchaseId === null ? null : await purchases.find(db, orgId, { id: row.purchaseId, within });
  const followedBy = await findFollower(db, orgId, row.id);
  const draftLines = draftLinesOf(row);
  const priced = draftLines.map(({ productId }) => productId);
  const products = await listProductRefs(db, orgId, priced);
  const lines = row.state === 'signed' ? await linesOf(context, row) : [];
  const tiers = tiersOf(row, await listTiers(db, orgId, [row.id]));
  return {
    ...presentAgreementRow(context, row, { accounts, followed: await listFollowed(db, orgId, [row.id]) }),
    version: row.version,
    noticeDays: row.noticeDays,
    creditDays: row.creditDays ?? lines[0]?.creditDays ?? null,
    rebateKind: row.rebateKind,
    rebatePeriod: row.rebatePeriod,
    rebateBasis: row.rebateBasis,
    tiers: tiers.map((tier) => presentTier(context, tier)),
    ranges: await presentRanges(context, row, priced),
    draftRanges: [...draftRangesOf(row)],
    draftLines,
    lines,
    products: draftLines.flatMap(({ productId }) => products.get(productId) ?? []),
    serviceTerms: row.serviceTerms,
    visitsPerYear: row.visitsPerYear,
    indexClause: row.indexClause,
    note: row.note,
    request:
      request === null
        ? null
        : {
            id: request.id,
            number: request.number,
            state: shownStateOf({ ...request, isUsed: row.state === 'signed' }, today),
          },
    tender: numbered(tender),
    follows: numbered(follows),
    followedBy: numbered(followedBy),
    signedByName: row.signedByName,
    endReason: row.endReason,
    mayChange: row.state === 'draft' && actor.scopeOf('pricing.agree') !== null,
  };
};
