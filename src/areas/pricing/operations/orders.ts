import { listProductPricing } from '#areas/ledger';
import type { EnteredLine, ProductPricing } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { timesE4 } from '#kernel/decimal';
import { moneyWireOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { quoteOperations as operations } from '../contract/quote-operations.ts';
import { documentNumber, isOrderable } from '../domain/index.ts';
import { addCommitments, calledOffOf, listCommitments } from '../store/commitments.ts';
import type { CommitmentRow, NewCommitment } from '../store/commitments.ts';
import { addEnteredOrder, nextNumber, updateQuote } from '../store/documents.ts';
import type { QuoteRow } from '../store/documents.ts';
import { lockPromises } from '../store/grants.ts';
import { storedTermsOf } from '../store/stored-terms.ts';
import { assess } from './assess.ts';
import type { Assessment, Promised } from './assess.ts';
import { commit, refuse, verdictOf } from './commit.ts';
import type { LineVerdict } from './commit.ts';
import { refOf } from './floors.ts';
import { requireQuote } from './quotes.ts';
import { amountIn, decimalOf, requirePricedAccount } from './reach.ts';

export type OrderInput = Promised & { readonly accountId: string; readonly quoteId?: string | undefined };

type OrderVerdict = LineVerdict | 'return' | 'not-in-quote' | 'below-quote' | 'beyond-quote';

type OrderLine = {
  readonly lineNo: number;
  readonly product: ProductPricing;
  readonly quantityE4: bigint;
  readonly priceE4: bigint;
  readonly freeE4: bigint;
  readonly quoted: CommitmentRow | null;
  readonly verdict: OrderVerdict;
};

export type PreparedOrder = {
  readonly quote: QuoteRow | null;
  readonly assessment: Assessment;
  readonly lines: readonly OrderLine[];
};

/** Puts quote, floor and authority beside every line of an order, and says which may stand. */
const prepare = async (
  context: Context,
  { accountId, quoteId, lines, ...rest }: OrderInput,
): Promise<PreparedOrder> => {
  const { db, company, today } = context;
  const orgId = company.id;
  const account = await requirePricedAccount(context, 'pricing.read', accountId);
  const quote = quoteId === undefined ? null : await requireQuote(context, 'pricing.read', quoteId);
  if (quote !== null && quote.accountId !== accountId) throw new AppError('pricing.quote-not-found');
  if (quote !== null && !isOrderable(quote, today))
    throw new AppError('pricing.quote-closed', { number: quote.number });
  const quoted = quote === null ? [] : await listCommitments(db, orgId, { kind: 'quote', documentId: quote.id });
  const left = await leftOf(context, quoted);
  const products = await listProductPricing(db, {
    orgId,
    productIds: lines.map(({ productId }) => productId),
    on: today,
  });
  const isReturn = (quantity: string): boolean => amountIn(quantity, 'any') < 0n;
  const sold = lines.filter(({ quantity }) => !isReturn(quantity));
  const assessment = await assess(context, account, { promised: { ...rest, lines: sold } });
  let soldAt = 0;
  const found = lines.map((line, at): OrderLine => {
    const product = products.get(line.productId);
    if (product === undefined) throw new AppError('pricing.product-not-found', { id: line.productId });
    const one = {
      lineNo: at + 1,
      product,
      quantityE4: amountIn(line.quantity, 'any'),
      priceE4: amountIn(line.price),
      freeE4: amountIn(line.freeQuantity),
    };
    if (one.quantityE4 < 0n) return { ...one, freeE4: 0n, quoted: null, verdict: 'return' };
    const assessed = assessment.lines[soldAt];
    soldAt += 1;
    if (assessed === undefined) throw new Error('Every sold line is assessed.');
    if (quote === null) return { ...one, quoted: null, verdict: verdictOf(assessed, today) };
    const row = quoted.find(({ productId }) => productId === line.productId) ?? null;
    return { ...one, quoted: row, verdict: callOff(row, one, left) };
  });
  return { quote, assessment, lines: found };
};

/** What is left to call off of each quoted line. */
const leftOf = async ({ db, company }: Context, quoted: readonly CommitmentRow[]): Promise<Map<string, bigint>> => {
  const taken = await calledOffOf(
    db,
    company.id,
    quoted.map(({ id }) => id),
  );
  return new Map(quoted.map(({ id, quantityE4 }) => [id, BigInt(quantityE4) - (taken.get(id) ?? 0n)]));
};

/** Takes the units off what is left of the quoted line; free units come in the quoted proportion at most. */
const callOff = (
  row: CommitmentRow | null,
  line: Pick<OrderLine, 'quantityE4' | 'priceE4' | 'freeE4'>,
  left: Map<string, bigint>,
): OrderVerdict => {
  if (row === null) return 'not-in-quote';
  if (line.priceE4 < BigInt(row.invoicePriceE4)) return 'below-quote';
  const rest = left.get(row.id) ?? 0n;
  const isTooFree = line.freeE4 * BigInt(row.quantityE4) > BigInt(row.freeQuantityE4) * line.quantityE4;
  if (line.quantityE4 > rest || isTooFree) return 'beyond-quote';
  left.set(row.id, rest - line.quantityE4);
  return 'allowed';
};

const checkOrder = handle(operations.checkOrder, async (context, input) => {
  const { quote, assessment, lines } = await prepare(context, input);
  let soldAt = 0;
  return {
    mayEnter: lines.every(({ verdict }) => verdict === 'allowed' || verdict === 'return'),
    lines: lines.map((line) => {
      const assessed = line.verdict === 'return' ? undefined : assessment.lines[soldAt];
      if (line.verdict !== 'return') soldAt += 1;
      const quotedE4 = line.quoted === null ? null : BigInt(line.quoted.invoicePriceE4);
      return {
        lineNo: line.lineNo,
        product: refOf(line.product),
        price: decimalOf(line.priceE4),
        quotedPrice: quotedE4 === null ? null : decimalOf(quotedE4),
        deviation:
          quotedE4 === null
            ? null
            : moneyWireOf(timesE4(line.priceE4 - quotedE4, line.quantityE4), context.company.currency),
        judgedBp: quote === null ? (assessed?.judgedBp ?? null) : (line.quoted?.concessionBp ?? null),
        verdict: line.verdict,
      };
    }),
  };
});

const refuseLine = ({ lines, assessment }: PreparedOrder): void => {
  let soldAt = 0;
  for (const { verdict, lineNo, product } of lines) {
    const facts = { line: lineNo, product: product.code };
    if (verdict === 'not-in-quote') throw new AppError('pricing.not-in-quote', facts);
    if (verdict === 'below-quote') throw new AppError('pricing.below-quote', facts);
    if (verdict === 'beyond-quote') throw new AppError('pricing.beyond-quote', facts);
    if (verdict === 'return') continue;
    const assessed = assessment.lines[soldAt];
    soldAt += 1;
    if (assessed !== undefined) refuse(assessed, verdict, lineNo);
  }
};

export type CommittedOrder = { readonly id: string; readonly number: string; readonly lines: readonly EnteredLine[] };

/**
 * Commits us to an order: at the prices of its quote, or within the caller's own authority. Answers the lines that the
 * ledger books, free units as lines of their own.
 */
export const commitOrder = async (
  context: Context,
  input: OrderInput & { readonly note?: string | undefined },
): Promise<CommittedOrder> => {
  const { db, company, actor, now, today, newId } = context;
  const orgId = company.id;
  await requirePricedAccount(context, 'pricing.order', input.accountId);
  await lockPromises(db, orgId, input.accountId);
  const prepared = await prepare(context, input);
  refuseLine(prepared);
  const { quote, assessment, lines } = prepared;
  const id = newId();
  const sold = lines.filter(({ verdict }) => verdict !== 'return');
  const made =
    quote === null && sold.length > 0
      ? await commit(context, assessment, {
          kind: 'order',
          documentId: id,
          lines: assessment.lines.map((line, at) => ({ lineNo: sold[at]?.lineNo ?? at + 1, line, decision: null })),
        })
      : [];
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
    orderedOn: today,
    note: input.note ?? null,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  });
  if (quote?.state === 'open')
    await updateQuote(db, { orgId, id: quote.id, version: quote.version }, { state: 'accepted', closedAt: now });
  return { id, number, lines: bookedLines(lines, ids) };
};

/** Call-offs rest on what the quoted line rests on; returns promise nothing. */
const otherCommitment = (
  { company, actor, newId, now, today }: Context,
  { quote, assessment }: PreparedOrder,
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
  const { quoted } = line;
  if (quote !== null && quoted !== null)
    return [
      {
        ...own,
        sourceId: quoted.id,
        priceE4: String(quoted.priceE4),
        creditE4: String(quoted.creditE4),
        terms: JSON.stringify(quoted.terms),
        floorId: quoted.floorId,
        floorE4: textOf(quoted.floorE4),
        listPriceE4: textOf(quoted.listPriceE4),
        concessionBp: quoted.concessionBp,
        requesterId: quoted.requesterId,
        authorityId: quoted.authorityId,
        authorityBp: quoted.authorityBp,
        decisionId: quoted.decisionId,
        decidedBp: quoted.decidedBp,
        decidedPriceE4: textOf(quoted.decidedPriceE4),
        decidedQuantityE4: textOf(quoted.decidedQuantityE4),
        decidedUntil: quoted.decidedUntil,
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

export const orderHandlers = [checkOrder];
