import type { EnteredLine } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { timesE4 } from '#kernel/decimal';
import type { Context } from '#platform/operations';
import { documentNumber } from '../domain/index.ts';
import { addCommitments } from '../store/commitments.ts';
import type { NewCommitment } from '../store/commitments.ts';
import { addEnteredOrder, nextNumber, quotes } from '../store/documents.ts';
import { storedTermsOf } from '../store/stored-terms.ts';
import { commit, refuse } from './commit.ts';
import type { CreditJudge } from './credit-judge.ts';
import { orderCreditOf } from './order-credit.ts';
import type { CheckedCredit } from './order-credit.ts';
import { holdOrder } from './order-holds.ts';
import { newlyPromised, ownLinesOf, prepareOrder } from './prepare-order.ts';
import type { OrderInput, OrderLine, PreparedOrder } from './prepare-order.ts';
import { decimalOf, lockGroups, requirePricedAccount, requireStandingAccount } from './reach.ts';
import { requireRiskChecked } from './support-judge.ts';
import type { SupportJudge } from './support-judge.ts';

const refuseLine = ({ lines }: PreparedOrder): void => {
  for (const { verdict, lineNo, product, assessed, leftE4 } of lines) {
    const facts = { line: lineNo, product: product.code };
    if (verdict === 'not-in-quote') throw new AppError('pricing.not-in-quote', facts);
    if (verdict === 'below-quote') throw new AppError('pricing.below-quote', facts);
    if (verdict === 'beyond-quote') throw new AppError('pricing.beyond-quote', facts);
    if (verdict === 'return-above-paid') throw new AppError('pricing.return-above-paid', facts);
    if (verdict === 'return-beyond-bought')
      throw new AppError('pricing.return-beyond-bought', { ...facts, left: decimalOf(leftE4 ?? 0n) });
    if (verdict === 'lot-not-whole') throw new AppError('pricing.lot-not-whole', facts);
    if (verdict !== 'return' && assessed !== null) refuse(assessed, verdict, lineNo);
  }
};

/** Rules of areas that pricing may not need. */
export type OrderJudges = { readonly credit: CreditJudge; readonly support: SupportJudge };

export type CommittedOrder = {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly EnteredLine[];
  readonly hold: CheckedCredit['hold'];
};

/**
 * Commits us to an order: at the prices of its quote, of a won tender or of an agreement, or within the caller's own authority. Answers
 * the lines that the ledger books, free units as lines of their own, and whether the order waits for a release: the promise stands
 * then as well, its delivery does not.
 */
