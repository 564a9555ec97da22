/** How staged records of a kind stand in their table: the key that the source gives, and the columns with their types. */
export type EntryShape = {
  readonly table: 'invoice' | 'payment' | 'pocket_item' | 'cost_to_serve';
  readonly key: string;
  readonly columns: Readonly<Record<string, 'text' | 'date' | 'bigint' | 'boolean'>>;
};

const entryColumns = { booked_on: 'date', kind: 'text', amount_e4: 'bigint', currency: 'text', note: 'text' } as const;

export const entryShapes = {
  invoices: {
    table: 'invoice',
    key: 'invoice_no',
    columns: {
      issued_on: 'date',
      due_on: 'date',
      amount_minor: 'bigint',
      currency: 'text',
      amount_source_minor: 'bigint',
      disputed: 'boolean',
      order_no: 'text',
    },
  },
  payments: {
    table: 'payment',
    key: 'payment_no',
    columns: {
      paid_on: 'date',
      amount_minor: 'bigint',
      currency: 'text',
      amount_source_minor: 'bigint',
      invoice_no: 'text',
    },
  },
  'pocket-items': { table: 'pocket_item', key: 'entry_no', columns: entryColumns },
  'cost-to-serve': { table: 'cost_to_serve', key: 'entry_no', columns: entryColumns },
} as const satisfies Record<string, EntryShape>;

export type EntryKind = keyof typeof entryShapes;

export const isEntryKind = (kind: string): kind is EntryKind => Object.hasOwn(entryShapes, kind);
