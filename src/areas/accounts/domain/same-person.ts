import { fullNameOf } from './person-name.ts';

/** What tells people apart, in a row of a file or as they are stored; absent and null say nothing. */
export type PersonMarks = {
  readonly surname: string;
  readonly givenName?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly mobile?: string | null | undefined;
};

const plain = (text: string | null | undefined): string => (text ?? '').normalize('NFKC').trim().toLowerCase();
const digitsOf = (text: string | null | undefined): string => plain(text).replaceAll(/\D/g, '');

const marksOf = ({ code, email, mobile }: PersonMarks): readonly string[] => [
  plain(code),
  plain(email),
  digitsOf(mobile),
];

/** Two people are of one name when it is written alike, whatever the width and case of its letters. */
const personNameKey = (person: PersonMarks): string => plain(fullNameOf(person));

const contradicts = (one: PersonMarks, other: PersonMarks): boolean => {
  const others = marksOf(other);
  return marksOf(one).some((mark, at) => mark !== '' && others[at] !== '' && mark !== others[at]);
};

const isLike = (one: PersonMarks, other: PersonMarks): boolean => {
  const others = marksOf(other);
  return marksOf(one).every((mark, at) => mark === others[at]);
};

/**
 * Whom a row of a file means, among those who are stored, or null for somebody new:
 * 1. the one with its code;
 * 2. the one of its name with its e-mail address, unless a code says otherwise: a shared address names nobody alone;
 * 3. the one of its name at its account whom no code, e-mail or mobile number contradicts. Of several, the one with just
 *    the same code, e-mail and mobile, so that the same file again means the same people.
 */
export const personMeant = <P extends PersonMarks>(
  row: PersonMarks,
  { known, atAccount }: { readonly known: readonly P[]; readonly atAccount: readonly P[] },
): P | null => {
  const [code, email] = marksOf(row);
  const byCode = code === '' ? undefined : known.find((one) => plain(one.code) === code);
  if (byCode !== undefined) return byCode;
  const isNamesake = (one: PersonMarks): boolean => personNameKey(one) === personNameKey(row);
  const isOtherCode = (one: PersonMarks): boolean => code !== '' && plain(one.code) !== '';
  const byEmail =
    email === '' ? undefined : known.find((one) => plain(one.email) === email && isNamesake(one) && !isOtherCode(one));
  if (byEmail !== undefined) return byEmail;
  const possible = atAccount.filter((one) => isNamesake(one) && !contradicts(row, one));
  const [only, ...others] = possible;
  return (others.length === 0 ? only : possible.find((one) => isLike(row, one))) ?? null;
};
