import type { z } from 'zod';
import { listAccountRefs } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { addDays } from '#kernel/day';
import { pageOfRows } from '#kernel/cursor';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { requestOperations as operations } from '../contract/request-operations.ts';
import { documentNumber, dueAt, jointBandOf, submitRefusalOf } from '../domain/index.ts';
import type { SubmitRefusal } from '../domain/index.ts';
import { nextNumber } from '../store/documents.ts';
import { listLeverShares, listRequests, listSignatures, listUsedApprovals, requests } from '../store/requests.ts';
import type { RequestRow } from '../store/requests.ts';
import { paperOfRequest } from './asked-paper.ts';
import { assess } from './assess.ts';
import type { AssessedLine } from './assess.ts';
import { refuse, verdictOf } from './commit.ts';
import { judgedCaseOf, judgedOf } from './judged.ts';
import { amountIn, lockedAccount, requireOnce, requirePricedAccount, rowsOf } from './reach.ts';
import {
  askedSchema,
  decidersAt,
  officeOf,
  offeredSchema,
  presentRequest,
  presentRow,
  promisedOf,
  requireMove,
  requireRequest,
  requireUnused,
  signerOf,
} from './request-parts.ts';
import { requireSigners } from './require-signers.ts';
import { scopeOfRequest } from './standing.ts';
import { requireRiskChecked } from './support-judge.ts';
import type { SupportJudge } from './support-judge.ts';

const orNull = (value: string | null | undefined): string | null => value ?? null;
const priceOf = (value: string | null | undefined): string | null =>
  value === null || value === undefined ? null : amountIn(value).toString();

/** The row as the change leaves it; refuses when somebody was quicker. */
const change = async (
  { db, company }: Context,
  row: RequestRow,
  values: Parameters<typeof requests.update>[2],
): Promise<void> => {
  if (!(await requests.update(db, { orgId: company.id, id: row.id, version: row.version }, values)))
    throw new AppError('pricing.request-changed-meanwhile');
};

const list = handle(
  operations.listRequests,
  async (context, { cursor, limit, accountId, state, waitingForMe, mine }) => {
    const { db, company, actor } = context;
    const office = await officeOf(context);
    const found = await listRequests(db, {
      orgId: company.id,
      within: rowsOf(context, 'pricing.read', 'price_request.account_id'),
      accountId,
      state,
      waitingFor: waitingForMe ? signerOf(context, office) : undefined,
      createdBy: mine ? actor.userId : undefined,
      after: momentOf(cursor),
      limit: limit + 1,
    });
    const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
    const signatures = await listSignatures(
      db,
      company.id,
      page.rows.map(({ id }) => id),
    );
    const accounts = await listAccountRefs(
      db,
      company.id,
      page.rows.map(({ accountId }) => accountId),
    );
    const used = await listUsedApprovals(
      db,
      company.id,
      page.rows.map(({ id }) => id),
    );
    const deciders = await decidersAt(context, [...accounts.keys()]);
    const parts = { office, deciders, signatures, accounts, used };
    return { ...page, rows: page.rows.map((row) => presentRow(context, row, parts)) };
  },
);

const get = handle(operations.getRequest, async (context, { id }) =>
  presentRequest(context, await requireRequest(context, 'pricing.read', id)),
);

type Draft = Omit<z.output<typeof operations.createRequest.input>, 'accountId'>;

