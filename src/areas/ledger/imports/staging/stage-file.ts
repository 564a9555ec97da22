import { AppError } from '#kernel/app-error';
import { newIdAt } from '#platform/id';
import type { openTable } from '#platform/sheets';
import { copyLine } from '#db/copy';
import { rateBookOf } from '../../domain/currency-conversion.ts';
import { fieldParams, mappingProblemsOf, sameHeadingParams } from '../../domain/import/columns.ts';
import type { MappingProblem } from '../../domain/import/columns.ts';
import { createTally, fingerprintOf } from '../../domain/import/fingerprints.ts';
import { openOptionsOf } from '../open-options.ts';
import type { BookingContext } from './booking.ts';
import { createBooker } from './read-and-book.ts';
import type { BookedRow } from './read-and-book.ts';
import { createOddRows, unreadPriceWarnings } from './odd-rows.ts';
import { createParentLinks } from './parent-links.ts';
import { accountReferences, productReferences } from './references.ts';
import { createReportTally } from './report-tally.ts';
import { createSharedUsccs } from './shared-usccs.ts';
import type { RowRefusal, StagedNumber, StagingJob, StagingMessage } from './staging-job.ts';

type StagedBooking = Extract<BookedRow, { outcome: 'booked' }>['booking'];

export type StagingTools = {
  readonly open: typeof openTable;
  readonly send: (message: StagingMessage) => Promise<void>;
  readonly loadSound: () => Promise<(text: string) => string>;
};

const batchRows = 1_000;
const offeredReferences = 200;

/** Reads a file from its first row to its last, books every row, and hands the rows out batch by batch. */
export const stageFile = async (job: StagingJob, { open, send, loadSound }: StagingTools): Promise<void> => {
  const { mapping, orgId, batchId } = job;
  const table = await open(job.path, { ...openOptionsOf(mapping), maxBytes: job.maxBytes });
  refuseProblems(mappingProblemsOf(mapping, table.header), table.header);
  const context = contextOf(job);
  const book = createBooker({
    mapping,
    header: table.header,
    currency: job.currency,
    timeZone: job.timeZone,
    format: table.format,
    context,
    today: job.today,
  });
  const report = createReportTally();
  const parents = createParentLinks(job.accountTree);
  const usccs = createSharedUsccs(job.accountUsccs);
  const odd = createOddRows(mapping.kind, job.today);
  const accountRows = new Map<string, number>();
  let made = 0;

  for await (const batch of table.rows({ batchRows })) {
    const lines: string[] = [];
    const records: string[] = [];
    const refusals: RowRefusal[] = [];
    const numbers = new Map<string, StagedNumber>();
    for (const row of batch.rows) {
      const booked = book(row);
      const refusal = report.add(row, booked);
      if (refusal !== null) refusals.push(refusal);
      if (booked.outcome !== 'booked') continue;
      const { booking } = booked;
      if (mapping.kind === 'accounts' && booking.kind === 'record') {
        parents.note({ line: row.line, raw: row.raw }, booking.record);
        usccs.note(row.line, booking.record);
      }
      odd.note(booking, row.line);
      if (job.asksNumbers) addNumber(numbers, booking, row.line);
      if (job.mode === 'stage') stageRow(booked, { line: row.line, raw: row.raw });
    }
    const fresh = [
      ...context.accounts.takeNew().map((account) => ({ object: 'account', ...account })),
      ...context.products.takeNew().map((product) => ({ object: 'product', ...product })),
    ];
    for (const object of fresh) {
      made += 1;
      if (job.mode === 'stage') records.push(copyLine([orgId, batchId, -made, null, jsonText(object)]));
    }
    await send({
      type: 'rows',
      lines: lines.join(''),
      records: records.join(''),
      refusals: job.mode === 'stage' ? refusals : [],
      withdrawn: [],
      numbers: [...numbers.values()],
      bytesRead: batch.bytesRead,
      sizeBytes: table.sizeBytes,
      rowsRead: report.result().counts.read,
    });

    function stageRow(
      booked: Extract<BookedRow, { outcome: 'booked' }>,
      at: { readonly line: number; readonly raw: string },
    ): void {
      const { booking } = booked;
      if (booking.accountId !== null) accountRows.set(booking.accountId, (accountRows.get(booking.accountId) ?? 0) + 1);
      if (booking.kind === 'line') lines.push(copyLine([orgId, batchId, ...booking.values]));
      else {
        const keepsRaw = ['accounts', 'products', 'costs'].includes(mapping.kind);
        const record = keepsRaw ? { ...booking.record, raw: at.raw } : booking.record;
        records.push(copyLine([orgId, batchId, at.line, booking.accountId, jsonText(record)]));
      }
    }
  }
  const { circular, unknown } = parents.problems();
  for (const refusal of circular) report.refuseLate(refusal);
  for (const { line, warning } of [...unknown, ...usccs.warnings()]) report.warnLate(warning, line);
  if (job.mode === 'stage' && circular.length > 0) {
    await send({
      type: 'rows',
      lines: '',
      records: '',
      refusals: circular,
      withdrawn: circular.map(({ line }) => line),
      numbers: [],
      bytesRead: table.sizeBytes,
      sizeBytes: table.sizeBytes,
      rowsRead: report.result().counts.read,
    });
  }
  const isMatched = context.accounts.unmatchedCount() + context.products.unmatchedCount() === 0;
  const soundOf = isMatched ? () => '' : await loadSound();
  const found = report.result();
  await send({
    type: 'done',
    accounts: [...accountRows],
    report: {
      ...found,
      warnings: [
        ...unreadPriceWarnings(mapping, table.header, found.counts.read),
        ...odd.warnings(),
        ...found.warnings,
      ],
      newAccounts: context.accounts.newCount(),
      newProducts: context.products.newCount(),
      unmatchedAccounts: context.accounts.unmatched(offeredReferences, soundOf),
      unmatchedAccountCount: context.accounts.unmatchedCount(),
      unmatchedProducts: context.products.unmatched(offeredReferences, soundOf),
      unmatchedProductCount: context.products.unmatchedCount(),
    },
  });
};

