type Role = {
  readonly account: { readonly id: string };
  readonly toOn: string | null;
  readonly isEnded: boolean;
};

/** The role that a person has at an account, else the last one that he or she had there. */
export const currentRoleOf = <R extends Role>(
  person: { readonly roles: readonly R[] },
  accountId: string,
): R | undefined => {
  const here = person.roles.filter(({ account }) => account.id === accountId);
  return here.find((role) => !role.isEnded) ?? here.toSorted((a, b) => (b.toOn ?? '').localeCompare(a.toOn ?? ''))[0];
};

/** An account at which the person is known, for forms that need one. */
export const currentAccountIdOf = ({ roles }: { readonly roles: readonly Role[] }): string | null =>
  (roles.find(({ isEnded }) => !isEnded) ?? roles[0])?.account.id ?? null;
