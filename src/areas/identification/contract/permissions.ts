import type { PermissionTable } from '#kernel/access';

/** Who holds which right over the identification, and over which rows. */
export const permissions = {
  'identification.read': {
    kam: 'team',
    director: 'all',
    service: 'all',
    marketer: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
  },
  'identification.run': { director: 'all', admin: 'all' },
  'identification.decide': { director: 'all' },
  'identification.policy': { director: 'all', admin: 'all' },
  'identification.state': { kam: 'team', director: 'all', marketer: 'all', admin: 'all' },
  'identification.export': {
    kam: 'team',
    director: 'all',
    marketer: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
  },
} as const satisfies PermissionTable;
