import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import type { TestApp } from './app.ts';
import type { PricedBook } from './priced-book.ts';

const { createEstimate, signForFinance, signForProduction, withdrawEstimate } = pricingContract.operations;

/** Products without a cost of their own: one with a signed estimate, one that production alone has signed, one whose estimate is withdrawn. */
export type MadeToOrder = { readonly made: string; readonly 'half-signed': string; readonly withdrawn: string };

export const makeProducts = async (app: TestApp, book: PricedBook): Promise<MadeToOrder> => {
  const product = async (code: string): Promise<string> =>
    (await app.as(book.finance)(ledgerContract.operations.createProduct, { code, name: code, line: ['定制'] })).id;
  return { made: await product('M-100'), 'half-signed': await product('M-200'), withdrawn: await product('M-300') };
};

/** Estimates both for an account: 65 a piece and 1,000 once over 200 pieces make 70, like the panel; list 100. */
export const estimatesFor = async (
  app: TestApp,
  book: PricedBook,
  { accountId, madeToOrder }: { readonly accountId: string; readonly madeToOrder: MadeToOrder },
): Promise<void> => {
  for (const [kind, productId] of Object.entries(madeToOrder)) {
    const draft = await app.as(book.finance)(createEstimate, {
      accountId,
      productId,
      title: kind,
      quantity: '200',
      listPrice: '100',
      validFrom: '2026-01-01',
      validUntil: '2027-12-31',
      lines: [
        { kind: 'materials', label: '材料', basis: 'unit', amount: '65' },
        { kind: 'tooling', label: '模具', basis: 'lot', amount: '1000' },
      ],
    });
    const half = await app.as(book.executive)(signForProduction, { id: draft.id, version: draft.version });
    if (kind === 'half-signed') continue;
    const { id, version } = await app.as(book.finance)(signForFinance, { id: half.id, version: half.version });
    if (kind === 'withdrawn') await app.as(book.finance)(withdrawEstimate, { id, version, reason: '试' });
  }
};
