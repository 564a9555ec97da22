import { listAccountRefs } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import { timesE4 } from '#kernel/decimal';
import { moneyWireOf } from '#kernel/money';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { quoteOperations as operations } from '../contract/quote-operations.ts';
import { documentNumber, mayMove, shownQuoteStateOf } from '../domain/index.ts';
import { freeApproval } from '../store/approval-grounds.ts';
import { calledOffOf, listCommitments } from '../store/commitments.ts';
import type { CommitmentRow } from '../store/commitments.ts';
import { listQuotes, nextNumber, quotes } from '../store/documents.ts';
import type { QuoteRow } from '../store/documents.ts';
import { lockPromises } from '../store/grants.ts';
import { listDecisions, requests } from '../store/requests.ts';
import type { RequestRow } from '../store/requests.ts';
import { readTerms } from '../store/stored-terms.ts';
import { sentPaperOf } from './asked-paper.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assess.ts';
import { commit } from './commit.ts';
import type { CommitLine } from './commit.ts';
import { startRetention } from './retention.ts';
import { decimalOf, lockedAccount, requireOnce, rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';
import { askedSchema, promisedOf, requireRequest, requireUnused } from './request-parts.ts';
import { scopeOfQuote } from './standing.ts';
import { requireRiskChecked } from './support-judge.ts';
import type { SupportJudge } from './support-judge.ts';
import { tellPaper } from './tell-paper.ts';

export const requireQuote = async (context: Context, right: PricingRight, id: string): Promise<QuoteRow> => {
  const row = await quotes.find(context.db, context.company.id, {
    id,
    within: rowsOf(context, right, 'price_quote.account_id'),
  });
  if (row === null) throw new AppError('pricing.quote-not-found');
  return row;
};

type Refs = Awaited<ReturnType<typeof listAccountRefs>>;

const presentRow = ({ company, today }: Context, row: QuoteRow, accounts: Refs) => {
  const account = accounts.get(row.accountId);
  if (account === undefined) throw new AppError('pricing.quote-not-found');
  return {
    id: row.id,
    number: row.number,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    state: shownQuoteStateOf(row, today),
    quotedOn: row.quotedOn,
    validUntil: row.validUntil,
    total: moneyWireOf(BigInt(row.totalE4), company.currency),
    concessionBp: row.concessionBp,
    requestId: row.requestId,
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
  };
};

/** A committed line without what its floor is made of. */
export const presentLine = (
  { company }: Pick<Context, 'company'>,
  row: CommitmentRow,
  { products, ordered }: { readonly products: Awaited<ReturnType<typeof listProductRefs>>; readonly ordered: bigint },
) => {
  const terms = readTerms(row.terms);
  const product = products.get(row.productId);
  if (product === undefined) throw new AppError('pricing.product-not-found', { id: row.productId });
  return {
    id: row.id,
    lineNo: row.lineNo,
    product,
    quantity: decimalOf(row.quantityE4),
    freeQuantity: decimalOf(row.freeQuantityE4),
    listPrice: row.listPriceE4 === null ? null : decimalOf(row.listPriceE4),
    price: decimalOf(row.invoicePriceE4),
    pocketPrice: decimalOf(row.priceE4),
    rebateBp: terms.rebateBp,
    creditDays: terms.creditDays,
    amount: moneyWireOf(timesE4(BigInt(row.invoicePriceE4), BigInt(row.quantityE4)), company.currency),
    orderedQuantity: decimalOf(ordered),
    isApproved: row.decisionId !== null,
  };
};

const present = async (context: Context, row: QuoteRow) => {
  const { db, company } = context;
  const lines = await listCommitments(db, company.id, { kind: 'quote', documentId: row.id });
  const ordered = await calledOffOf(
    db,
    company.id,
    lines.map(({ id }) => id),
  );
  const products = await listProductRefs(
    db,
    company.id,
    lines.map(({ productId }) => productId),
  );
  const accounts = await listAccountRefs(db, company.id, [row.accountId]);
  return {
    ...presentRow(context, row, accounts),
    version: row.version,
    note: row.note,
    closeReason: row.closeReason,
    lines: lines.map((line) => presentLine(context, line, { products, ordered: ordered.get(line.id) ?? 0n })),
  };
};

const list = handle(operations.listQuotes, async (context, { cursor, limit, accountId, state }) => {
  const { db, company } = context;
  const found = await listQuotes(db, {
    orgId: company.id,
    within: rowsOf(context, 'pricing.read', 'price_quote.account_id'),
    accountId,
    state,
    after: momentOf(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const accounts = await listAccountRefs(
    db,
    company.id,
    page.rows.map(({ accountId }) => accountId),
  );
  return { ...page, rows: page.rows.map((row) => presentRow(context, row, accounts)) };
});

const get = handle(operations.getQuote, async (context, { id }) =>
  present(context, await requireQuote(context, 'pricing.read', id)),
);

type NewQuote = {
  readonly judge: SupportJudge;
  readonly assessment: Assessment;
  readonly lines: readonly CommitLine[];
  readonly requestId: string | null;
  readonly validUntil: Day | undefined;
  readonly latest: Day;
  readonly note: string | undefined;
  /** The request that it answers, whether or not it stands on its approval. */
  readonly forRequestId: string | null;
};

const write = async (context: Context, quote: NewQuote) => {
  const { judge, assessment, lines, requestId, validUntil, latest, note, forRequestId } = quote;
  const { db, company, actor, now, today, newId } = context;
  const end = validUntil ?? latest;
  if (end < today || end > latest) throw new AppError('pricing.expiry-outside', { from: today, to: latest });
  await requireRiskChecked(context, judge, assessment);
  const id = newId();
  const made = await commit(context, assessment, { kind: 'quote', documentId: id, lines });
  const year = Number(today.slice(0, 4));
  await quotes.add(db, {
    orgId: company.id,
    id,
    number: documentNumber('Q', year, await nextNumber(db, { orgId: company.id, letter: 'Q', year })),
    accountId: assessment.account.id,
    requestId,
    state: 'open',
    quotedOn: today,
    validUntil: end,
    note: note ?? null,
    totalE4: assessment.amountE4.toString(),
    concessionBp: assessment.totalBp ?? 0,
    closedAt: null,
    closeReason: null,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await context.audit({
    action: 'quote',
    objectType: 'price-quote',
    objectId: id,
    after: { accountId: assessment.account.id, requestId, lines: made.length, concessionBp: assessment.totalBp },
  });
  if (forRequestId !== null) await startRetention(context, forRequestId, id);
  const written = await requireQuote(context, 'pricing.read', id);
  await tellPaper(context, written, 'quote-sent');
  return await present(context, written);
};

const createOf = (judge: SupportJudge) =>
  handle(operations.createQuote, async (context, { accountId, validUntil, note, ...promised }) => {
    requireOnce(promised.lines);
    const account = await lockedAccount(context, 'pricing.quote', accountId);
    const assessment = await assess(context, account, { promised, standing: await scopeOfQuote(context) });
    return await write(context, {
      judge,
      assessment,
      lines: assessment.lines.map((line, at) => ({ lineNo: at + 1, line, decision: null })),
      requestId: null,
      validUntil,
      latest: addDays(context.today, assessment.policy.policy.quoteDays),
      note,
      forRequestId: null,
    });
  });

type QuoteEnd = {
  readonly judge: SupportJudge;
  readonly validUntil?: Day | undefined;
  readonly note?: string | undefined;
};

/** A draft whose prices turn out to be within the caller's own authority is quoted and needs nobody's answer any more. */
const quoteDraft = async (context: Context, request: RequestRow, { judge, validUntil, note }: QuoteEnd) => {
  const { db, company, now, today } = context;
  const { id, accountId, version } = request;
  const account = await lockedAccount(context, 'pricing.quote', accountId);
  const assessment = await assess(context, account, {
    promised: promisedOf(askedSchema.parse(request.lines)),
    standing: await scopeOfQuote(context),
  });
  if (!(await requests.update(db, { orgId: company.id, id, version }, { state: 'withdrawn', decidedAt: now })))
    throw new AppError('pricing.request-changed-meanwhile');
  await context.audit({
    action: 'withdrawn',
    objectType: 'price-request',
    objectId: id,
    before: { state: request.state },
  });
  return await write(context, {
    judge,
    assessment,
    lines: assessment.lines.map((line, at) => ({ lineNo: at + 1, line, decision: null })),
    requestId: null,
    validUntil,
    latest: addDays(today, assessment.policy.policy.quoteDays),
    note,
    forRequestId: id,
  });
};

const quoteRequestOf = (judge: SupportJudge) =>
  handle(operations.quoteRequest, async (context, { id, validUntil, note }) => {
    const { db, company, today } = context;
    const request = await requireRequest(context, 'pricing.quote', id);
    if (mayMove(request.state, 'edit')) return await quoteDraft(context, request, { judge, validUntil, note });
    if (request.state !== 'approved' || request.validUntil === null)
      throw new AppError('pricing.wrong-state', { state: request.state });
    if (request.validUntil < today) throw new AppError('pricing.approval-expired');
    const account = await lockedAccount(context, 'pricing.quote', request.accountId);
    await requireUnused(context, id);
    // A bid that was lost leaves its price to a quote; terms of a year are signed as such.
    const kind = sentPaperOf(request)?.kind;
    if (kind === 'agreement' || kind === 'plan')
      throw new AppError('pricing.asked-for-paper', { number: request.number });
    const promised = promisedOf(askedSchema.parse(request.lines));
    const assessment = await assess(context, account, {
      promised,
      exceptId: id,
      standing: await scopeOfQuote(context),
    });
    const decisions = new Map((await listDecisions(db, company.id, id)).map((row) => [row.lineNo, row]));
    const lines = assessment.lines.map((line, at) => {
      const decision = decisions.get(at + 1);
      if (decision === undefined)
        throw new AppError('pricing.beyond-approval', { line: at + 1, product: line.product.code });
      return { lineNo: at + 1, line, decision };
    });
    return await write(context, {
      judge,
      assessment,
      lines,
      requestId: id,
      validUntil,
      latest: request.validUntil,
      note,
      forRequestId: id,
    });
  });

const close = handle(operations.closeQuote, async (context, { id, version, as, reason }) => {
  const { db, company, now } = context;
  const row = await requireQuote(context, 'pricing.quote', id);
  if (row.version !== version) throw new AppError('pricing.quote-changed-meanwhile');
  if (row.state !== 'open') throw new AppError('pricing.quote-closed', { number: row.number });
  if (as === 'lost' && reason === undefined) throw new AppError('pricing.reason-missing');
  await lockPromises(db, company.id, [row.accountId]);
  const lines = await listCommitments(db, company.id, { kind: 'quote', documentId: id });
  if (
    as !== 'accepted' &&
    (
      await calledOffOf(
        db,
        company.id,
        lines.map((line) => line.id),
      )
    ).size > 0
  )
    throw new AppError('pricing.quote-used');
  const change = { state: as, closedAt: now, closeReason: reason ?? null };
  if (!(await quotes.update(db, { orgId: company.id, id, version }, change)))
    throw new AppError('pricing.quote-changed-meanwhile');
  if (as !== 'accepted' && row.requestId !== null)
    await freeApproval(db, { orgId: company.id, requestId: row.requestId, documentId: id });
  await context.audit({ action: as, objectType: 'price-quote', objectId: id, after: { reason: reason ?? null } });
  await tellPaper(context, row, `quote-${as}`);
  return await present(context, await requireQuote(context, 'pricing.read', id));
});

export const quoteHandlersOf = (judge: SupportJudge) => [list, get, createOf(judge), quoteRequestOf(judge), close];
