import type { PermissionTable } from '#kernel/access';

/** Who holds which right over prices, and over which accounts. How much a role may grant is the matrix of the policy. */
export const permissions = {
  'pricing.read': { kam: 'team', director: 'all', finance: 'all', executive: 'all', admin: 'all' },
  'pricing.request': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.decide': { kam: 'team', director: 'all', finance: 'all', executive: 'all' },
  'pricing.quote': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.order': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.policy': { finance: 'all', executive: 'all', admin: 'all' },
  'pricing.list-price': { director: 'all', finance: 'all', admin: 'all' },
  'pricing.cost': { finance: 'all', admin: 'all' },
  'pricing.revalue': { finance: 'all' },
  'pricing.delegate': { director: 'all', finance: 'all', executive: 'all', admin: 'all' },
} as const satisfies PermissionTable;
