import { z } from 'zod';
import { listAccountRefs, listMembersReaching } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { moneyWireOf } from '#kernel/money';
import { listMembers } from '#platform/identity';
import type { Context } from '#platform/operations';
import { askedPaperSchema } from '../contract/paper-schema.ts';
import { permissions } from '../contract/permissions.ts';
import { authorityBandSchema } from '../contract/policy-schema.ts';
import { leverSchema, promisedLineSchema } from '../contract/schemas.ts';
import { askedOf, isAway, mayMove, openRolesOf, shownStateOf, slotFor } from '../domain/index.ts';
import type { AskedPaper, AuthorityBand, Colleague, Delegation, RequestAct, Signature } from '../domain/index.ts';
import { listLineNames } from '../store/agreed-ranges.ts';
import { listDelegations } from '../store/delegations.ts';
import { findAgreementForRequest, findAgreementOfRequest } from '../store/agreements.ts';
import { findQuoteOfRequest } from '../store/documents.ts';
import { findPlanForRequest } from '../store/plans.ts';
import { findPurchaseForRequest, findPurchaseOfRequest } from '../store/purchases.ts';
import { listDecisions, listSignatures, listUsedApprovals, requests } from '../store/requests.ts';
import type { RequestRow, SignatureRow } from '../store/requests.ts';
import type { Signer } from '../store/waiting-requests.ts';
import { paperOfRequest, sentPaperOf } from './asked-paper.ts';
import { judgedAmountSchema } from './judged.ts';
import { decimalOf, rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';
import { heldDelegations } from './stand-ins.ts';

/** What a request asks for, as it is kept. */
export const askedSchema = z.object({
  lines: z.array(promisedLineSchema),
  marketingSupport: z.string().nullable(),
  creditDays: z.number().int().nullable(),
});
export type Asked = z.output<typeof askedSchema>;

export const promisedOf = ({ lines, marketingSupport, creditDays }: Asked) => ({
  lines,
  ...(marketingSupport !== null && { marketingSupport }),
  ...(creditDays !== null && { creditDays }),
});

export const offeredSchema = z.array(leverSchema);

export const bandIn = ({ band }: Pick<RequestRow, 'band'>): AuthorityBand | null =>
  band === null ? null : authorityBandSchema.parse(band);

export const requireRequest = async (context: Context, right: PricingRight, id: string): Promise<RequestRow> => {
  const row = await requests.find(context.db, context.company.id, {
    id,
    within: rowsOf(context, right, 'price_request.account_id'),
  });
  if (row === null) throw new AppError('pricing.request-not-found');
  return row;
};

export const requireMove = (row: RequestRow, act: RequestAct, version: number): void => {
  if (row.version !== version) throw new AppError('pricing.request-changed-meanwhile');
  if (!mayMove(row.state, act)) throw new AppError('pricing.wrong-state', { state: row.state });
};

/** An approval is used once: by one quote, one agreement, one plan or one purchase. */
export const isUsed = async ({ db, company }: Context, requestId: string): Promise<boolean> => {
  const quote = await findQuoteOfRequest(db, company.id, requestId);
  const agreement = await findAgreementOfRequest(db, company.id, requestId);
  const purchase = await findPurchaseOfRequest(db, company.id, requestId);
  const plan = await findPlanForRequest(db, company.id, { requestId, isSigned: true });
  return quote !== null || agreement !== null || plan !== null || purchase !== null;
};

export const requireUnused = async (context: Context, requestId: string): Promise<void> => {
  if (await isUsed(context, requestId)) throw new AppError('pricing.approval-used');
};

export type Office = {
  readonly colleagues: readonly Colleague[];
  readonly names: ReadonlyMap<string, string>;
  readonly delegations: readonly Delegation[];
};

/** Who works here and who stands in for whom today. */
export const officeOf = async ({ db, company, today }: Context): Promise<Office> => {
  const members = await listMembers(db, company.id);
  return {
    colleagues: members.filter(({ active }) => active).map(({ userId, roles }) => ({ userId, roles })),
    names: new Map(members.map(({ userId, name }) => [userId, name])),
    delegations: heldDelegations(await listDelegations(db, company.id, today), members),
  };
};

/** Those who may decide prices of each of some accounts. */
export const decidersAt = async (
  context: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const reaching = await listMembersReaching(context, permissions['pricing.decide'], accountIds);
  return new Map([...reaching].map(([id, members]) => [id, new Set(members.map(({ userId }) => userId))]));
};

/** The caller as one who signs, with those whom he or she stands in for today. */
export const signerOf = ({ actor, today }: Context, { colleagues, delegations }: Office): Signer => ({
  userId: actor.userId,
  ...(actor.scopeOf('pricing.decide') === null
    ? { roles: [], standsInFor: [] }
    : {
        roles: actor.roles,
        standsInFor: delegations
          .filter((delegation) => delegation.toUserId === actor.userId && isAway(delegation, today))
          .flatMap(({ fromUserId }) => colleagues.filter(({ userId }) => userId === fromUserId)),
      }),
});

/** The approvals of the round that a request is in. */
export const signaturesOf = (row: RequestRow, all: readonly SignatureRow[]): readonly Signature[] =>
  all
    .filter(({ requestId, round, verdict }) => requestId === row.id && round === row.round && verdict === 'approve')
    .map(({ role, userId }) => ({ role, userId }));

export const signingOf = (
  row: RequestRow,
  signatures: readonly Signature[],
  { office, today }: { readonly office: Office; readonly today: string },
) => {
  const band = row.state === 'submitted' ? bandIn(row) : null;
  return band === null ? null : { band, signatures, requesterId: row.createdBy, today, ...office };
};

const instantOf = (at: Date | null): string | null => at?.toISOString() ?? null;

const amountOf = ({ judged }: RequestRow, currency: string) =>
  judged === null ? null : moneyWireOf(BigInt(judgedAmountSchema.parse(judged).amountE4), currency);

type RowParts = {
  readonly office: Office;
  readonly deciders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly signatures: readonly SignatureRow[];
  readonly accounts: Awaited<ReturnType<typeof listAccountRefs>>;
  readonly used: ReadonlySet<string>;
};

export const presentRow = (
  { actor, company, now, today }: Context,
  row: RequestRow,
  { office, deciders, signatures, accounts, used }: RowParts,
) => {
  const account = accounts.get(row.accountId);
  if (account === undefined) throw new AppError('pricing.request-not-found');
  const approvals = signaturesOf(row, signatures);
  const signing = signingOf(row, approvals, { office, today });
  const asking = signing === null ? null : { ...signing, deciders: deciders.get(row.accountId) ?? new Set<string>() };
  const slot =
    signing === null || actor.scopeOf('pricing.decide') === null
      ? null
      : slotFor({ ...signing, signer: { userId: actor.userId, roles: actor.roles } });
  const place = typeof slot === 'object' ? slot : null;
  return {
    id: row.id,
    number: row.number,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    state: shownStateOf({ ...row, isUsed: used.has(row.id) }, today),
    judgedBp: row.judgedBp,
    ownBp: row.judged === null ? null : judgedAmountSchema.parse(row.judged).totalBp,
    signedNames: approvals.flatMap(({ userId }) => office.names.get(userId) ?? []),
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    submittedAt: instantOf(row.submittedAt),
    dueAt: instantOf(row.dueAt),
    isOverdue: row.state === 'submitted' && row.dueAt !== null && row.dueAt < now,
    validUntil: row.validUntil,
    maySign: place !== null,
    signsForName: place === null || place.forUserId === null ? null : (office.names.get(place.forUserId) ?? null),
    amount: amountOf(row, company.currency),
    openRoles: signing === null ? [] : [...openRolesOf(signing.band, signing.signatures)],
    askedNames: asking === null ? [] : askedOf(asking).flatMap((userId) => office.names.get(userId) ?? []),
  };
};

/** The names of the products and product lines that the ranges and the plan of a paper stand on. */
const placesOf = async ({ db, company }: Context, { ranges, plan }: AskedPaper) => {
  const productIds = ranges.flatMap(({ productId }) => productId ?? []);
  const lineIds = new Set([...ranges.flatMap(({ lineId }) => lineId ?? []), ...(plan?.lineIds ?? [])]);
  const products = [...(await listProductRefs(db, company.id, productIds)).values()];
  const lines = lineIds.size === 0 ? [] : (await listLineNames(db, company.id)).filter(({ id }) => lineIds.has(id));
  return [...products, ...lines].map(({ id, name, nameEn }) => ({ id, name, nameEn }));
};

/** A request with everything that its page shows. */
export const presentRequest = async (context: Context, row: RequestRow) => {
  const { db, company, today, actor } = context;
  const office = await officeOf(context);
  const deciders = await decidersAt(context, [row.accountId]);
  const signatures = await listSignatures(db, company.id, [row.id]);
  const accounts = await listAccountRefs(db, company.id, [row.accountId]);
  const decisions = await listDecisions(db, company.id, row.id);
  const approvals = signaturesOf(row, signatures);
  const quote = await findQuoteOfRequest(db, company.id, row.id);
  const agreement = await findAgreementForRequest(db, company.id, row.id);
  const purchase = await findPurchaseForRequest(db, company.id, row.id);
  const plan = await findPlanForRequest(db, company.id, { requestId: row.id, isSigned: false });
  const signing = signingOf(row, approvals, { office, today });
  const used = await listUsedApprovals(db, company.id, [row.id]);
  const asked = askedSchema.parse(row.lines);
  const products = await listProductRefs(
    db,
    company.id,
    asked.lines.map(({ productId }) => productId),
  );
  const band = bandIn(row);
  const paper = row.state === 'draft' ? await paperOfRequest(context, row.id) : sentPaperOf(row);
  return {
    ...presentRow(context, row, { office, deciders, signatures, accounts, used }),
    version: row.version,
    round: row.round,
    ...asked,
    products: asked.lines.flatMap(({ productId }) => products.get(productId) ?? []),
    quote: quote === null ? null : { id: quote.id, number: quote.number },
    agreement: agreement === null ? null : { id: agreement.id, number: agreement.number, title: agreement.title },
    plan: plan === null ? null : { id: plan.id, number: plan.number, title: plan.title },
    purchase: purchase === null ? null : { id: purchase.id, number: purchase.number, title: purchase.title },
    paper: paper === null ? null : { ...askedPaperSchema.parse(paper), places: await placesOf(context, paper) },
    reason: row.reason,
    competitor: row.competitor,
    competitorPrice: row.competitorPriceE4 === null ? null : decimalOf(row.competitorPriceE4),
    competitorSource: row.competitorSource,
    competitorProof: row.competitorProof,
    offered: offeredSchema.parse(row.offered),
    noLeverReason: row.noLeverReason,
    wantedUntil: row.wantedUntil,
    band: band === null ? null : { ...band, needs: [...band.needs] },
    askedUserIds:
      signing === null ? [] : [...askedOf({ ...signing, deciders: deciders.get(row.accountId) ?? new Set() })],
    signatures: signatures.map((signature) => ({
      round: signature.round,
      verdict: signature.verdict,
      role: signature.role,
      userName: signature.userName,
      forName: signature.forUserId === null ? null : (office.names.get(signature.forUserId) ?? null),
      reason: signature.reason,
      signedAt: signature.signedAt.toISOString(),
    })),
    decided: decisions.map((decision) => ({
      lineNo: decision.lineNo,
      productId: decision.productId,
      decidedBp: decision.decidedBp,
      pocketPrice: decimalOf(decision.decidedPriceE4),
      quantity: decimalOf(decision.decidedQuantityE4),
    })),
    mayEdit: mayMove(row.state, 'edit') && actor.scopeOf('pricing.request') !== null,
  };
};
