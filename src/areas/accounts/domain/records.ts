import type { Day } from '#kernel/day';
import type { Consents } from './consent.ts';
import type { AccountKind, Institution, Ownership } from './standing.ts';

/** An account as a file gives it; other accounts are named by their codes. */
export type AccountRecord = {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly shortName?: string;
  readonly otherNames?: readonly string[];
  readonly uscc?: string;
  readonly kind?: AccountKind;
  readonly industry?: string;
  readonly region?: string;
  readonly ownership?: Ownership;
  readonly employees?: number;
  readonly website?: string;
  readonly parentCode?: string;
  readonly ownerEmail?: string;
  readonly foundedOn?: Day;
  /** Institution class of a public body. */
  readonly institution?: Institution;
  readonly creditLimitMinor?: bigint;
  readonly termsDays?: number;
  readonly currency?: string;
  readonly tags?: readonly string[];
};

/** A person with the role that he or she has at one account. */
export type PersonRecord = {
  readonly code?: string;
  /** An account by code, USCC, exact name or other name. */
  readonly account: string;
  readonly surname: string;
  readonly givenName?: string;
  readonly gender?: 'female' | 'male';
  readonly salutation?: string;
  readonly department?: string;
  readonly title?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly wechat?: string;
  readonly ageBand?: string;
  readonly birthday?: string;
  readonly birthdayCalendar?: 'solar' | 'lunar';
  readonly interests?: string;
  readonly language?: string;
  readonly isKey?: boolean;
  /** What the row says of channels; those that it does not name stay as they are. */
  readonly consents?: Consents;
};
