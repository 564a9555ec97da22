import type { ConsentChannel, Consents } from '#domain/accounts';
import { splitPersonName } from '#kernel/person-name';
import type { PersonName } from '#kernel/person-name';
import type { PersonRecord } from '../records.ts';
import type { CellReader } from './cell-reader.ts';
import { mayBeBirthday } from './birthday.ts';
import { choiceKeyOf, choices } from './choices.ts';
import { quotedValue } from './issues.ts';

/**
 * A person and the role at an account. The name comes in one column or in two; what else is missing makes a task later,
 * never a refused row.
 */
export const readPerson = (cells: CellReader): PersonRecord | undefined => {
  const account = cells.code('account');
  const name = readName(cells);
  const reach = readReach(cells);
  const self = readSelf(cells);
  const code = cells.code('code');
  const department = cells.text('department');
  const title = cells.text('title');
  const isKey = cells.yesNo('isKey');
  const consents = readConsents(cells);
  if (account === undefined) return undefined;
  if (name === undefined) return cells.refuse('missing', 'name');
  return {
    account,
    ...name,
    ...reach,
    ...self,
    ...(code !== undefined && { code }),
    ...(department !== undefined && { department }),
    ...(title !== undefined && { title }),
    ...(isKey !== undefined && { isKey }),
    ...(consents !== undefined && { consents }),
  };
};

const readName = (cells: CellReader): PersonName | undefined => {
  const surname = cells.text('surname');
  const givenName = cells.text('givenName');
  const whole = cells.text('name');
  if (surname !== undefined) return givenName === undefined ? { surname } : { surname, givenName };
  return whole === undefined ? undefined : splitPersonName(whole);
};

const readReach = (cells: CellReader): Pick<PersonRecord, 'phone' | 'mobile' | 'email' | 'wechat' | 'language'> => {
  const phone = cells.phone('phone');
  const mobile = cells.phone('mobile');
  const email = cells.email('email');
  const wechat = cells.text('wechat');
  const language = cells.text('language');
  return {
    ...(phone !== undefined && { phone }),
    ...(mobile !== undefined && { mobile }),
    ...(email !== undefined && { email }),
    ...(wechat !== undefined && { wechat }),
    ...(language !== undefined && { language }),
  };
};

type Self = Pick<PersonRecord, 'gender' | 'salutation' | 'ageBand' | 'birthday' | 'birthdayCalendar' | 'interests'>;

const readSelf = (cells: CellReader): Self => {
  const gender = cells.choice('gender', choices.gender);
  const salutation = cells.text('salutation');
  const ageBand = cells.text('ageBand');
  const birthdayCalendar = cells.choice('birthdayCalendar', choices.calendar);
  const birthday = readBirthday(cells, birthdayCalendar);
  const interests = cells.text('interests');
  return {
    ...(gender !== undefined && { gender }),
    ...(salutation !== undefined && { salutation }),
    ...(ageBand !== undefined && { ageBand }),
    ...(birthday !== undefined && { birthday }),
    ...(birthdayCalendar !== undefined && { birthdayCalendar }),
    ...(interests !== undefined && { interests }),
  };
};

/** A person goes in without a birthday that cannot be. */
const readBirthday = (cells: CellReader, calendar: PersonRecord['birthdayCalendar']): string | undefined => {
  const birthday = cells.text('birthday');
  if (birthday === undefined || mayBeBirthday(birthday, calendar)) return birthday;
  cells.warn('wrong-birthday', 'birthday', { value: quotedValue(birthday) });
  return undefined;
};

/**
 * What the row says of channels: lists of those consented to and of those withdrawn, with one purpose, day and source for
 * them all. A consent without purpose or day is refused, for it would prove nothing.
 */
const readConsents = (cells: CellReader): Consents | undefined => {
  const given = readChannels(cells, 'consentGiven');
  const withdrawn = readChannels(cells, 'consentWithdrawn');
  const purpose = cells.text('consentPurpose') ?? null;
  const on = cells.day('consentOn');
  const source = cells.text('consentSource') ?? null;
  if (given.length === 0 && withdrawn.length === 0) return undefined;
  if (given.length > 0 && purpose === null) cells.refuse('missing', 'consentPurpose');
  if (on === undefined) {
    if (!cells.hasRefused('consentOn')) cells.refuse('missing', 'consentOn');
    return undefined;
  }
  return Object.fromEntries([
    ...given.map((channel) => [channel, { state: 'given', purpose, on, source }] as const),
    ...withdrawn.map((channel) => [channel, { state: 'withdrawn', purpose: null, on, source }] as const),
  ]);
};

const readChannels = (cells: CellReader, field: string): readonly ConsentChannel[] =>
  (cells.list(field) ?? []).flatMap(
    (word) => choices.channel.get(choiceKeyOf(word)) ?? cells.refuse('not-a-choice', field, word) ?? [],
  );
