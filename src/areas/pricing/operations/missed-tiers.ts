import { sql } from 'kysely';
import { companyWindow } from '#areas/ledger';
import type { Db } from '#db/handle';
import { addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import { timesE4 } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import { agreedWithin, forecastVolume, lastDayOfAgreement, missedTierOf, rebateSpansOf } from '../domain/index.ts';
import { listRangeNumbers } from '../store/agreed-ranges.ts';
import { listDayVolumes } from '../store/agreement-sales.ts';
import { agreements, agreementStateIs, listTiers } from '../store/agreements.ts';
import type { AgreementRow } from '../store/agreements.ts';
import { listCommitments } from '../store/commitments.ts';
import { tiersOf } from './agreement-terms.ts';

export type MissedTierFact = {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
  readonly from: Day;
  readonly to: Day;
  readonly tierMinor: bigint;
  readonly rateBp: number;
  readonly missingMinor: bigint;
  readonly daysLeft: number;
};

type Book = {
  readonly db: Db;
  readonly company: { readonly id: number; readonly currency: string };
  readonly today: Day;
};

const missedBy = async (
  { db, company, today, asOf }: Book & { readonly asOf: Day },
  row: AgreementRow,
): Promise<MissedTierFact | null> => {
  const orgId = company.id;
  const last = lastDayOfAgreement(row);
  const spans = rebateSpansOf(row.validFrom, last, row.rebatePeriod ?? 'term');
  const span = spans.find(({ from, to }) => from <= today && today <= to);
  if (span === undefined) return null;
  const basis = row.rebateBasis ?? 'agreed';
  const scope = { orgId, agreementId: row.id, basis, from: addMonths(span.from, -12), to: asOf };
  const forecast = forecastVolume(await listDayVolumes(db, scope), span, asOf);
  if (forecast === null) return null;
  const lines = await listCommitments(db, orgId, { kind: 'agreement', documentId: row.id });
  // A range says how much at most, not how much is meant.
  const ranges = await listRangeNumbers(db, orgId, row.id);
  const meant = lines.filter(({ id }) => !ranges.has(id));
  const agreedE4 = meant.reduce((sum, line) => sum + timesE4(BigInt(line.invoicePriceE4), BigInt(line.quantityE4)), 0n);
  const agreedMinor = agreedWithin(minorOf(agreedE4, company.currency), span, { from: row.validFrom, to: row.validTo });
  const tiers = tiersOf(row, await listTiers(db, orgId, [row.id]));
  const highMinor = minorOf(forecast.highE4, company.currency);
  const missed = missedTierOf(tiers, { agreedMinor, highMinor, to: span.to }, today);
  if (missed === null) return null;
  const { tier, missingMinor, daysLeft } = missed;
  const { id, number, accountId } = row;
  const { fromMinor: tierMinor, rateBp } = tier;
  return { id, number, accountId, from: span.from, to: span.to, tierMinor, rateBp, missingMinor, daysLeft };
};

/** More agreements with tiers than that are in force in no book. */
const mostAgreements = 2_000;

/** Agreements in force whose forecast does not reach the tier that their agreed quantities would. */
export const listMissedTiers = async (book: Book): Promise<readonly MissedTierFact[]> => {
  const page = { orgId: book.company.id, within: sql<boolean>`true`, accountId: undefined, after: null };
  const rows = await agreements.page(book.db, { ...page, limit: mostAgreements }, [
    agreementStateIs('in-force', book.today),
    sql`top_rebate_bp > 0`,
  ]);
  const { asOf } = await companyWindow(book.db, book.company.id, book.today);
  const found: MissedTierFact[] = [];
  for (const row of rows) {
    const missed = await missedBy({ ...book, asOf }, row);
    if (missed !== null) found.push(missed);
  }
  return found;
};
