import type { Day } from '#kernel/day';

/** Ways to reach a person that each need a consent of their own. */
export const consentChannels = ['phone', 'sms', 'email', 'wechat', 'post', 'visit'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** What a person has said; a channel without a record has not been asked for. */
export const consentStates = ['given', 'withdrawn', 'not-asked'] as const;
export type ConsentState = (typeof consentStates)[number];

export type Consent = {
  readonly state: Exclude<ConsentState, 'not-asked'>;
  /** What the channel may be used for; a consent without a purpose is none. */
  readonly purpose: string | null;
  /** Since when it holds. */
  readonly on: Day;
  /** Where it was said: a form, a talk, a fair. */
  readonly source: string | null;
};

export type Consents = { readonly [C in ConsentChannel]?: Consent };

export type ConsentProblem = 'purpose-missing' | 'in-future';

/**
 * Why a consent cannot be recorded; null when it can. One that is given names its purpose (PIPL, articles 14 and 17), and
 * nothing is recorded of a day that has not come.
 */
export const consentProblemOf = (consent: Consent, today: Day): ConsentProblem | null => {
  if (consent.state === 'given' && (consent.purpose ?? '') === '') return 'purpose-missing';
  return consent.on > today ? 'in-future' : null;
};

/**
 * The consents of records that turn out to be one person: by channel the latest word counts, and on one day that it was
 * withdrawn.
 */
export const mergedConsents = (all: readonly Consents[]): Consents => {
  const merged: { [C in ConsentChannel]?: Consent } = {};
  for (const consents of all)
    for (const channel of consentChannels) {
      const [held, other] = [merged[channel], consents[channel]];
      if (other !== undefined && (held === undefined || isLater(other, held))) merged[channel] = other;
    }
  return merged;
};

const isLater = (one: Consent, held: Consent): boolean =>
  one.on > held.on || (one.on === held.on && one.state === 'withdrawn');
