import { listAccountRefs } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { createT } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { paperOf } from '#platform/letterhead';
import { handleFile } from '#platform/operations';
import type { Context } from '#platform/operations';
import { quoteOperations } from '../contract/quote-operations.ts';
import { shownQuoteStateOf } from '../domain/index.ts';
import { pricingMessages } from '../messages/index.ts';
import { listCommitments } from '../store/commitments.ts';
import { readTerms } from '../store/stored-terms.ts';
import { quoteSheet } from './quote-sheet.ts';
import type { Quoted } from './quote-sheet.ts';
import { requireQuote } from './quotes.ts';

const readQuoted = async (context: Context, id: string, language: Language): Promise<Quoted> => {
  const { db, company, today } = context;
  const row = await requireQuote(context, 'pricing.read', id);
  const lines = await listCommitments(db, company.id, { kind: 'quote', documentId: id });
  const productIds = lines.map(({ productId }) => productId);
  const products = await listProductRefs(db, company.id, productIds);
  const account = (await listAccountRefs(db, company.id, [row.accountId])).get(row.accountId);
  if (account === undefined) throw new AppError('pricing.quote-not-found');
  const state = shownQuoteStateOf(row, today);
  return {
    row,
    account,
    lines: lines.map(({ productId, terms }) => {
      const product = products.get(productId);
      if (product === undefined) throw new AppError('pricing.product-not-found', { id: productId });
      return { product, terms: readTerms(terms) };
    }),
    paper: await paperOf(db, company, language),
    currency: company.currency,
    stamp: state === 'open' || state === 'accepted' ? null : state,
  };
};

const printQuote = handleFile(quoteOperations.printQuote, async (context, { id, language = context.language }) => {
  const quoted = await context.transact(async (step) => await readQuoted(step, id, language));
  const t = createT(language, await pricingMessages.load[language]());
  return {
    fileName: `${t('print.file', { number: quoted.row.number })}.pdf`,
    contentType: 'application/pdf',
    body: await context.print(await quoteSheet(quoted, language)),
  };
});

export const printHandlers = [printQuote];
