import { addDays, daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';

export const agreementStates = ['draft', 'signed', 'withdrawn'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** A signed agreement shows where its time stands. */
export const shownAgreementStates = ['draft', 'upcoming', 'in-force', 'over', 'ended', 'withdrawn'] as const;
export type ShownAgreementState = (typeof shownAgreementStates)[number];

export type AgreementTime = {
  readonly state: AgreementState;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly endedOn: Day | null;
};

/** The last day on which its prices hold: an early end cuts it. */
export const lastDayOfAgreement = ({ validTo, endedOn }: Pick<AgreementTime, 'validTo' | 'endedOn'>): Day =>
  endedOn !== null && endedOn < validTo ? endedOn : validTo;

export const shownAgreementStateOf = (agreement: AgreementTime, today: Day): ShownAgreementState => {
  const { state, validFrom, validTo, endedOn } = agreement;
  if (state !== 'signed') return state;
  // Ended before its first day: it never was in force.
  if (endedOn !== null && endedOn < validFrom) return 'ended';
  if (lastDayOfAgreement(agreement) < today) return endedOn !== null && endedOn < validTo ? 'ended' : 'over';
  return validFrom > today ? 'upcoming' : 'in-force';
};

export const isInForce = (agreement: AgreementTime, on: Day): boolean =>
  agreement.state === 'signed' && agreement.validFrom <= on && on <= lastDayOfAgreement(agreement);

/** The day from which its end is a matter to settle: notice days before the last one. */
export const renewalDueOn = ({ validTo, noticeDays }: { readonly validTo: Day; readonly noticeDays: number }): Day =>
  addDays(validTo, -noticeDays);

/** In its notice time, or over for as many days at most; not when it was ended early or a signed one follows it. */
export const isRenewalDue = (
  agreement: AgreementTime & { readonly noticeDays: number; readonly isFollowed: boolean },
  today: Day,
): boolean => {
  const { state, endedOn, validTo, noticeDays, isFollowed } = agreement;
  const isOpen = state === 'signed' && endedOn === null && !isFollowed;
  return isOpen && renewalDueOn(agreement) <= today && today <= addDays(validTo, noticeDays);
};

/** The days of the agreement that follows one: as long, from the day after. */
export const followingDays = ({
  validFrom,
  validTo,
}: Pick<AgreementTime, 'validFrom' | 'validTo'>): { readonly validFrom: Day; readonly validTo: Day } => ({
  validFrom: addDays(validTo, 1),
  validTo: addDays(validTo, daysBetween(validFrom, validTo) + 1),
});

export type AgreedPrice = { readonly priceE4: bigint; readonly quantityE4: bigint; readonly freeE4: bigint };

/** How a line of an order stands to what was agreed: `null` says that no agreement in force names the product. */
export const agreedFindings = [
  'as-agreed',
  'above-agreed',
  'below-agreed',
  'beyond-agreed',
  'not-agreed',
  'agreement-over',
  'within-range',
  'beyond-range',
] as const;
export type AgreedFinding = (typeof agreedFindings)[number];

type Units = Pick<AgreedPrice, 'quantityE4' | 'freeE4'>;

/** Whether an order takes more free units than come with as many bought ones. Example: 10 with 1 free → 4 with 1 is too many. */
export const isTooFree = (ordered: Units, promised: Units): boolean =>
  ordered.freeE4 * promised.quantityE4 > promised.freeE4 * ordered.quantityE4;

/**
 * A unit price beside the agreed one, exact to 1/10,000: an order that is entered here is called off at the agreed price or
 * above it. `left` are the units that the agreement still promises.
 */
export const agreedFindingOf = (
  line: AgreedPrice,
  agreed: AgreedPrice & { readonly leftE4: bigint },
): 'as-agreed' | 'above-agreed' | 'below-agreed' | 'beyond-agreed' => {
  if (line.priceE4 < agreed.priceE4) return 'below-agreed';
  if (isTooFree(line, agreed) || line.quantityE4 > agreed.leftE4) return 'beyond-agreed';
  return line.priceE4 > agreed.priceE4 ? 'above-agreed' : 'as-agreed';
};

export type AgreementProblem =
  | 'agreement-without-lines'
  | 'product-twice'
  | 'tiers-not-rising'
  | 'tiers-without-kind'
  | 'days-crossed'
  | 'too-long';

/** Beyond this no price is promised in advance. */
const longestDays = 1_830;

/** What keeps the terms of an agreement from being kept as a draft. */
export const agreementProblemOf = (terms: {
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly productIds: readonly string[];
  /** Product lines that discount ranges name. */
  readonly lineIds: readonly string[];
  readonly hasRebateKind: boolean;
  readonly tiers: readonly { readonly fromMinor: bigint; readonly rateBp: number }[];
}): AgreementProblem | null => {
  const { validFrom, validTo, productIds, lineIds, hasRebateKind, tiers } = terms;
  if (validTo < validFrom) return 'days-crossed';
  if (daysBetween(validFrom, validTo) > longestDays) return 'too-long';
  if (productIds.length + lineIds.length === 0) return 'agreement-without-lines';
  if (new Set(productIds).size !== productIds.length) return 'product-twice';
  if (tiers.length > 0 && !hasRebateKind) return 'tiers-without-kind';
  const isRising = tiers.every((tier, at) => {
    const before = tiers[at - 1];
    return before === undefined || (tier.fromMinor > before.fromMinor && tier.rateBp > before.rateBp);
  });
  return isRising ? null : 'tiers-not-rising';
};
