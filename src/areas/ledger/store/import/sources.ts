import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Batch } from './batches.ts';

const tables = {
  invoices: 'invoice',
  payments: 'payment',
  'pocket-items': 'pocket_item',
  'cost-to-serve': 'cost_to_serve',
} as const;

/** Whether rows of this source may stand in the ledger already; if not, nothing has to be compared. */
export const isSourceKnown = async (
  db: Db,
  orgId: number,
  { kind, source }: Pick<Batch, 'kind' | 'source'>,
): Promise<boolean> => {
  const known: Readonly<Record<string, string>> = tables;
  const table = known[kind] ?? 'order_line';
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from ${sql.table(table)} where org_id = ${orgId} and source = ${source}) as known`.execute(
    db,
  );
  return rows[0]?.known === true;
};
