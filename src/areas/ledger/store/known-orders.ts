import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { enteredSource } from '../domain/entered-source.ts';

/**
 * Which of some numbers of entered orders a file has brought for the account: as an order, under its number or another, or as an invoice that names one. Such an order counts in
 * the credit exposure by what the file says (docs/methods.md 4.4).
 */
export const listOrdersOfFiles = async (
  db: Db,
  {
    orgId,
    accountId,
    numbers,
  }: { readonly orgId: number; readonly accountId: string; readonly numbers: readonly string[] },
): Promise<ReadonlySet<string>> => {
  if (numbers.length === 0) return new Set();
  const { rows } = await sql<{ orderNo: string }>`
    select order_no as "orderNo" from order_line
    where org_id = ${orgId} and account_id = ${accountId}::uuid and source <> ${enteredSource}
      and order_no = any(${[...numbers]}::text[])
    union
    select order_no from invoice
    where org_id = ${orgId} and account_id = ${accountId}::uuid and order_no = any(${[...numbers]}::text[])
    union
    select order_no from order_line_aside
    where org_id = ${orgId} and order_no = any(${[...numbers]}::text[]) and twin_order_no is not null`.execute(db);
  return new Set(rows.map(({ orderNo }) => orderNo));
};