/** All problems of the first kind at once: a mapping is mended in one go. */
const refuseProblems = (problems: readonly MappingProblem[], header: readonly string[]): void => {
  const [first] = problems;
  if (first === undefined) return;
  if (first.code === 'same-heading')
    throw new AppError('ledger.mapping-same-heading', {
      ...fieldParams([first.field]),
      ...sameHeadingParams(header, first.column),
    });
  const alike = problems.filter(({ code }) => code === first.code);
  const columns = alike.flatMap((problem) => ('column' in problem ? [problem.column] : []));
  throw new AppError(`ledger.mapping-${first.code}`, {
    ...fieldParams(alike.map(({ field }) => field)),
    column: columns.join(', '),
  });
};

/** The number that a row is keyed by: of the order, the bill or the entry. */
const numberOf = (booking: StagedBooking): unknown =>
  booking.kind === 'line'
    ? booking.values[1]
    : (booking.record['payment_no'] ?? booking.record['invoice_no'] ?? booking.record['entry_no']);

const addNumber = (numbers: Map<string, StagedNumber>, booking: StagedBooking, line: number): void => {
  const number = numberOf(booking);
  if (typeof number !== 'string') return;
  const known = numbers.get(number);
  numbers.set(number, { number, rows: (known?.rows ?? 0) + 1, firstLine: known?.firstLine ?? line });
};

const contextOf = (job: StagingJob): BookingContext => {
  const { mapping } = job;
  const now = new Date(job.nowMs);
  const newId = (): string => newIdAt(now);
  const keys = createTally();
  return {
    newId,
    rates: rateBookOf(job.currency, job.rates),
    ownerEmails: job.ownerEmails,
    setsLimits: job.setsLimits,
    timesSeen: (key) => keys.add(fingerprintOf(key)),
    openInvoices: new Map(job.openInvoices),
    awaitedBills: job.awaitedBills,
    bookedPayments: new Map(job.bookedPayments),
    namedPayments: job.namedPayments,
    datedCosts: job.datedCosts,
    accounts: accountReferences(job.accountKeys, {
      newId,
      decisions: mapping.matches?.accounts ?? {},
      createMissing: mapping.createMissing?.accounts === true,
    }),
    products: productReferences(job.products, {
      newId,
      decisions: mapping.matches?.products ?? {},
      createMissing: mapping.createMissing?.products === true,
    }),
  };
};

/** JSON with amounts as texts: a number would lose their last digits. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? member.toString() : member)).replaceAll(
    String.raw`\u0000`,
    String.raw`\ufffd`,
  );
