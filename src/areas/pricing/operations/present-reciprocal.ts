import { z } from 'zod';
import { timesE4 } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import type { Context } from '#platform/operations';
import { ourBillSchema, theirGoodsSchema } from '../contract/purchase-operations.ts';
import { deliveredOf, reciprocalKinds, sidesApart } from '../domain/index.ts';
import type { Sides } from '../domain/index.ts';
import { listEntries } from '../store/offset-entries.ts';
import type { OffsetEntryRow } from '../store/offset-entries.ts';
import type { PurchaseRow } from '../store/purchases.ts';
import { amountIn } from './reach.ts';

/** What only an exchange or offset has, as it is kept. */
export const reciprocalTermsSchema = z.object({
  note: z.string().nullable(),
  kind: z.enum(reciprocalKinds),
  ourBills: z.array(ourBillSchema),
  theirs: z.array(theirGoodsSchema),
});

/** What was agreed on both sides. */
export const agreedSidesOf = ({ company }: Pick<Context, 'company'>, row: PurchaseRow): Sides => {
  const { ourBills, theirs } = reciprocalTermsSchema.parse(row.terms);
  const billedE4 = ourBills.reduce((sum, { amount }) => sum + amountIn(amount), 0n);
  const theirsE4 = theirs.reduce((sum, { quantity, price }) => sum + timesE4(amountIn(price), amountIn(quantity)), 0n);
  return {
    oursMinor: minorOf(BigInt(row.totalE4) + billedE4, company.currency),
    theirsMinor: minorOf(theirsE4, company.currency),
  };
};

/** What was given on both sides so far. */
export const deliveredSidesOf = (entries: readonly OffsetEntryRow[]): Sides =>
  deliveredOf(entries.map(({ kind, amountMinor }) => ({ kind, amountMinor: BigInt(amountMinor) })));

/** Both sides as they were agreed, and the ledger of what was given. */
export const presentReciprocal = async (context: Context, row: PurchaseRow) => {
  const { db, company } = context;
  const { kind, ourBills, theirs } = reciprocalTermsSchema.parse(row.terms);
  const { currency } = company;
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  const agreed = agreedSidesOf(context, row);
  const entries = await listEntries(db, company.id, row.id);
  const delivered = deliveredSidesOf(entries);
  const apart = sidesApart(agreed, delivered);
  return {
    kind,
    ourBills,
    theirs,
    ours: money(agreed.oursMinor),
    theirsWorth: money(agreed.theirsMinor),
    difference: money(agreed.oursMinor - agreed.theirsMinor),
    oursGiven: money(delivered.oursMinor),
    theirsGiven: money(delivered.theirsMinor),
    oursApart: money(apart.oursMinor),
    theirsApart: money(apart.theirsMinor),
    explanation: row.settleExplanation,
    approvedByName: row.approvedByName,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    entries: entries.map((entry) => ({
      entryNo: entry.entryNo,
      kind: entry.kind,
      on: entry.bookedOn,
      description: entry.description,
      source: entry.source,
      amount: money(BigInt(entry.amountMinor)),
      balance: money(BigInt(entry.balanceMinor)),
      createdByName: entry.createdByName,
    })),
    balance: money(BigInt(entries.at(-1)?.balanceMinor ?? 0)),
  };
};
