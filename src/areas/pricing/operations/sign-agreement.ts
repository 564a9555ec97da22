import { AppError, isAppError } from '#kernel/app-error';
import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { agreementOperations as operations } from '../contract/agreement-operations.ts';
import { lastDayOfAgreement } from '../domain/index.ts';
import { addAgreementTerms, agreements, findOverlap } from '../store/agreements.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { rangesIn } from './agreement-ranges.ts';
import { promisedBy, termsRowOf, tiersOf } from './agreement-terms.ts';
import type { AgreementTerms, PromisedTerms } from './agreement-terms.ts';
import { changeAgreement, requireDraft } from './agreements.ts';
import { decisionsUnder, linesUnder } from './approved-lines.ts';
import { paperOfAgreement } from './asked-paper.ts';
import { assess } from './assess.ts';
import { passClauses } from './contract-clauses.ts';
import { commit, refusalOf, verdictOf } from './commit.ts';
import { presentAgreement } from './present-agreement.ts';
import { lockedAccount, positiveIn, rowsOf } from './reach.ts';
import { requireRebateBorne } from './standing-prices.ts';
import type { Rebating } from './standing-prices.ts';
import { scopeOfAgreement } from './standing.ts';
import { requireRiskChecked, riskBefore } from './support-judge.ts';
import type { SupportJudge } from './support-judge.ts';
import { tellPaper } from './tell-paper.ts';

/** Ends the agreement that this one follows the day before, so that no day has two prices. */
const endFollowed = async (context: Context, row: AgreementRow): Promise<void> => {
  const { db, company } = context;
  if (row.followsId === null) return;
  const before = await agreements.find(db, company.id, {
    id: row.followsId,
    within: rowsOf(context, 'pricing.agree', 'price_agreement.account_id'),
  });
  if (before === null || before.state !== 'signed' || lastDayOfAgreement(before) < row.validFrom) return;
  if (row.validFrom <= before.validFrom)
    throw new AppError('pricing.agreement-overlaps', { number: before.number, product: '' });
  const endedOn = addDays(row.validFrom, -1);
  await changeAgreement(context, before, { endedOn, endReason: row.number });
  await context.audit({
    action: 'end-agreement',
    objectType: 'price-agreement',
    objectId: before.id,
    before: { lastOn: lastDayOfAgreement(before) },
    after: { lastOn: endedOn, followedBy: row.number },
  });
  await tellPaper(context, before, 'agreement-ended');
};

type Signable = Rebating;

const requireFree = async (context: Context, row: Signable, { lines }: PromisedTerms): Promise<void> => {
  const { db, company, today } = context;
  if (row.validTo < today) throw new AppError('pricing.agreement-over', { day: row.validTo });
  const overlap = await findOverlap(db, {
    orgId: company.id,
    accountId: row.accountId,
    productIds: lines.map(({ productId }) => productId),
    validFrom: row.validFrom,
    validTo: row.validTo,
    exceptId: row.followsId,
  });
  if (overlap !== null) throw new AppError('pricing.agreement-overlaps', overlap);
  await requireRebateBorne(
    context,
    row,
    lines.map(({ productId }) => productId),
  );
};

/** What would be refused if these terms were signed now on the caller's own authority, line by line. */
export const signRefusalsOf = async (
  context: Context,
  {
    accountId,
    terms,
    judge,
  }: { readonly accountId: string; readonly terms: AgreementTerms; readonly judge: SupportJudge },
): Promise<readonly { readonly at: number; readonly error: AppError }[]> => {
  const { today } = context;
  const refused: { readonly at: number; readonly error: AppError }[] = [];
  const orRefused = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error)) throw error;
      refused.push({ at: 0, error });
      return null;
    }
  };
  const account = await lockedAccount(context, 'pricing.agree', accountId);
  const columns = await orRefused(async () => await termsRowOf(context, terms, null));
  if (columns === null) return refused;
  const row = { ...columns, lines: terms.lines, ranges: terms.ranges, accountId, followsId: null };
  const promised = await orRefused(async () => await promisedBy(context, row));
  if (promised === null) return refused;
  await orRefused(async () => await requireFree(context, row, promised));
  const assessment = await orRefused(
    async () => await assess(context, account, { promised, standing: scopeOfAgreement(row, today) }),
  );
  const stopped = assessment === null ? null : await riskBefore(context, judge, assessment);
  if (stopped !== null) refused.push({ at: stopped.at, error: new AppError('pricing.risk-unchecked', stopped.risk) });
  for (const [at, line] of (assessment?.lines ?? []).entries()) {
    const error = refusalOf(line, verdictOf(line, today), at + 1);
    if (error !== null) refused.push({ at, error });
  }
  return refused;
};

