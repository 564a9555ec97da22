import { AppError } from '#kernel/app-error';
import { addDays, addMonths } from '#kernel/day';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { termsSchema } from '../contract/agreement-schemas.ts';
import { tenderOperations as operations } from '../contract/tender-operations.ts';
import { findAgreementForPurchase, findByReference } from '../store/agreements.ts';
import { listCommitments } from '../store/commitments.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { draftAgreement } from './agreements.ts';
import { leftOf } from './left-of.ts';
import { presentAgreement } from './present-agreement.ts';
import { draftedLinesOf, tenderTermsSchema } from './present-purchase.ts';
import { decimalOf, lockedAccount } from './reach.ts';
import { requireTender } from './tenders.ts';

/** What was bid and is not ordered yet, line by line at the prices of the bid. */
const linesLeft = async (context: Context, row: PurchaseRow) => {
  const { db, company } = context;
  const committed = await listCommitments(db, company.id, { kind: 'tender', documentId: row.id });
  const left = await leftOf(context, committed);
  return draftedLinesOf(row).flatMap(({ productId, price, freeQuantity, freight }, at) => {
    const source = committed.find(({ lineNo }) => lineNo === at + 1);
    const units = source === undefined ? 0n : (left.get(source.id) ?? 0n);
    if (source === undefined || units <= 0n) return [];
    // Free units come with the whole quantity.
    const isWhole = units === BigInt(source.quantityE4);
    return [{ productId, price, freight, quantity: decimalOf(units), ...(isWhole && { freeQuantity }) }];
  });
};

/** Drafts the framework agreement that carries out a won tender; its signing is judged as that of any agreement. */
const agree = handle(operations.agreeTender, async (context, { id, validFrom, validTo }) => {
  const { db, company, today } = context;
  const orgId = company.id;
  const { accountId } = await requireTender(context, 'pricing.agree', id);
  await lockedAccount(context, 'pricing.agree', accountId);
  const row = await requireTender(context, 'pricing.agree', id);
  if (row.state !== 'won') throw new AppError('pricing.wrong-state', { state: row.state });
  const other = await findAgreementForPurchase(db, orgId, id);
  if (other !== null) throw new AppError('pricing.tender-agreed', { number: other.number });
  const from = validFrom ?? today;
  const { reference } = tenderTermsSchema.parse(row.terms);
  const isUsed = reference !== null && (await findByReference(db, orgId, reference)) !== null;
  const terms = termsSchema.parse({
    title: row.title,
    reference: isUsed ? null : reference?.slice(0, 100),
    validFrom: from,
    validTo: validTo ?? addDays(addMonths(from, 12), -1),
    lines: await linesLeft(context, row),
    creditDays: row.creditDays,
    note: [row.number, reference].flatMap((part) => part ?? []).join(' · '),
  });
  return await presentAgreement(
    context,
    await draftAgreement(context, { accountId: row.accountId, terms, purchaseId: id }),
  );
});

export const tenderAgreementHandlers = [agree];
