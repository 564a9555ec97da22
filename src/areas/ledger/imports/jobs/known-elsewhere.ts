import type { JobContext } from '#platform/operations';
import { createTally, fingerprintOf } from '../../domain/import/fingerprints.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import { isKeyedBySource, listNumbersElsewhere, listOtherSources } from '../../store/import/sources.ts';
import { finding } from '../staging/booking.ts';
import type { StagedNumber, StagingReport } from '../staging/staging-job.ts';

type Warning = StagingReport['warnings'][number];

/** What a kind's rows are numbered by. */
const numberFields: Readonly<Record<string, string>> = {
  orders: 'orderNo',
  invoices: 'invoiceNo',
  payments: 'paymentNo',
};

export type KnownElsewhere = {
  /** False while no other source could hold these numbers. */
  readonly isAsked: boolean;
  readonly look: (numbers: readonly StagedNumber[]) => Promise<void>;
  readonly warnings: () => readonly Warning[];
};

/**
 * Finds the numbers of a file that stand in the ledger under another source: orders are keyed by source and number, so the
 * same orders under another name would be booked a second time.
 */
export const knownElsewhere = async (job: JobContext, { kind, source }: Mapping): Promise<KnownElsewhere> => {
  const orgId = job.company.id;
  const sources = isKeyedBySource(kind)
    ? await job.transact(async ({ db }) => await listOtherSources(db, { orgId, kind, source }))
    : [];
  const seen = createTally();
  const found = new Map<string, { numbers: number; rows: number; readonly firstLine: number }>();

  const count = (name: string, { number, rows, firstLine }: StagedNumber): void => {
    const known = found.get(name) ?? { numbers: 0, rows: 0, firstLine };
    known.rows += rows;
    if (seen.add(fingerprintOf([name, number])) === 1) known.numbers += 1;
    found.set(name, known);
  };

  return {
    isAsked: sources.length > 0,
    look: async (numbers) => {
      if (sources.length === 0 || numbers.length === 0) return;
      const staged = new Map(numbers.map((one) => [one.number, one]));
      const known = await job.transact(
        async ({ db }) => await listNumbersElsewhere(db, { orgId, kind, sources, numbers: [...staged.keys()] }),
      );
      for (const { source: name, number } of known) {
        const one = staged.get(number);
        if (one !== undefined) count(name, one);
      }
    },
    warnings: () =>
      [...found].map(([name, { numbers, rows, firstLine }]) => ({
        ...finding('known-elsewhere', numberFields[kind] ?? 'entryNo', { source: name, numbers, own: source }),
        rows,
        firstLine,
      })),
  };
};
