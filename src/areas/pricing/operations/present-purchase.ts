import { z } from 'zod';
import { listAccountRefs, listMembersReaching } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { minorOf, moneyWireOf } from '#kernel/money';
import { listMembers } from '#platform/identity';
import type { Context } from '#platform/operations';
import { permissions } from '../contract/permissions.ts';
import { committeeMemberSchema, rivalSchema, tenderDocumentSchema } from '../contract/purchase-operations.ts';
import { promisedLineSchema } from '../contract/schemas.ts';
import {
  allocate,
  isBondOverdue,
  missingApproverOf,
  shownAgreementStateOf,
  shownStateOf,
  submissionProblemOf,
  tenderGates,
} from '../domain/index.ts';
import type { Bond } from '../domain/index.ts';
import { findAgreementForPurchase } from '../store/agreements.ts';
import { calledOffOf, listCommitments } from '../store/commitments.ts';
import type { CommitmentRow } from '../store/commitments.ts';
import { listLeasePayments } from '../store/lease-payments.ts';
import { findBond, listGates, purchases } from '../store/purchases.ts';
import type { PurchaseRow, TenderBondRow } from '../store/purchases.ts';
import { listUsedApprovals, requests } from '../store/requests.ts';
import type { Promised } from './assess.ts';
import { leaseTermsSchema, presentLease } from './lease-schedule.ts';
import { presentReciprocal } from './present-reciprocal.ts';
import { presentLine } from './quotes.ts';
import { rowsOf } from './reach.ts';
import type { PricingRight } from './reach.ts';

const storedLines = z.array(promisedLineSchema);

/** What only a tender has, as it is kept. */
export const tenderTermsSchema = z.object({
  reference: z.string().nullable(),
  note: z.string().nullable(),
  documents: z.array(tenderDocumentSchema),
  committee: z.array(committeeMemberSchema),
  rivals: z.array(rivalSchema),
});
const commonTermsSchema = z.object({ note: z.string().nullable(), rivals: z.array(rivalSchema).optional() });
export type TenderTerms = z.output<typeof tenderTermsSchema>;

export const draftedLinesOf = (row: Pick<PurchaseRow, 'lines'>) => storedLines.parse(row.lines);

/** What a draft would promise. */
export const promisedByPurchase = (row: Pick<PurchaseRow, 'lines' | 'creditDays'>): Promised => ({
  lines: draftedLinesOf(row),
  ...(row.creditDays !== null && { creditDays: row.creditDays }),
});

export const bondOf = (row: TenderBondRow | null): Bond | null =>
  row === null
    ? null
    : {
        amountMinor: BigInt(row.amountMinor),
        paidOn: row.paidOn,
        dueBackOn: row.dueBackOn,
        returnedOn: row.returnedOn,
      };

export const requirePurchase = async (context: Context, right: PricingRight, id: string): Promise<PurchaseRow> => {
  const row = await purchases.find(context.db, context.company.id, {
    id,
    within: rowsOf(context, right, 'purchase.account_id'),
  });
  if (row === null) throw new AppError('pricing.purchase-not-found');
  return row;
};

/** Whether finance has to approve before it binds us: an exchange, and a lease that counts on a residual. */
export const needsFinance = ({ mode, residualMinor }: Pick<PurchaseRow, 'mode' | 'residualMinor'>): boolean =>
  mode === 'reciprocal' || residualMinor > 0;

/** Why nobody can approve a draft that waits for finance; null when somebody can, or nothing waits. */
export const approverMissing = async (context: Context, row: PurchaseRow): Promise<'vacant' | 'own-only' | null> => {
  if (!needsFinance(row) || row.state !== 'draft' || row.approvedBy !== null) return null;
  const reaching = await listMembersReaching(context, permissions['pricing.offset'], [row.accountId]);
  const holders = (reaching.get(row.accountId) ?? []).map(({ userId }) => userId);
  return missingApproverOf(holders, [row.createdBy, row.changedBy]);
};

type Refs = Awaited<ReturnType<typeof listAccountRefs>>;

export const presentPurchaseRow = ({ company }: Pick<Context, 'company'>, row: PurchaseRow, accounts: Refs) => {
  const account = accounts.get(row.accountId);
  if (account === undefined) throw new AppError('pricing.purchase-not-found');
  const { id, number, mode, title, state, committedOn, reason, createdByName } = row;
  return {
    id,
    number,
    account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
    mode,
    title,
    state,
    total: moneyWireOf(BigInt(row.totalE4), company.currency),
    committedOn,
    reason,
    isApproved: needsFinance(row) ? row.approvedBy !== null : null,
    createdByName,
    createdAt: row.createdAt.toISOString(),
  };
};

const linesOf = async (context: Context, row: PurchaseRow) => {
  const { db, company } = context;
  const lines = await listCommitments(db, company.id, { kind: row.mode, documentId: row.id });
  const products = await listProductRefs(
    db,
    company.id,
    lines.map(({ productId }) => productId),
  );
  const ordered = await calledOffOf(
    db,
    company.id,
    lines.map(({ id }) => id),
  );
  const amounts = leaseAmountsOf(context, row, lines);
  return lines.map((line, at) => {
    const shown = presentLine(context, line, { products, ordered: ordered.get(line.id) ?? 0n });
    const amount = amounts?.[at];
    return amount === undefined
      ? shown
      : { ...shown, amount: { minor: amount.toString(), currency: company.currency } };
  });
};

