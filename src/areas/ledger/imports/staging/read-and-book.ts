import type { SourceRow } from '../../domain/import/row-reader.ts';
import { createRowReader } from '../../domain/import/row-reader.ts';
import { createImportState } from '../../domain/import/import-state.ts';
import type { RecordKind } from '../../domain/records.ts';
import type { RowReaderOptions } from '../../domain/import/row-reader.ts';
import { bookInvoice, bookPayment } from './book-bill.ts';
import { bookAccount, bookCost, bookEntry, bookPerson, bookProduct } from './book-entry.ts';
import { bookOrderLine } from './book-order-line.ts';
import type { Booking, BookingContext } from './booking.ts';
import type { RowFinding } from './staging-job.ts';

export type BookedRow =
  | {
      readonly outcome: 'booked';
      readonly booking: Exclude<Booking, { kind: 'refused' }>;
      readonly warnings: readonly RowFinding[];
      readonly isDuplicate: boolean;
    }
  | {
      readonly outcome: 'refused';
      readonly reasons: readonly RowFinding[];
      readonly isDuplicate: boolean;
      readonly orderRow: number | null;
    }
  | { readonly outcome: 'skipped' };

type Options = Omit<RowReaderOptions<RecordKind>, 'kind'> & {
  readonly context: BookingContext;
  readonly today: string;
};

type Reading<K extends RecordKind> = ReturnType<ReturnType<typeof createRowReader<K>>['read']>;
type Good<K extends RecordKind> = Extract<Reading<K>, { outcome: 'good' }>;

/** Reads rows by the mapping and books each by the rules of its kind. */
export const createBooker = (options: Options): ((row: SourceRow) => BookedRow) => {
  const { context, today } = options;
  const of = <K extends RecordKind>(
    kind: K,
    book: (good: Good<K>, line: number) => Booking,
  ): ((row: SourceRow) => BookedRow) => {
    const reader = createRowReader({ ...options, kind });
    const state = createImportState();
    return (row) => {
      const reading = reader.read(row, state);
      if (reading.outcome === 'skipped') return reading;
      if (reading.outcome === 'bad') return { ...reading, outcome: 'refused' };
      const booking = book(reading, row.line);
      if (booking.kind === 'refused') {
        const { isDuplicate, orderRow } = reading;
        return { outcome: 'refused', reasons: booking.reasons, isDuplicate, orderRow };
      }
      return {
        outcome: 'booked',
        booking,
        warnings: [...reading.warnings, ...booking.warnings],
        isDuplicate: reading.isDuplicate,
      };
    };
  };
  const kind = options.mapping.kind;
  switch (kind) {
    case 'orders':
      return of(kind, ({ record, aside, isDuplicate }, line) =>
        bookOrderLine({ record, asides: aside, line, isDuplicate }, context),
      );
    case 'invoices':
      return of(kind, ({ record, aside }) => bookInvoice({ record, asides: aside }, context));
    case 'payments':
      return of(kind, ({ record, aside }) => bookPayment({ record, asides: aside }, context));
    case 'pocket-items':
      return of(kind, ({ record, aside }) => bookEntry({ record, asides: aside }, context));
    case 'cost-to-serve':
      return of(kind, ({ record, aside }) => bookEntry({ record, asides: aside }, context));
    case 'accounts':
      return of(kind, ({ record, aside }) => bookAccount({ record, asides: aside }, context, today));
    case 'persons':
      return of(kind, ({ record, aside }) => bookPerson({ record, asides: aside }, context));
    case 'products':
      return of(kind, ({ record, aside }) => bookProduct({ record, asides: aside }, context));
    case 'costs':
      return of(kind, ({ record, aside }) => bookCost({ record, asides: aside }, context));
    default: {
      const never: never = kind;
      return never;
    }
  }
};
