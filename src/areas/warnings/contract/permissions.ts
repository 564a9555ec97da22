import type { PermissionTable } from '#kernel/access';

/** Who holds which right over warnings, and over which accounts. */
export const permissions = {
  'warnings.read': { kam: 'team', director: 'all', finance: 'all', executive: 'all', admin: 'all' },
  'warnings.act': { kam: 'team', director: 'all', finance: 'all', executive: 'all' },
  'warnings.forgive': { director: 'all', finance: 'all' },
  'warnings.notify': { director: 'all', admin: 'all' },
  'warnings.run': { director: 'all', finance: 'all', admin: 'all' },
} as const satisfies PermissionTable;
