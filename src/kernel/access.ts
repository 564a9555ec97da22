/** The roles of a company's people (docs/guide/en/roles.md). */
export const roles = [
  'kam',
  'director',
  'service',
  'marketer',
  'finance',
  'executive',
  'admin',
  'member',
  'partner',
] as const;
export type Role = (typeof roles)[number];

/** Which rows a right reaches: own accounts, accounts of own teams, or all of the company. */
export const scopes = ['own', 'team', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** Groups of fields that a role sees or does not see, wherever they appear. */
export const fieldGroups = ['cost', 'margin', 'personal'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** One right, `<object>.<verb>`, and the roles that hold it with the rows that each reaches. */
export type PermissionTable = Readonly<Record<string, Readonly<Partial<Record<Role, Scope>>>>>;

/** Who sees which group of fields. */
export const fieldRights = {
  cost: ['director', 'finance', 'executive', 'admin'],
  margin: ['kam', 'director', 'finance', 'executive', 'admin'],
  personal: ['kam', 'director', 'service', 'marketer', 'executive', 'admin'],
} as const satisfies Record<FieldGroup, readonly Role[]>;

/** The field groups that a person with these roles sees. */
export const visibleFieldsOf = (held: readonly Role[]): readonly FieldGroup[] =>
  fieldGroups.filter((group) => {
    const allowed: readonly Role[] = fieldRights[group];
    return held.some((role) => allowed.includes(role));
  });

export const seesCost = (fields: readonly FieldGroup[]): boolean => fields.includes('cost');
export const seesMargin = (fields: readonly FieldGroup[]): boolean => fields.includes('margin');

/** The widest scope that any of the held roles gives for a right; null when none holds it. */
export const scopeOf = (
  rights: Readonly<Partial<Record<Role, Scope>>> | undefined,
  held: readonly Role[],
): Scope | null => {
  const granted = held.flatMap((role) => rights?.[role] ?? []);
  return granted.reduce<Scope | null>(
    (widest, scope) => (widest === null || scopes.indexOf(scope) > scopes.indexOf(widest) ? scope : widest),
    null,
  );
};