/** Writes the draft of a request; the price is assessed only so that nothing unreadable is kept. */
export const draftRequest = async (
  context: Context,
  { accountId, ...fields }: Draft & { readonly accountId: string },
): Promise<RequestRow> => {
  const { db, company, actor, now, today, newId } = context;
  requireOnce(fields.lines);
  const account = await lockedAccount(context, 'pricing.request', accountId);
  await assess(context, account, { promised: fields });
  const year = Number(today.slice(0, 4));
  const id = newId();
  await requests.add(db, {
    orgId: company.id,
    id,
    number: documentNumber('R', year, await nextNumber(db, { orgId: company.id, letter: 'R', year })),
    accountId,
    state: 'draft',
    reason: orNull(fields.reason),
    competitor: orNull(fields.competitor),
    competitorPriceE4: priceOf(fields.competitorPrice),
    competitorSource: orNull(fields.competitorSource),
    competitorProof: fields.competitorProof ?? null,
    offered: JSON.stringify(fields.offered ?? []),
    noLeverReason: orNull(fields.noLeverReason),
    wantedUntil: orNull(fields.wantedUntil),
    lines: JSON.stringify({
      lines: fields.lines,
      marketingSupport: orNull(fields.marketingSupport),
      creditDays: fields.creditDays ?? null,
    }),
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({ action: 'draft', objectType: 'price-request', objectId: id, after: { accountId } });
  return await requireRequest(context, 'pricing.read', id);
};

type AskingPaper = Pick<RequestRow, 'id' | 'accountId' | 'number'> & { readonly title: string };

type PaperRequest = {
  readonly promised: Draft;
  /** Writes into the paper which request asks for it. */
  readonly hold: (requestId: string) => Promise<unknown>;
  readonly audited: { readonly action: string; readonly objectType: string };
};

/** The draft of a request that asks for the prices of a paper: of an agreement, a plan or a purchase. */
export const requestPaper = async (
  context: Context,
  { id, accountId, number, title }: AskingPaper,
  { promised, hold, audited }: PaperRequest,
) => {
  const made = await draftRequest(context, { ...promised, accountId, reason: `${number} ${title}` });
  await hold(made.id);
  await context.audit({ ...audited, objectId: id, after: { requestId: made.id } });
  return await presentRequest(context, await requireRequest(context, 'pricing.read', made.id));
};

const create = handle(operations.createRequest, async (context, input) =>
  presentRequest(context, await draftRequest(context, input)),
);

const update = handle(operations.updateRequest, async (context, { id, version, ...fields }) => {
  const row = await requireRequest(context, 'pricing.request', id);
  requireMove(row, 'edit', version);
  const asked = askedSchema.parse(row.lines);
  const next = {
    lines: fields.lines ?? asked.lines,
    marketingSupport: fields.marketingSupport ?? asked.marketingSupport,
    creditDays: fields.creditDays === undefined ? asked.creditDays : fields.creditDays,
  };
  requireOnce(next.lines);
  const account = await requirePricedAccount(context, 'pricing.request', row.accountId);
  await assess(context, account, { promised: promisedOf(next) });
  const kept = (value: string | null | undefined, before: string | null) => (value === undefined ? before : value);
  await change(context, row, {
    lines: JSON.stringify(next),
    reason: kept(fields.reason, row.reason),
    competitor: kept(fields.competitor, row.competitor),
    ...(fields.competitorPrice !== undefined && { competitorPriceE4: priceOf(fields.competitorPrice) }),
    competitorSource: kept(fields.competitorSource, row.competitorSource),
    ...(fields.competitorProof !== undefined && { competitorProof: fields.competitorProof }),
    offered: JSON.stringify(fields.offered ?? row.offered),
    noLeverReason: kept(fields.noLeverReason, row.noLeverReason),
    wantedUntil: kept(fields.wantedUntil, row.wantedUntil),
  });
  await context.audit({
    action: 'change',
    objectType: 'price-request',
    objectId: id,
    before: { lines: JSON.stringify(asked) },
    after: { lines: JSON.stringify(next) },
  });
  return await presentRequest(context, await requireRequest(context, 'pricing.read', id));
});

const refuseUnready = (refusal: SubmitRefusal | null): void => {
  switch (refusal) {
    case null:
      return;
    case 'lever-missing':
      throw new AppError('pricing.lever-missing');
    case 'reason-missing':
      throw new AppError('pricing.reason-missing');
    case 'source-missing':
      throw new AppError('pricing.source-missing');
    case 'no-lines':
      throw new AppError('pricing.no-lines');
    case 'expiry-missing':
      throw new AppError('pricing.expiry-missing');
    default: {
      const never: never = refusal;
      return never;
    }
  }
};

/**
 * Every price that is tried is on the record here, so its floor is told to whoever asks for it: once nothing else is wrong
 * with any line, and of several lines without the name of the one, which would tell of each line by itself.
 */
const refuseLines = ({ today }: Context, lines: readonly AssessedLine[]): void => {
  const judged = lines.map((line, at) => ({ line, at, verdict: verdictOf({ ...line, tellsFloor: true }, today) }));
  for (const { line, at, verdict } of judged)
    if (verdict !== 'above-authority' && verdict !== 'below-floor') refuse(line, verdict, at + 1);
  const below = judged.find(({ verdict }) => verdict === 'below-floor');
  if (below === undefined) return;
  if (lines.length > 1 && !below.line.tellsFloor) throw new AppError('pricing.some-below-floor');
  refuse(below.line, below.verdict, below.at + 1);
};

const submitOf = (judge: SupportJudge) =>
  handle(operations.submitRequest, async (context, { id, version }) => {
    const { now } = context;
    const row = await requireRequest(context, 'pricing.request', id);
    requireMove(row, 'submit', version);
    const account = await lockedAccount(context, 'pricing.request', row.accountId);
    const asked = askedSchema.parse(row.lines);
    const assessment = await assess(context, account, {
      promised: promisedOf(asked),
      exceptId: id,
      standing: await scopeOfRequest(context, id),
    });
    const beyond = assessment.lines.filter(({ judgedBp, authorityBp }) => (judgedBp ?? 0) > authorityBp);
    const band = jointBandOf(assessment.lines.map(judgedCaseOf));
    // Whatever keeps a request from being sent is said before its floor: a try that is not under it reaches an approver.
    refuseUnready(
      submitRefusalOf({
        lines: asked.lines.length,
        reason: row.reason,
        offered: offeredSchema.parse(row.offered),
        noLeverReason: row.noLeverReason,
        competitor: row.competitor,
        competitorSource: row.competitorSource,
        needsExpiry: band?.needsExpiry ?? false,
        wantedUntil: row.wantedUntil,
      }),
    );
    await requireRiskChecked(context, judge, assessment);
    if (band !== null) await requireSigners(context, row, band);
    const paper = await paperOfRequest(context, id);
    refuseLines(context, assessment.lines);
    if (beyond.length === 0) throw new AppError('pricing.within-authority');
    if (band === null) throw new AppError('pricing.wrong-state', { state: row.state });
    const judgedBp = Math.max(...assessment.lines.map((line) => line.judgedBp ?? 0));
    await change(context, row, {
      state: 'submitted',
      round: row.submittedAt === null ? row.round : row.round + 1,
      judged: JSON.stringify({ ...judgedOf(assessment), paper }),
      judgedBp,
      band: JSON.stringify(band),
      submittedAt: now,
      dueAt: dueAt(now, assessment.policy.policy.clockHours),
    });
    await context.audit({
      action: 'submit',
      objectType: 'price-request',
      objectId: id,
      after: { judgedBp, needs: [...band.needs] },
    });
    return await presentRequest(context, await requireRequest(context, 'pricing.read', id));
  });

const close = handle(operations.closeRequest, async (context, { id, version, as }) => {
  const { now } = context;
  const row = await requireRequest(context, 'pricing.request', id);
  requireMove(row, as === 'solved' ? 'solve' : 'withdraw', version);
  if (as === 'solved' && !offeredSchema.parse(row.offered).some(({ answer }) => answer === 'accepted'))
    throw new AppError('pricing.lever-missing');
  await requireUnused(context, id);
  await change(context, row, { state: as, decidedAt: now });
  await context.audit({ action: as, objectType: 'price-request', objectId: id, before: { state: row.state } });
  return await presentRequest(context, await requireRequest(context, 'pricing.read', id));
});

const leverShares = handle(operations.leverShares, async (context, { from }) => {
  const rows = await listLeverShares(context.db, {
    orgId: context.company.id,
    from: from ?? addDays(context.today, -365),
    within: rowsOf(context, 'pricing.read', 'account_id'),
  });
  return {
    rows: rows.map((row) => ({
      ...row,
      solvedShareBp: row.requests === 0 ? null : Math.round((row.solved * 10_000) / row.requests),
    })),
  };
});

export const requestHandlersOf = (judge: SupportJudge) => [
  list,
  get,
  create,
  update,
  submitOf(judge),
  close,
  leverShares,
];
