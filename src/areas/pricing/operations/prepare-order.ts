import type { ProductPricing } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import { isCalledOff, isOrderable, isTooFree } from '../domain/index.ts';
import type { AgreedFinding } from '../domain/index.ts';
import { findAgreementForPurchase } from '../store/agreements.ts';
import { listCommitments } from '../store/commitments.ts';
import type { CommitmentRow } from '../store/commitments.ts';
import type { QuoteRow } from '../store/documents.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { agreedBook } from './agreed-book.ts';
import type { AgreedLine } from './agreed-book.ts';
import { listAccountPricing } from './account-pricing.ts';
import { assess } from './assess.ts';
import type { AssessedLine, Assessment, Promised } from './assess.ts';
import { verdictOf } from './commit.ts';
import type { LineVerdict } from './commit.ts';
import { requireClausesPassed } from './contract-clauses.ts';
import { judgeReturns } from './judge-returns.ts';
import type { ReturnVerdict } from './judge-returns.ts';
import { leftOf } from './left-of.ts';
import { leftOfPrice } from './left-of-price.ts';
import { promisesMore } from './promises-more.ts';
import { requirePurchase } from './present-purchase.ts';
import { requireQuote } from './quotes.ts';
import { amountIn, requirePricedAccount } from './reach.ts';

export type OrderInput = Promised & {
  readonly accountId: string;
  readonly quoteId?: string | undefined;
  readonly purchaseId?: string | undefined;
};

export type OrderVerdict =
  | LineVerdict
  | ReturnVerdict
  | 'not-in-quote'
  | 'below-quote'
  | 'beyond-quote'
  | 'lot-not-whole';

export type OrderLine = {
  readonly lineNo: number;
  readonly product: ProductPricing;
  readonly quantityE4: bigint;
  readonly priceE4: bigint;
  readonly freeE4: bigint;
  /** Null for a return, which promises no price. */
  readonly assessed: AssessedLine | null;
  readonly quoted: CommitmentRow | null;
  readonly agreed: AgreedLine | null;
  /** Null where the account has no agreement that could speak. */
  readonly finding: AgreedFinding | null;
  /** The committed line that the order calls off; null: it rests on the caller's own authority. */
  readonly source: CommitmentRow | null;
  /** Of a return: the units that may come back, by all lines of the order together; null for a sale. */
  readonly leftE4: bigint | null;
  readonly verdict: OrderVerdict;
};

export type PreparedOrder = {
  readonly quote: QuoteRow | null;
  readonly purchase: PurchaseRow | null;
  readonly assessment: Assessment;
  readonly lines: readonly OrderLine[];
};

/** Lines that the order promises by itself: what it calls off was promised before, and a return promises nothing. */
export const ownLinesOf = ({ lines }: Pick<PreparedOrder, 'lines'>) =>
  lines.flatMap(({ lineNo, assessed, source }) =>
    assessed === null || source !== null ? [] : [{ lineNo, line: assessed }],
  );

/** The assessment of those lines alone. */
export const newlyPromised = (prepared: PreparedOrder): Assessment => ({
  ...prepared.assessment,
  lines: ownLinesOf(prepared).map(({ line }) => line),
});

const requireOpenQuote = async (context: Context, { accountId, quoteId }: OrderInput): Promise<QuoteRow | null> => {
  if (quoteId === undefined) return null;
  const quote = await requireQuote(context, 'pricing.read', quoteId);
  if (quote.accountId !== accountId) throw new AppError('pricing.quote-not-found');
  if (!isOrderable(quote, context.today)) throw new AppError('pricing.quote-closed', { number: quote.number });
  return quote;
};

/** The purchase that the order is called off from: this account's, and one that binds us. */
const requireBindingPurchase = async (
  context: Context,
  { accountId, purchaseId }: OrderInput,
): Promise<PurchaseRow | null> => {
  if (purchaseId === undefined) return null;
  const purchase = await requirePurchase(context, 'pricing.read', purchaseId);
  if (purchase.accountId !== accountId) throw new AppError('pricing.purchase-not-found');
  if (!isCalledOff(purchase)) throw new AppError('pricing.purchase-not-binding', { number: purchase.number });
  if (purchase.mode === 'tender') await requireOwnCallOffs(context, purchase);
  return purchase;
};

/** A won tender is called off itself until the agreement that carries it out is signed: its units are promised once. */
const requireOwnCallOffs = async (context: Context, { id }: PurchaseRow): Promise<void> => {
  const agreement = await findAgreementForPurchase(context.db, context.company.id, id);
  if (agreement?.state === 'signed') throw new AppError('pricing.tender-carried-out', { number: agreement.number });
  await requireClausesPassed(context, { kind: 'purchase', id });
};

/** What an order names as its source: the lines of a quote, or else of a purchase; null when it names none. */
const namedLines = async (
  { db, company }: Context,
  quote: QuoteRow | null,
  purchase: PurchaseRow | null,
): Promise<readonly CommitmentRow[] | null> => {
  if (quote !== null) return await listCommitments(db, company.id, { kind: 'quote', documentId: quote.id });
  if (purchase === null) return null;
  return await listCommitments(db, company.id, { kind: purchase.mode, documentId: purchase.id });
};

/**
 * Puts quote, tender, agreement, floor and authority beside every line of an order, and says which may stand. Without a
 * quote or a won tender a line at the agreed price or above is called off from the agreement; one that is not as agreed
 * needs own authority.
 */
