import type { Day } from '#kernel/day';
import { todayOf } from '#kernel/today';
import type { MoneyWire } from '#kernel/money';

export type GrantedPaper = {
  readonly kind: 'request' | 'agreement' | 'plan' | 'purchase' | 'estimate';
  readonly id: string;
  readonly number: string;
  readonly by: string;
  /** The day on which it bound us, as far as the paper says; else that of its making, in the company's calendar. */
  readonly on: Day;
  /** What it concedes, as far as the paper has one number for it. */
  readonly bp: number | null;
  readonly amount: MoneyWire | null;
};

type Row = { readonly id: string; readonly number: string; readonly createdByName: string; readonly createdAt: string };
type Dated = Row & { readonly state: string };
type Signed = { readonly signedOn: Day | null };

type Lists = {
  readonly requests: readonly (Row & {
    /** Its own concession. */
    readonly ownBp: number | null;
    readonly signedNames: readonly string[];
    readonly amount: MoneyWire | null;
  })[];
  readonly agreements: readonly (Dated & Signed & { readonly topRebateBp: number })[];
  readonly plans: readonly (Dated & Signed & { readonly topRateBp: number })[];
  readonly purchases: readonly (Dated & { readonly committedOn: Day | null; readonly total: MoneyWire })[];
  readonly estimates: readonly (Row & { readonly isSigned: boolean })[];
};

/** Of an agreement or a plan: it was signed, whether it holds today or has ended. */
const isSigned = ({ state }: Dated): boolean => state !== 'draft' && state !== 'withdrawn';
/** Of a purchase: it binds us, or did. */
const binds = ({ state }: Dated): boolean => ['committed', 'won', 'settled', 'ended'].includes(state);

type Told = { readonly on: Day; readonly bp?: number | null; readonly amount?: MoneyWire | null };

const paperOf = (
  kind: GrantedPaper['kind'],
  { id, number, createdByName }: Row,
  { on, bp = null, amount = null }: Told,
): GrantedPaper => ({ kind, id, number, by: createdByName, on, bp, amount });

/** What was granted to an account since a day, of every kind of paper, the latest first. */
export const grantedSince = (
  { since, timeZone }: { readonly since: Day; readonly timeZone: string },
  { requests, agreements, plans, purchases, estimates }: Lists,
): readonly GrantedPaper[] => {
  const made = ({ createdAt }: Row): Day => todayOf(new Date(createdAt), timeZone);
  return [
    ...requests.map((row) => ({
      ...paperOf('request', row, { on: made(row), bp: row.ownBp, amount: row.amount }),
      by: row.signedNames.join(', ') || row.createdByName,
    })),
    ...agreements
      .filter(isSigned)
      .map((row) => paperOf('agreement', row, { on: row.signedOn ?? made(row), bp: row.topRebateBp })),
    ...plans.filter(isSigned).map((row) => paperOf('plan', row, { on: row.signedOn ?? made(row), bp: row.topRateBp })),
    ...purchases
      .filter(binds)
      .map((row) => paperOf('purchase', row, { on: row.committedOn ?? made(row), amount: row.total })),
    ...estimates.filter((row) => row.isSigned).map((row) => paperOf('estimate', row, { on: made(row) })),
  ]
    .filter(({ on }) => on >= since)
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
};
