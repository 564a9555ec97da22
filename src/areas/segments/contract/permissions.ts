import type { PermissionTable } from '#kernel/access';

/** Who holds which right over segments; the rows of members follow `accounts.read`. */
export const permissions = {
  'segments.read': {
    kam: 'team',
    director: 'all',
    service: 'all',
    marketer: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
  },
  'segments.write': { kam: 'own', director: 'all', marketer: 'all', admin: 'all' },
  'segments.export': { kam: 'team', director: 'all', marketer: 'all', finance: 'all', executive: 'all', admin: 'all' },
} as const satisfies PermissionTable;
