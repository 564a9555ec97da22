import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import type { ContractForm, FormValues } from '#ui';
import type { Person } from './records.ts';
import { currentAccountIdOf } from './person-role.ts';

/** One schema for creating and changing a person. */
export const personFormSchema = accountsContract.operations.createPerson.input;
export type PersonForm = ContractForm<typeof personFormSchema>;
type PersonInput = z.input<typeof personFormSchema>;

/** The fields of a person as the form starts with them. */
export const personValuesOf = (person: Person): FormValues<typeof personFormSchema> => ({
  accountId: currentAccountIdOf(person),
  surname: person.surname,
  givenName: person.givenName,
  gender: person.gender,
  salutation: person.salutation,
  phone: person.phone,
  mobile: person.mobile,
  email: person.email,
  wechat: person.wechat,
  ageBand: person.ageBand,
  birthday: person.birthday,
  birthdayCalendar: person.birthdayCalendar,
  interests: person.interests,
  habits: person.habits,
  language: person.language,
  isKey: person.isKey,
  custom: person.custom,
  tags: person.tags,
});

/** What an update takes: the role has operations of its own. */
export const personPatchOf = ({ accountId: _account, department: _department, title: _title, ...patch }: PersonInput) =>
  patch;
