import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { firstDayOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { enteredSource } from '../../domain/entered-source.ts';
import type { OrderKind } from '../../domain/records.ts';
import { datedCost } from '../dated-cost.ts';

/** A line as it was entered, in the company's currency. Amounts are of the whole line, negative on returns. */
export type EnteredLine = {
  readonly lineNo: number;
  readonly productId: string;
  readonly kind: OrderKind;
  readonly quantityE4: bigint;
  readonly listE4: bigint | null;
  readonly netE4: bigint;
  readonly commitmentId: string | null;
};

export type EnteredOrder = {
  readonly orgId: number;
  readonly orderNo: string;
  readonly accountId: string;
  readonly orderedOn: Day;
  readonly currency: string;
  readonly lines: readonly EnteredLine[];
};

/** Books an entered order; costs are the dated ones of the order day. The caller refreshes the account's facts. */
export const bookEnteredOrder = async (db: Db, order: EnteredOrder): Promise<void> => {
  const { orgId, orderNo, accountId, orderedOn, currency, lines } = order;
  const rows = lines.map((line) => ({
    line_no: line.lineNo,
    product_id: line.productId,
    kind: line.kind,
    quantity_e4: line.quantityE4.toString(),
    list_e4: line.listE4?.toString() ?? null,
    net_e4: line.netE4.toString(),
    discount_e4: line.listE4 === null ? null : (line.listE4 - line.netE4).toString(),
    commitment_id: line.commitmentId,
    ordered_on: orderedOn,
  }));
  await sql`
    insert into order_line (org_id, source, order_no, line_no, account_id, product_id, ordered_on, month, kind,
      quantity_e4, list_e4, net_e4, cost_e4, discount_e4, currency, commitment_id)
    select ${orgId}::bigint, ${enteredSource}::text, ${orderNo}::text, s.line_no, ${accountId}::uuid, s.product_id,
      s.ordered_on, ${firstDayOf(monthOf(orderedOn))}::date, s.kind, s.quantity_e4, s.list_e4, s.net_e4,
      ${datedCost(orgId, 's')}, s.discount_e4, ${currency}::text, s.commitment_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (line_no integer, product_id uuid, kind text,
      quantity_e4 bigint, list_e4 bigint, net_e4 bigint, discount_e4 bigint, commitment_id uuid, ordered_on date)`.execute(
    db,
  );
};