export const commitOrder = async (
  context: Context,
  judges: OrderJudges,
  input: OrderInput & { readonly note?: string | undefined },
): Promise<CommittedOrder> => {
  const { db, company, actor, now, today, newId } = context;
  const orgId = company.id;
  await requirePricedAccount(context, 'pricing.order', input.accountId);
  // The units of a group's agreement are shared by all below it.
  await lockGroups(context, [input.accountId]);
  await requireStandingAccount(context, 'pricing.order', input.accountId);
  const prepared = await prepareOrder(context, input);
  refuseLine(prepared);
  const { quote, purchase, assessment, lines } = prepared;
  const credit = await orderCreditOf(context, judges.credit, { accountId: input.accountId, lines });
  const id = newId();
  const own = ownLinesOf(prepared).map((one) => ({ ...one, decision: null }));
  await requireRiskChecked(context, judges.support, newlyPromised(prepared));
  const made = own.length > 0 ? await commit(context, assessment, { kind: 'order', documentId: id, lines: own }) : [];
  const others = lines.flatMap((line) => otherCommitment(context, prepared, { line, documentId: id }));
  if (others.length > 0) await addCommitments(db, { floors: [], authorities: [], commitments: others });
  const ids = new Map([...made, ...others].map((row) => [row.lineNo, row.id]));
  const year = Number(today.slice(0, 4));
  const number = documentNumber('O', year, await nextNumber(db, { orgId, letter: 'O', year }));
  await addEnteredOrder(db, {
    orgId,
    id,
    number,
    accountId: input.accountId,
    quoteId: quote?.id ?? null,
    purchaseId: purchase?.id ?? null,
    mode: purchase?.mode ?? 'direct',
    orderedOn: today,
    note: input.note ?? null,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  await holdOrder(context, id, credit);
  if (quote?.state === 'open')
    await quotes.update(db, { orgId, id: quote.id, version: quote.version }, { state: 'accepted', closedAt: now });
  return { id, number, lines: bookedLines(lines, ids), hold: credit.hold };
};

/** Call-offs rest on what the line that they are called off from rests on; returns promise nothing. */
const otherCommitment = (
  { company, actor, newId, now, today }: Context,
  { assessment }: PreparedOrder,
  { line, documentId }: { readonly line: OrderLine; readonly documentId: string },
): readonly NewCommitment[] => {
  const own = {
    orgId: company.id,
    id: newId(),
    kind: 'order' as const,
    documentId,
    lineNo: line.lineNo,
    accountId: assessment.account.id,
    productId: line.product.id,
    quantityE4: line.quantityE4.toString(),
    freeQuantityE4: line.freeE4.toString(),
    invoicePriceE4: line.priceE4.toString(),
    committedOn: today,
    appliesFrom: today,
    createdAt: now,
  };
  const { source } = line;
  if (source !== null)
    return [
      {
        ...own,
        // As promised then, and to whom: a member of a group orders at the prices of the group's account.
        committedOn: source.committedOn,
        accountId: source.accountId,
        sourceId: source.id,
        priceE4: String(source.priceE4),
        creditE4: String(source.creditE4),
        terms: JSON.stringify(source.terms),
        floorId: source.floorId,
        floorE4: textOf(source.floorE4),
        floorOn: source.floorOn,
        costDay: source.costDay,
        appliesTo: source.appliesTo,
        listPriceE4: textOf(source.listPriceE4),
        concessionBp: source.concessionBp,
        requesterId: source.requesterId,
        authorityId: source.authorityId,
        authorityBp: source.authorityBp,
        decisionId: source.decisionId,
        decidedBp: source.decidedBp,
        decidedPriceE4: textOf(source.decidedPriceE4),
        decidedCreditE4: textOf(source.decidedCreditE4),
        decidedQuantityE4: textOf(source.decidedQuantityE4),
        decidedUntil: source.decidedUntil,
        decidedRequestId: source.decidedRequestId,
        decidedDocumentId: source.decidedDocumentId,
      },
    ];
  if (line.verdict !== 'return') return [];
  const terms = {
    quantityE4: line.quantityE4,
    listPriceE4: BigInt(line.product.listPriceE4 ?? 0),
    invoicePriceE4: line.priceE4,
    freeQuantityE4: 0n,
    rebateBp: 0,
    freightE4: 0n,
    supportE4: 0n,
    creditDays: assessment.creditDays,
  };
  return [
    {
      ...own,
      priceE4: line.priceE4.toString(),
      creditE4: '0',
      terms: JSON.stringify(storedTermsOf(terms, assessment.credit)),
      requesterId: actor.userId,
    },
  ];
};

const textOf = (value: number | null): string | null => (value === null ? null : String(value));

const bookedLines = (lines: readonly OrderLine[], ids: ReadonlyMap<number, string>): readonly EnteredLine[] => {
  const listOf = ({ product }: OrderLine, units: bigint): bigint | null =>
    product.listPriceE4 === null ? null : timesE4(BigInt(product.listPriceE4), units);
  const goods = lines.map((line): EnteredLine => ({
    lineNo: line.lineNo,
    productId: line.product.id,
    kind: line.verdict === 'return' ? 'return' : 'sale',
    quantityE4: line.quantityE4,
    listE4: listOf(line, line.quantityE4),
    netE4: timesE4(line.priceE4, line.quantityE4),
    commitmentId: ids.get(line.lineNo) ?? null,
  }));
  const free = lines
    .filter(({ freeE4 }) => freeE4 > 0n)
    .map((line, at): EnteredLine => ({
      lineNo: lines.length + 1 + at,
      productId: line.product.id,
      kind: 'free-goods',
      quantityE4: line.freeE4,
      listE4: listOf(line, line.freeE4),
      netE4: 0n,
      commitmentId: ids.get(line.lineNo) ?? null,
    }));
  return [...goods, ...free];
};
