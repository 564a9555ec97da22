import type { Tone } from '#ui';
import type { QuoteRow, RequestRow } from './data.ts';

/** Warm asks somebody to act, accent is a standing promise, grey is over. */
export const requestTones: Readonly<Record<RequestRow['state'], Tone>> = {
  draft: 'plain',
  submitted: 'warm',
  approved: 'accent',
  returned: 'warm',
  refused: 'grey',
  solved: 'accent',
  withdrawn: 'grey',
  expired: 'grey',
};

export const quoteTones: Readonly<Record<QuoteRow['state'], Tone>> = {
  open: 'warm',
  accepted: 'accent',
  lost: 'grey',
  withdrawn: 'grey',
  expired: 'grey',
};
