const han = /\p{Script=Han}/u;

/**
 * A person's name as it is said: 王伟 for Chinese names, "Maria Lopez" for others.
 * Surname and given name are kept apart because forms of address need the surname alone.
 */
export const fullNameOf = (person: {
  readonly surname: string;
  readonly givenName?: string | null | undefined;
}): string => {
  const given = person.givenName ?? '';
  if (given === '') return person.surname;
  return han.test(person.surname) ? `${person.surname}${given}` : `${given} ${person.surname}`;
};
