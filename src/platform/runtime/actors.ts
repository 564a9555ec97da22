import { fieldGroups, roles as allRoles, scopeOf, visibleFieldsOf } from '#kernel/access';
import type { PermissionTable, Role, Scope } from '#kernel/access';
import type { Actor } from '#platform/operations';

type Person = { readonly userId: string; readonly name: string; readonly roles: readonly Role[] };
type Seat = {
  readonly orgId: number;
  readonly via: Actor['via'];
  /** A token reaches only what it names, and never more than its owner. */
  readonly tokenScopes?: readonly string[];
};

/** A person in a company, with the rights of the roles held there. */
export const personActor = (rights: PermissionTable, person: Person, { orgId, via, tokenScopes }: Seat): Actor => {
  const isGranted = (permission: string): boolean =>
    tokenScopes === undefined || tokenScopes.includes('*') || tokenScopes.includes(permission);
  const held = new Map<string, Scope>();
  for (const [permission, byRole] of Object.entries(rights)) {
    const scope = isGranted(permission) ? scopeOf(byRole, person.roles) : null;
    if (scope !== null) held.set(permission, scope);
  }
  return {
    ...person,
    orgId,
    via,
    fields: visibleFieldsOf(person.roles),
    scopeOf: (permission) => held.get(permission) ?? null,
    rights: Object.fromEntries(held),
  };
};

/** The operator at the command line is no person of the company: a fixed id that no user can have. */
export const operatorId = '00000000-0000-0000-0000-000000000000';

/** Whoever holds the data directory may do everything in it; each act is audited as the operator's. */
export const operatorActor = (rights: PermissionTable, orgId: number, via: 'cli' | 'job' = 'cli'): Actor => ({
  orgId,
  via,
  userId: operatorId,
  name: 'operator',
  roles: [...allRoles],
  fields: [...fieldGroups],
  scopeOf: (permission) => (Object.hasOwn(rights, permission) ? 'all' : null),
  rights: Object.fromEntries(Object.keys(rights).map((permission) => [permission, 'all'])),
});
