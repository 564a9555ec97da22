import type { PermissionTable } from '#kernel/access';

/** Who holds which right over accounts, and over which rows. */
export const permissions = {
  'accounts.read': {
    kam: 'team',
    director: 'all',
    service: 'all',
    marketer: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
    member: 'team',
  },
  'accounts.write': { kam: 'team', director: 'all', service: 'team', admin: 'all' },
  'accounts.attach': {
    kam: 'team',
    director: 'all',
    service: 'team',
    finance: 'all',
    executive: 'all',
    admin: 'all',
  },
  'accounts.create': { kam: 'own', director: 'all', admin: 'all' },
  'accounts.assign': { director: 'all', admin: 'all' },
  'accounts.terms': { director: 'all', admin: 'all' },
  'accounts.merge': { director: 'all', admin: 'all' },
  'accounts.export': { kam: 'team', director: 'all', marketer: 'all', finance: 'all', executive: 'all', admin: 'all' },
  'accounts.configure': { admin: 'all', director: 'all' },
} as const satisfies PermissionTable;
