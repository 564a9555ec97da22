import type { MoneyWire } from '#kernel/money';

export type GrantedPaper = {
  readonly kind: 'request' | 'agreement' | 'plan' | 'purchase' | 'estimate';
  readonly id: string;
  readonly number: string;
  readonly by: string;
  readonly on: string;
  /** What it concedes, as far as the paper has one number for it. */
  readonly bp: number | null;
  readonly amount: MoneyWire | null;
};

type Row = { readonly id: string; readonly number: string; readonly createdByName: string; readonly createdAt: string };
type Dated = Row & { readonly state: string };

type Lists = {
  readonly requests: readonly (Row & { readonly judgedBp: number | null; readonly amount: MoneyWire | null })[];
  readonly agreements: readonly (Dated & { readonly topRebateBp: number })[];
  readonly plans: readonly (Dated & { readonly topRateBp: number })[];
  readonly purchases: readonly (Dated & { readonly total: MoneyWire })[];
  readonly estimates: readonly (Row & { readonly isSigned: boolean })[];
};

/** Of an agreement or a plan: it was signed, whether it holds today or has ended. */
const isSigned = ({ state }: Dated): boolean => state !== 'draft' && state !== 'withdrawn';
/** Of a purchase: it binds us, or did. */
const binds = ({ state }: Dated): boolean => ['committed', 'won', 'settled', 'ended'].includes(state);

const paperOf = (
  kind: GrantedPaper['kind'],
  { id, number, createdByName, createdAt }: Row,
  { bp = null, amount = null }: { readonly bp?: number | null; readonly amount?: MoneyWire | null } = {},
): GrantedPaper => ({ kind, id, number, by: createdByName, on: createdAt, bp, amount });

/** What was granted to an account since a day, of every kind of paper, the latest first. */
export const grantedSince = (
  since: string,
  { requests, agreements, plans, purchases, estimates }: Lists,
): readonly GrantedPaper[] =>
  [
    ...requests.map((row) => paperOf('request', row, { bp: row.judgedBp, amount: row.amount })),
    ...agreements.filter(isSigned).map((row) => paperOf('agreement', row, { bp: row.topRebateBp })),
    ...plans.filter(isSigned).map((row) => paperOf('plan', row, { bp: row.topRateBp })),
    ...purchases.filter(binds).map((row) => paperOf('purchase', row, { amount: row.total })),
    ...estimates.filter((row) => row.isSigned).map((row) => paperOf('estimate', row)),
  ]
    .filter(({ on }) => on >= since)
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
