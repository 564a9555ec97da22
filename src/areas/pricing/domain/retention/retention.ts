import type { Day } from '#kernel/day';
import type { QuoteState, RequestState } from '../authority/request.ts';

/** Why the account is thought to be leaving. */
export const retentionGrounds = ['lapse', 'erosion', 'squeeze', 'rival', 'other'] as const;
export type RetentionGround = (typeof retentionGrounds)[number];

/** What the account does in return: buys so much, binds itself for so long, or pays so soon. */
export const countermoves = ['volume', 'term', 'payment'] as const;
export type Countermove = (typeof countermoves)[number];

export const retentionStates = ['preparing', 'running', 'kept', 'lost', 'dropped'] as const;
export type RetentionState = (typeof retentionStates)[number];

type Offer = {
  readonly request: RequestState;
  /** Null: it was never made. */
  readonly quote: QuoteState | null;
  readonly checkOn: Day;
  /** Orders of the account from the day of the quote to the day of the check. */
  readonly orders: number;
};

/**
 * Where an offer stands. It is kept when the account has ordered by the day of the check, and lost when it has not or has
 * said no; an offer that was never made, or taken back, is dropped and counts for nothing.
 */
export const retentionStateOf = ({ request, quote, checkOn, orders }: Offer, today: Day): RetentionState => {
  if (quote === null)
    return request === 'refused' || request === 'withdrawn' || request === 'solved' ? 'dropped' : 'preparing';
  if (quote === 'withdrawn') return 'dropped';
  if (quote === 'lost') return 'lost';
  if (today <= checkOn) return 'running';
  return orders > 0 ? 'kept' : 'lost';
};

/** What has come of a countermove by a day. Amounts in minor units. */
export type CountermoveFacts = {
  readonly boughtMinor: bigint;
  readonly boundUntil: Day | null;
  /** Invoices whose days have run out, and those of them that were paid within the days. */
  readonly dueInvoices: number;
  readonly paidInvoices: number;
};

export type CountermoveTarget =
  | { readonly kind: 'volume'; readonly amountMinor: bigint }
  | { readonly kind: 'term'; readonly until: Day }
  | { readonly kind: 'payment'; readonly days: number };

/**
 * Whether the account did its part. Null while the days run and it has not yet, and for payment when no invoice was due:
 * one late invoice breaks a promise to pay, and none proves nothing.
 */
export const isCountermoveMet = (
  target: CountermoveTarget,
  facts: CountermoveFacts,
  isOver: boolean,
): boolean | null => {
  const open = isOver ? false : null;
  switch (target.kind) {
    case 'volume':
      return facts.boughtMinor >= target.amountMinor ? true : open;
    case 'term':
      return facts.boundUntil !== null && facts.boundUntil >= target.until ? true : open;
    case 'payment':
      if (facts.paidInvoices < facts.dueInvoices) return false;
      return isOver && facts.dueInvoices > 0 ? true : null;
    default: {
      const never: never = target;
      return never;
    }
  }
};

/** Below this many ended offers a rate says nothing. */
export const leastEndedOffers = 5;

export type RetentionRate<Key extends string> = {
  readonly key: Key;
  readonly offers: number;
  readonly kept: number;
  readonly lost: number;
  readonly met: number;
  /** Null: fewer than `leastEndedOffers` have ended. Bounds are those of Wilson at 95 %. */
  readonly rate: { readonly bp: number; readonly lowBp: number; readonly highBp: number } | null;
};

const z95 = 1.959_963_985;

/** Wilson's interval of a share, in basis points (docs/methods.md 8.11). */
const wilsonBp = (hits: number, of: number): { readonly lowBp: number; readonly highBp: number } => {
  const share = hits / of;
  const under = 1 + z95 ** 2 / of;
  const centre = share + z95 ** 2 / (2 * of);
  const half = z95 * Math.sqrt((share * (1 - share)) / of + z95 ** 2 / (4 * of ** 2));
  const bp = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000);
  return { lowBp: bp((centre - half) / under), highBp: bp((centre + half) / under) };
};

/** How often offers of each kind kept the account; dropped ones and those not yet made are left out. */
export const retentionRatesOf = <Key extends string>(
  keys: readonly Key[],
  offers: readonly { readonly key: Key; readonly state: RetentionState; readonly isMet: boolean | null }[],
): readonly RetentionRate<Key>[] =>
  keys.flatMap((key) => {
    const own = offers.filter((offer) => offer.key === key && offer.state !== 'dropped' && offer.state !== 'preparing');
    if (own.length === 0) return [];
    const count = (state: RetentionState): number => own.filter((offer) => offer.state === state).length;
    const [kept, lost] = [count('kept'), count('lost')];
    const ended = kept + lost;
    const rate =
      ended < leastEndedOffers ? null : { bp: Math.round((kept * 10_000) / ended), ...wilsonBp(kept, ended) };
    return [{ key, offers: own.length, kept, lost, met: own.filter(({ isMet }) => isMet === true).length, rate }];
  });
