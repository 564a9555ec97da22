import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { submitRefusalOf } from '#domain/pricing';
import type { SubmitRefusal } from '#domain/pricing';
import type { JudgedLine } from '../shared/data.ts';

const { createRequest, check } = pricingContract.operations;

export type DraftLine = z.input<typeof createRequest.input>['lines'][number];
export type Draft = z.input<typeof createRequest.input>;
type CheckInput = z.input<typeof check.input>;

export const emptyLine: DraftLine = { productId: '', quantity: '', price: '' };

/** A line that can be judged: product, a quantity above nothing and a price. */
export const isReady = ({ productId, quantity, price }: DraftLine): boolean =>
  productId !== '' && Number(quantity) > 0 && price !== '' && Number.isFinite(Number(price));

export type Asked = {
  readonly accountId?: string | null | undefined;
  readonly lines?: readonly DraftLine[] | null | undefined;
  readonly marketingSupport?: string | null | undefined;
  readonly creditDays?: unknown;
  readonly holds?: CheckInput['holds'];
};

/** What to ask the rules while somebody types: the lines that are complete; null while there is none. */
export const checkInputOf = ({ accountId, lines, marketingSupport, creditDays, holds }: Asked): CheckInput | null => {
  const ready = (lines ?? []).filter(isReady);
  if (accountId === null || accountId === undefined || ready.length === 0) return null;
  return {
    accountId,
    lines: ready,
    ...(typeof marketingSupport === 'string' && marketingSupport !== '' && { marketingSupport }),
    ...(typeof creditDays === 'number' && { creditDays }),
    ...(holds !== undefined && { holds }),
  };
};

export type Outcome = 'quote' | 'request' | 'blocked';

type Judged = { readonly openRisk: unknown; readonly lines: readonly Pick<JudgedLine, 'verdict'>[] };

const areReleasable = ({ lines }: Judged): boolean =>
  lines.every(({ verdict }) => verdict === 'allowed' || verdict === 'above-authority');

/** Every line could be released: what stops the whole is a risk check. */
export const isStoppedByRisk = (judged: Judged): boolean => judged.openRisk !== null && areReleasable(judged);

/** What may be done with what is so judged: quote it, ask for it, or neither. */
export const outcomeOf = (judged: Judged): Outcome => {
  const { openRisk, lines } = judged;
  if (openRisk !== null || !areReleasable(judged)) return 'blocked';
  return lines.every(({ verdict }) => verdict === 'allowed') ? 'quote' : 'request';
};

/** The roles of all lines that go beyond the caller's authority, each once. */
export const neededRolesOf = (lines: readonly Pick<JudgedLine, 'needs'>[]): JudgedLine['needs'] => [
  ...new Set(lines.flatMap(({ needs }) => needs)),
];

/** What a request lacks before it may be sent, so that no draft is left behind by a refusal. */
export const lackOf = (draft: Draft, needsExpiry: boolean): SubmitRefusal | null =>
  submitRefusalOf({
    lines: draft.lines.length,
    reason: draft.reason ?? null,
    offered: (draft.offered ?? []).map((lever) => ({ ...lever, note: lever.note ?? null })),
    noLeverReason: draft.noLeverReason ?? null,
    competitor: draft.competitor ?? null,
    competitorSource: draft.competitorSource ?? null,
    needsExpiry,
    wantedUntil: draft.wantedUntil ?? null,
  });
