import { sql } from 'kysely';
import type { TestApp } from './app.ts';
import type { PricedBook } from './priced-book.ts';

/** Units of a product, e4, that a file of past orders brought for the account: facts, so that goods may come back. */
export const boughtBefore = async (
  app: TestApp,
  { company, accountId }: Pick<PricedBook, 'company' | 'accountId'>,
  { productId, units, net }: { readonly productId: string; readonly units: number; readonly net: number },
): Promise<void> => {
  await app.database.withOrg(company.id, async (db) => {
    await sql`
      insert into order_line (org_id, source, order_no, line_no, account_id, product_id, ordered_on, month, kind, quantity_e4, net_e4, currency)
      values (${company.id}, 'erp', ${`OLD-${productId}`}, 1, ${accountId}::uuid, ${productId}::uuid, '2026-03-02', '2026-03-01', 'sale',
        ${units * 10_000}, ${net * 10_000}, 'CNY')`.execute(db);
  });
};
