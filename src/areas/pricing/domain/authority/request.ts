import type { Day } from '#kernel/day';

export const requestStates = ['draft', 'submitted', 'approved', 'returned', 'refused', 'solved', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const shownRequestStates = [...requestStates, 'expired'] as const;
export type ShownRequestState = (typeof shownRequestStates)[number];

export const requestActs = ['edit', 'submit', 'approve', 'return', 'refuse', 'solve', 'withdraw'] as const;
export type RequestAct = (typeof requestActs)[number];

const moves: Readonly<Record<RequestAct, readonly RequestState[]>> = {
  edit: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  approve: ['submitted'],
  return: ['submitted'],
  refuse: ['submitted'],
  solve: ['draft', 'returned', 'submitted'],
  withdraw: ['draft', 'returned', 'submitted', 'approved'],
};

export const mayMove = (state: RequestState, act: RequestAct): boolean => moves[act].includes(state);

/** The state as of a day: an approval that nothing was promised under ends with its last day. */
export const shownStateOf = (
  {
    state,
    validUntil,
    isUsed,
  }: { readonly state: RequestState; readonly validUntil: Day | null; readonly isUsed: boolean },
  today: Day,
): ShownRequestState =>
  state === 'approved' && !isUsed && validUntil !== null && validUntil < today ? 'expired' : state;

/** Ways to help an account that are not its price: asked for first. */
export const levers = [
  'delivery',
  'service',
  'technical',
  'training',
  'stock',
  'payment',
  'volume',
  'other-product',
  'value-case',
  'other',
] as const;
export type Lever = (typeof levers)[number];
export const leverAnswers = ['accepted', 'declined', 'open'] as const;
export type LeverAnswer = (typeof leverAnswers)[number];
export type OfferedLever = { readonly lever: Lever; readonly answer: LeverAnswer; readonly note: string | null };

/** How a rival's offer is known. */
export const rivalProofs = ['document-seen', 'offer-received', 'public-list', 'hearsay'] as const;
export type RivalProof = (typeof rivalProofs)[number];

/** The proofs by which a claim counts as proven; hearsay proves nothing, and neither does a source in words alone. */
export const provingProofs: readonly RivalProof[] = rivalProofs.filter((proof) => proof !== 'hearsay');

export type SubmitRefusal = 'lever-missing' | 'reason-missing' | 'source-missing' | 'no-lines' | 'expiry-missing';

/**
 * What a request still lacks before it may be sent: a lever that was offered and answered, or why none fits; a reason;
 * the source of a competing offer; an end where the band asks for one.
 */
export const submitRefusalOf = (request: {
  readonly lines: number;
  readonly reason: string | null;
  readonly offered: readonly OfferedLever[];
  readonly noLeverReason: string | null;
  readonly competitor: string | null;
  readonly competitorSource: string | null;
  readonly needsExpiry: boolean;
  readonly wantedUntil: Day | null;
}): SubmitRefusal | null => {
  if (request.lines === 0) return 'no-lines';
  const isOffered = request.offered.some(({ answer }) => answer !== 'open');
  if (!isOffered && request.noLeverReason === null) return 'lever-missing';
  if (request.reason === null) return 'reason-missing';
  if (request.competitor !== null && request.competitorSource === null) return 'source-missing';
  return request.needsExpiry && request.wantedUntil === null ? 'expiry-missing' : null;
};

export const quoteStates = ['open', 'accepted', 'lost', 'withdrawn'] as const;
export type QuoteState = (typeof quoteStates)[number];
export const shownQuoteStates = [...quoteStates, 'expired'] as const;
export type ShownQuoteState = (typeof shownQuoteStates)[number];

/** A quote that nobody answered ends with its last day. */
export const shownQuoteStateOf = (
  { state, validUntil }: { readonly state: QuoteState; readonly validUntil: Day },
  today: Day,
): ShownQuoteState => (state === 'open' && validUntil < today ? 'expired' : state);

/** May an order be placed on it, at its prices? */
export const isOrderable = (quote: { readonly state: QuoteState; readonly validUntil: Day }, today: Day): boolean =>
  quote.validUntil >= today && (quote.state === 'open' || quote.state === 'accepted');

/** Example: `documentNumber('Q', 2026, 7)` → 'Q2026-0007'. */
export const documentNumber = (letter: string, year: number, count: number): string =>
  `${letter}${year}-${String(count).padStart(4, '0')}`;
