import { recordOfAccount } from '#areas/accounts';
import type { RecordKind } from '#platform/operations';
import { findBatch } from '../store/import/batches.ts';
import { listImportHeads, listInvoiceHeads, listOrderHeads, listProductHeads } from '../store/record-heads.ts';
import { hidesKind } from './imports.ts';

/** What a file brought is changed by the next file, and kept by who keeps the account. */
const writes = ['accounts.write', 'ledger.import'];

/** The records of the ledger that take files. */
export const ledgerRecords: readonly RecordKind[] = [
  recordOfAccount({ kind: 'order', list: listOrderHeads, reads: 'ledger.read', writes }),
  recordOfAccount({ kind: 'invoice', list: listInvoiceHeads, reads: 'ledger.read', writes }),
  {
    kind: 'product',
    list: listProductHeads,
    reachOf: async ({ actor }) => ({
      mayRead: actor.scopeOf('products.read') !== null,
      mayWrite: actor.scopeOf('products.write') !== null,
    }),
  },
  {
    kind: 'import',
    list: listImportHeads,
    reachOf: async ({ db, company, actor }, { key }) => {
      const mayImport = actor.scopeOf('ledger.import') !== null;
      const batch = mayImport ? await findBatch(db, company.id, key) : undefined;
      return {
        mayRead: mayImport,
        mayWrite: mayImport,
        ...(batch !== undefined && hidesKind(actor, batch.kind) && { hides: 'personal' }),
      };
    },
  },
];
