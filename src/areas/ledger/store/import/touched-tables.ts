import type { RecordKind } from '../../domain/records.ts';
import { entryShapes, isEntryKind } from './entry-tables.ts';

/** What grows while an import makes the accounts and products that its rows name. */
export const newObjectTables = [
  'account',
  'account_key',
  'account_ancestor',
  'product',
  'product_line',
  'import_before',
];

const stages = ['order_line_stage', 'import_stage', 'import_account', 'import_before'];
const facts = ['fact_month', 'account_month', 'org_month', 'account_snap'];

/** What grows while the rows of a kind are booked by accounts. */
export const tablesOfKind = (kind: RecordKind): readonly string[] => {
  if (!isEntryKind(kind)) return [...stages, 'order_line', ...facts];
  return [...stages, entryShapes[kind].table, 'payment', 'payment_allocation', ...facts];
};

const ownTables: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  accounts: ['credit_limit'],
  persons: ['person', 'person_role', 'task'],
  costs: ['product_price'],
};

/** Everything that an import of a kind leaves rows in, or dead ones. */
export const tablesTouchedBy = (kind: RecordKind): readonly string[] => [
  ...new Set([
    ...newObjectTables,
    ...tablesOfKind(kind),
    ...(ownTables[kind] ?? []),
    'import_batch',
    'import_reject',
    'job',
  ]),
];