const presentTender = async (context: Context, row: PurchaseRow) => {
  if (row.mode !== 'tender') return null;
  const terms = tenderTermsSchema.parse(row.terms);
  const { db, company, today } = context;
  const names = new Map((await listMembers(db, company.id)).map(({ userId, name }) => [userId, name]));
  const gates = await listGates(db, company.id, row.id);
  const bond = bondOf(await findBond(db, company.id, row.id));
  const { reference, documents, committee, rivals } = terms;
  const isOpen = row.state === 'draft' || row.state === 'committed';
  return {
    reference,
    documents,
    committee,
    rivals,
    gates: tenderGates.flatMap((gate) =>
      gates
        .filter((one) => one.gate === gate)
        .map(({ dueOn, doneOn, ownerId, outcome, note }) => ({
          gate,
          dueOn,
          doneOn,
          outcome,
          note,
          owner: ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' },
          isLate:
            gate === 'bond-returned'
              ? isBondOverdue(bond, today)
              : isOpen && doneOn === null && dueOn !== null && dueOn < today,
        })),
    ),
    bond:
      bond === null
        ? null
        : {
            amount: { minor: bond.amountMinor.toString(), currency: company.currency },
            paidOn: bond.paidOn,
            dueBackOn: bond.dueBackOn,
            returnedOn: bond.returnedOn,
            isOverdue: isBondOverdue(bond, today),
          },
    problem: row.state === 'draft' ? submissionProblemOf({ gates, bond, documents }, today) : null,
  };
};

const presentSignedLease = async (context: Context, row: PurchaseRow) => {
  const { db, company } = context;
  const { leaseEnd, leaseEndOn } = row;
  const end = leaseEnd === null || leaseEndOn === null ? null : { as: leaseEnd, on: leaseEndOn };
  const payments = await listLeasePayments(db, company.id, row.id);
  return presentLease(context, leaseTermsSchema.parse(row.terms), { number: row.number, payments, end });
};

/** Amounts of the goods of a lease: its present value, dealt out by what they are worth at list, to the cent. */
const leaseAmountsOf = (
  { company }: Context,
  row: PurchaseRow,
  lines: readonly CommitmentRow[],
): readonly bigint[] | null =>
  row.mode === 'lease'
    ? allocate(
        minorOf(BigInt(row.totalE4), company.currency),
        lines.map(({ listPriceE4, quantityE4 }) => BigInt(listPriceE4 ?? 0) * BigInt(quantityE4)),
      )
    : null;

const presentRequestOf = async (context: Context, row: PurchaseRow) => {
  const { db, company, today } = context;
  if (row.requestId === null) return null;
  const within = rowsOf(context, 'pricing.read', 'account_id');
  const request = await requests.find(db, company.id, { id: row.requestId, within });
  if (request === null) return null;
  const used = await listUsedApprovals(db, company.id, [request.id]);
  const { id, number } = request;
  return { id, number, state: shownStateOf({ ...request, isUsed: used.has(id) }, today) };
};

const presentAgreementOf = async ({ db, company, today }: Context, row: PurchaseRow) => {
  const agreement = row.state === 'won' ? await findAgreementForPurchase(db, company.id, row.id) : null;
  if (agreement === null) return null;
  const { id, number } = agreement;
  return { id, number, state: shownAgreementStateOf(agreement, today) };
};

/** A purchase with everything that its page shows. */
export const presentPurchase = async (context: Context, row: PurchaseRow) => {
  const { db, company, actor } = context;
  const { note, rivals = [] } = commonTermsSchema.parse(row.terms);
  const draftLines = draftedLinesOf(row);
  const priced = rivals.flatMap(({ prices }) => prices.map(({ productId }) => productId));
  const ids = [...new Set([...draftLines.map(({ productId }) => productId), ...priced])];
  const products = await listProductRefs(db, company.id, ids);
  const lines = row.state === 'draft' || row.state === 'withdrawn' ? [] : await linesOf(context, row);
  return {
    ...presentPurchaseRow(context, row, await listAccountRefs(db, company.id, [row.accountId])),
    version: row.version,
    creditDays: row.creditDays ?? lines[0]?.creditDays ?? null,
    note,
    draftLines,
    lines,
    products: ids.flatMap((id) => products.get(id) ?? []),
    request: await presentRequestOf(context, row),
    committedByName: row.committedByName,
    approvedByName: row.approvedByName,
    approverMissing: await approverMissing(context, row),
    resultNote: row.resultNote,
    agreement: await presentAgreementOf(context, row),
    tender: await presentTender(context, row),
    reciprocal: row.mode === 'reciprocal' ? await presentReciprocal(context, row) : null,
    lease: row.mode === 'lease' ? await presentSignedLease(context, row) : null,
    mayChange: row.state === 'draft' && actor.scopeOf('pricing.purchase') !== null,
  };
};
