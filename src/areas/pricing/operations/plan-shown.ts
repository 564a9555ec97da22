import type { AccountRow } from '#areas/accounts';
import { seesCost } from '#platform/access';
import type { Context } from '#platform/operations';
import { askedByKey, changedPartOf } from '../domain/index.ts';
import { listReached } from '../store/plan-sales.ts';
import type { PlanRow } from '../store/plans.ts';
import type { RequestRow } from '../store/requests.ts';
import { paperOfPlan, sentPaperOf } from './asked-paper.ts';
import { assess } from './assess.ts';
import { refuse } from './commit.ts';
import { promisedByPlan, spreadPlan } from './plan-spread.ts';
import type { HiddenSpread, PlanBasis, PlanSpread, ShownSpread } from './plan-spread.ts';
import { requirePricedAccount, rowsOf } from './reach.ts';
import { scopeOfPlan } from './standing.ts';

/** Which members of a plan the caller reaches. */
export const reachedOf = async (context: Context, memberIds: readonly string[]): Promise<readonly string[]> =>
  await listReached(context.db, context.company.id, {
    ids: memberIds,
    within: rowsOf(context, 'pricing.read', 'a.id'),
  });

/** A spread with the members in reach: one that was taken out of the group since may be out of it. */
export const shownOf = async (context: Context, spread: PlanSpread): Promise<ShownSpread> => {
  const reached = await reachedOf(context, spread.memberIds);
  return { spread, reached, hiddenMembers: spread.memberIds.length - reached.length };
};

/** The prices that the key alone asks for, whatever the floors say. */
const byKeyAlone = (spread: PlanSpread): PlanSpread => {
  const lines = spread.chosen.map(({ valueE4 }, at) => ({ share: spread.shares[at] ?? 0n, valueE4 }));
  const asked = askedByKey(spread.total, lines);
  return { ...spread, spread: asked.map((granted) => ({ asked: granted, granted, isCapped: false })) };
};

/** The first price beyond the caller's own authority: of those that the key asks for, then of those that floors leave. */
const firstBeyond = async (
  context: Context,
  account: AccountRow,
  asked: { readonly basis: PlanBasis; readonly spread: PlanSpread; readonly exceptId: string | null },
) => {
  const { basis, spread, exceptId } = asked;
  const standing = scopeOfPlan(basis, context.today);
  const tries = spread.spread === null ? [byKeyAlone(spread)] : [byKeyAlone(spread), spread];
  for (const one of tries) {
    const promised = promisedByPlan(one);
    const { lines } = await assess(context, account, { promised, exceptId, standing });
    const at = lines.findIndex(({ judgedBp, authorityBp }) => judgedBp !== null && judgedBp > authorityBp);
    const line = lines[at];
    if (line !== undefined) return { line, lineNo: at + 1 };
  }
  return null;
};

/** Whether floors have a say in how a plan spreads, so that its spread would tell them. */
const isSpreadAtFloors = ({ refusal }: PlanSpread): boolean => refusal === null || refusal === 'room-too-small';

/**
 * Refuses first what is beyond the authority of who sees no cost: whether the floors leave room for it is not told him, as it
 * is not of a single price (decision 14).
 */
export const requireWithinAuthority = async (
  context: Context,
  account: AccountRow,
  asked: { readonly basis: PlanBasis; readonly spread: PlanSpread },
): Promise<void> => {
  if (seesCost(context) || !isSpreadAtFloors(asked.spread)) return;
  const beyond = await firstBeyond(context, account, { ...asked, exceptId: null });
  if (beyond !== null) refuse(beyond.line, 'above-authority', beyond.lineNo);
};

/**
 * How a draft spreads, as its reader may know it: who sees no cost only while all its prices are within his own authority, or as
 * they were approved. A key of contribution would tell him the cost of days that
 * he chooses.
 */
export const shownDraft = async (
  context: Context,
  basis: PlanBasis,
  draft: { readonly row: PlanRow; readonly request: RequestRow | null } | null = null,
): Promise<ShownSpread> => {
  const spread = await spreadPlan(context, basis);
  const shown = await shownOf(context, spread);
  if (seesCost(context) || !isSpreadAtFloors(spread) || isApproved(draft)) return shown;
  const hidden = (refusal: HiddenSpread) => ({ ...shown, spread: { ...spread, spread: null, roomE4: null, refusal } });
  if (basis.spreadKey === 'contribution') return hidden('key-hidden');
  const account = await requirePricedAccount(context, 'pricing.read', basis.accountId);
  const exceptId = draft?.row.requestId ?? null;
  return (await firstBeyond(context, account, { basis, spread, exceptId })) === null
    ? shown
    : hidden('above-authority');
};

const isApproved = (draft: { readonly row: PlanRow; readonly request: RequestRow | null } | null): boolean => {
  if (draft === null || draft.request?.state !== 'approved') return false;
  const asked = sentPaperOf(draft.request);
  return asked !== null && changedPartOf(asked, paperOfPlan(draft.row)) === null;
};
