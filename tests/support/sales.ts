import { sql } from 'kysely';
import type { TestApp } from './app.ts';

export type Sold = readonly [
  order: string,
  accountId: string,
  productId: string | undefined,
  day: string,
  quantity: number,
  net: string,
];

/** Sales of one line each, as an import would have brought them, at a cost of a unit. */
export const addSales = async (
  app: TestApp,
  orgId: number,
  { rows, unitCost = 70 }: { readonly rows: readonly Sold[]; readonly unitCost?: number },
): Promise<void> => {
  const whole = rows.map(([orderNo, accountId, productId, day, quantity, net]) => ({
    org_id: orgId,
    source: 'erp',
    order_no: orderNo,
    line_no: 1,
    account_id: accountId,
    product_id: productId,
    ordered_on: day,
    month: `${day.slice(0, 8)}01`,
    kind: quantity < 0 ? 'return' : 'sale',
    quantity_e4: quantity * 10_000,
    net_e4: Number(net) * 10_000,
    cost_e4: quantity * unitCost * 10_000,
    currency: 'CNY',
    is_special: false,
    is_duplicate: false,
    cost_from_source: false,
    merged_from: '{}',
  }));
  await app.database.withOrg(orgId, async (db) => {
    await sql`
      insert into order_line
      select * from jsonb_populate_recordset(null::order_line, ${JSON.stringify(whole)}::jsonb)`.execute(db);
  });
};