export const prepareOrder = async (context: Context, input: OrderInput): Promise<PreparedOrder> => {
  const { today } = context;
  const { accountId, quoteId: _quote, purchaseId: _purchase, lines, ...rest } = input;
  const account = await requirePricedAccount(context, 'pricing.read', accountId);
  const quote = await requireOpenQuote(context, input);
  const purchase = await requireBindingPurchase(context, input);
  const quoted = await namedLines(context, quote, purchase);
  const left = await leftOf(context, quoted ?? []);
  const productIds = lines.map(({ productId }) => productId);
  const products = await listAccountPricing(context, { accountId, productIds });
  const isReturn = (quantity: string): boolean => amountIn(quantity, 'any') < 0n;
  const sold = lines.filter(({ quantity }) => !isReturn(quantity));
  const assessment = await assess(context, account, { promised: { ...rest, lines: sold } });
  const promises = { creditDays: assessment.creditDays, given: rest };
  const hold = quoted === null ? await agreedBook(context, { accountId, productIds, ...promises }) : null;
  const judged = await judgeReturns(context, accountId, {
    lines: lines.map(({ productId, quantity, price }) => ({
      productId,
      quantityE4: amountIn(quantity, 'any'),
      priceE4: amountIn(price),
    })),
    products,
  });
  const returns = judged.values();
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
      assessed: null,
      quoted: null,
      agreed: null,
      finding: null,
      source: null,
      leftE4: null,
    };
    if (one.quantityE4 < 0n) {
      const back = returns.next().value;
      if (back === undefined) throw new Error('Every returning line is judged.');
      return { ...one, freeE4: 0n, ...back };
    }
    const assessed = assessment.lines[soldAt];
    soldAt += 1;
    if (assessed === undefined) throw new Error('Every sold line is assessed.');
    const isLot = assessed.product.estimate !== null;
    if (hold === null) {
      const row = quoted?.find(({ productId }) => productId === line.productId) ?? null;
      const adds = row !== null && promisesMore(row, line, promises);
      return { ...one, assessed, quoted: row, source: row, verdict: callOff(row, one, { left, isLot, adds }) };
    }
    const listE4 = product.listPriceE4 === null ? null : BigInt(product.listPriceE4);
    const { agreed, finding, source } = hold(line, { ...one, listE4 });
    const range = agreed?.range ?? null;
    const own = { ...one, assessed, agreed, finding, source };
    // A range leaves room: the price that is chosen in it has to bear today's floor, with the rebate that it may earn.
    const counts = assessed.standing.papers.some(({ id }) => id === agreed?.agreementId);
    if (range !== null && isUnderFloor(assessed, counts ? 0 : range.rebateBp))
      return { ...own, verdict: 'below-floor' };
    // One piece of a lot carries the whole mould: the agreed price holds where its cost is still covered.
    const isJudged = source === null || (isLot && isUnderFloor(assessed)) || (range !== null && !hasFloor(assessed));
    return { ...own, verdict: isJudged ? verdictOf(assessed, today) : 'allowed' };
  });
  const held: OrderLine[] = [];
  for (const line of found) held.push(await heldAgainstRebates(context, accountId, line));
  return { quote, purchase, assessment, lines: held };
};

/**
 * A line is called off at its price as long as that bears what the account earns by now: a rebate may have come since the price
 * was promised. Goods that have become cheaper bear more of it.
 */
const heldAgainstRebates = async (context: Context, accountId: string, line: OrderLine): Promise<OrderLine> => {
  const { source, assessed, verdict, priceE4, product } = line;
  if (source === null || assessed === null || source.floorE4 === null || verdict !== 'allowed') return line;
  const { kind, documentId, terms } = source;
  const days = { from: context.today, to: context.today };
  const price = { kind, documentId, terms, accountId, productId: product.id, invoicePriceE4: priceE4, ...days };
  const { leftE4, papers } = await leftOfPrice(context, price);
  const [promised, now] = [BigInt(source.floorE4), assessed.floor.kind === 'known' ? assessed.floor.floorE4 : null];
  const least = now !== null && now < promised ? now : promised;
  return papers.length > 0 && leftE4 < least ? { ...line, verdict: 'below-floor' } : line;
};

const hasFloor = ({ floor }: AssessedLine): boolean => floor.kind === 'known';

const isUnderFloor = ({ floor, pocketPriceE4 }: AssessedLine, rebateBp = 0): boolean =>
  floor.kind === 'known' && pocketPriceE4 * BigInt(10_000 - rebateBp) < floor.floorE4 * 10_000n;

/**
 * Takes the units off what is left of the quoted line; free units come in the quoted proportion at most, and nothing is
 * promised on top. What is made to order is ordered as the lot that its price was reckoned for: the mould costs the same for one piece.
 */
const callOff = (
  row: CommitmentRow | null,
  line: Pick<OrderLine, 'quantityE4' | 'priceE4' | 'freeE4'>,
  { left, isLot, adds }: { readonly left: Map<string, bigint>; readonly isLot: boolean; readonly adds: boolean },
): OrderVerdict => {
  if (row === null) return 'not-in-quote';
  if (line.priceE4 < BigInt(row.invoicePriceE4)) return 'below-quote';
  const rest = left.get(row.id) ?? 0n;
  const held = { quantityE4: BigInt(row.quantityE4), freeE4: BigInt(row.freeQuantityE4) };
  if (line.quantityE4 > rest || isTooFree(line, held) || adds) return 'beyond-quote';
  if (isLot && line.quantityE4 < rest) return 'lot-not-whole';
  left.set(row.id, rest - line.quantityE4);
  return 'allowed';
};
