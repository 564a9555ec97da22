import type { PersonRecord } from '../records.ts';
import type { CellReader } from './cell-reader.ts';
import { choices } from './choices.ts';
import { splitPersonName } from './person-name.ts';
import type { PersonName } from './person-name.ts';

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
  const birthday = cells.text('birthday');
  const birthdayCalendar = cells.choice('birthdayCalendar', choices.calendar);
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
