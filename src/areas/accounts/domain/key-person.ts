/** What is asked first of a key person. */
export const keyPersonFields = ['gender', 'phone', 'email'] as const;
export type KeyPersonField = (typeof keyPersonFields)[number];

type KeyPerson = {
  readonly isKey: boolean;
  readonly gender: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
};

/**
 * What a key person's entry still lacks; it becomes a task and never refuses the entry. Either number serves as the
 * phone. Nobody but key persons is asked.
 */
export const missingOfKeyPerson = (person: KeyPerson): readonly KeyPersonField[] => {
  if (!person.isKey) return [];
  const lacks = { gender: !person.gender, phone: !person.phone && !person.mobile, email: !person.email };
  return keyPersonFields.filter((field) => lacks[field]);
};