/** Commits us to the prices of a draft: above the floor, within authority or under the decision that covers them. */
export const signDraft = async (
  context: Context,
  row: AgreementRow,
  { signedOn, judge }: { readonly signedOn: Day; readonly judge: SupportJudge },
): Promise<AgreementRow> => {
  const { db, company, actor, now, today } = context;
  const orgId = company.id;
  const account = await lockedAccount(context, 'pricing.agree', row.accountId);
  const promised = await promisedBy(context, row);
  await requireFree(context, row, promised);
  await passClauses(context, { kind: 'agreement', id: row.id });
  const decisions = await decisionsUnder(context, row.requestId, paperOfAgreement(row));
  const assessment = await assess(context, account, {
    promised,
    exceptId: decisions === null ? null : row.requestId,
    standing: scopeOfAgreement(row, today),
  });
  await requireRiskChecked(context, judge, assessment);
  const lines = linesUnder(assessment, decisions);
  const made = await commit(context, assessment, { kind: 'agreement', documentId: row.id, lines });
  const ids = new Map(made.map(({ lineNo, id }) => [lineNo, id]));
  const { topRebateBp } = row;
  const tiers = tiersOf(row, []);
  const ranges = rangesIn(row);
  const signed = await changeAgreement(context, row, {
    state: 'signed',
    signedOn,
    signedBy: actor.userId,
    signedByName: actor.name,
    signedAt: now,
    // The account's terms may grow longer: the prices are those of the days that they were judged with.
    creditDays: assessment.creditDays,
    ...(decisions === null && { requestId: null }),
  });
  await endFollowed(context, row);
  await addAgreementTerms(db, {
    ranges: ranges.map(({ quantity, ...range }, at) => ({
      ...range,
      orgId,
      agreementId: row.id,
      rangeNo: at + 1,
      quantityE4: positiveIn(quantity).toString(),
    })),
    lines: lines.flatMap(({ lineNo, line }) => {
      const commitmentId = ids.get(lineNo);
      if (commitmentId === undefined || line.floor.kind === 'unknown') return [];
      const { product, terms, floor } = line;
      const priceE4 = terms.invoicePriceE4.toString();
      const floorE4 = floor.floorE4.toString();
      const one = { orgId, agreementId: row.id, lineNo, commitmentId, productId: product.id };
      const rangeNo = promised.lines[lineNo - 1]?.rangeNo ?? null;
      const toBp = rangeNo === null ? null : (ranges[rangeNo - 1]?.toBp ?? null);
      const listPriceE4 = rangeNo === null ? null : terms.listPriceE4.toString();
      return [{ ...one, priceE4, floorE4, rebateBp: topRebateBp, rangeNo, toBp, listPriceE4 }];
    }),
    tiers: tiers.map(({ fromMinor, rateBp }) => ({
      orgId,
      agreementId: row.id,
      fromMinor: fromMinor.toString(),
      rateBp,
      topRebateBp,
    })),
  });
  await context.audit({
    action: 'sign-agreement',
    objectType: 'price-agreement',
    objectId: row.id,
    after: {
      accountId: row.accountId,
      signedOn,
      lines: made.length,
      ranges: ranges.length,
      concessionBp: assessment.totalBp,
    },
  });
  await tellPaper(context, signed, 'agreement-signed');
  return signed;
};

const signOf = (judge: SupportJudge) =>
  handle(operations.signAgreement, async (context, { id, version, signedOn }) => {
    const row = await requireDraft(context, { id, version });
    const signed = await signDraft(context, row, { signedOn: signedOn ?? context.today, judge });
    return await presentAgreement(context, signed);
  });

export const signingHandlersOf = (judge: SupportJudge) => [signOf(judge)];
