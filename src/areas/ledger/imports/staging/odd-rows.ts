import type { Day } from '#kernel/day';
import { unreadPrices } from '../../domain/import/index.ts';
import type { Mapping } from '../../domain/import/index.ts';
import type { RecordKind } from '../../domain/records.ts';
import type { Booking } from './booking.ts';
import { finding } from './booking.ts';
import type { StagingReport } from './staging-job.ts';

type Good = Exclude<Booking, { kind: 'refused' }>;
type Warning = StagingReport['warnings'][number];
type Seen = { rows: number; readonly lines: number[] };

const shownLines = 5;
/** One negative row alone is a return or a refund as a rule. */
const fewestNegative = 2;

const dayFields: Readonly<Partial<Record<RecordKind, string>>> = {
  orders: 'orderedOn',
  invoices: 'issuedOn',
  payments: 'paidOn',
  'pocket-items': 'bookedOn',
  'cost-to-serve': 'bookedOn',
};

/** A file of products whose columns of prices or costs nobody reads. */
export const unreadPriceWarnings = (mapping: Mapping, header: readonly string[], rows: number): readonly Warning[] => {
  const columns = unreadPrices(mapping, header);
  if (columns.length === 0) return [];
  return [{ ...finding('prices-unread', '*', { columns: columns.join(', ') }), rows, firstLine: 1 }];
};

const newSeen = (): Seen => ({ rows: 0, lines: [] });

const see = (seen: Seen, line: number): void => {
  seen.rows += 1;
  if (seen.lines.length < shownLines) seen.lines.push(line);
};

const linesOf = ({ lines }: Seen): string => lines.join(', ');

/**
 * What is odd about a file as a whole, though each row by itself is good: amounts of which more than half are negative,
 * which a source that writes its signs the other way round gives, and days after the company's today.
 */
export const createOddRows = (kind: RecordKind, today: Day) => {
  const negative = newSeen();
  let amounts = 0;
  const late = new Map<string, Seen & { last: Day }>();

  const noteDay = (field: string, day: Day, line: number): void => {
    if (day <= today) return;
    const seen = late.get(field) ?? { ...newSeen(), last: day };
    see(seen, line);
    if (day > seen.last) seen.last = day;
    late.set(field, seen);
  };

  return {
    note: ({ sums, day, ...booking }: Good, line: number): void => {
      const amount = sums['netE4'] ?? sums['amountMinor'] ?? sums['amountE4'] ?? 0n;
      if (amount !== 0n) amounts += 1;
      if (amount < 0n) see(negative, line);
      const field = dayFields[kind];
      if (field === undefined || day === null) return;
      noteDay(field, day, line);
      const settled = booking.kind === 'record' ? booking.record['settled_on'] : null;
      if (typeof settled === 'string') noteDay('settledOn', settled, line);
    },
    warnings: (): readonly Warning[] => {
      const found: Warning[] = [];
      if (negative.rows >= fewestNegative && negative.rows * 2 > amounts) {
        const params = { n: negative.rows, total: amounts, lines: linesOf(negative) };
        found.push({
          ...finding('mostly-negative', kind === 'orders' ? 'net' : 'amount', params),
          rows: negative.rows,
          firstLine: negative.lines[0] ?? 0,
        });
      }
      for (const [field, seen] of late) {
        const params = { n: seen.rows, today, lines: linesOf(seen), last: seen.last };
        found.push({ ...finding('future-date', field, params), rows: seen.rows, firstLine: seen.lines[0] ?? 0 });
      }
      return found;
    },
  };
};
