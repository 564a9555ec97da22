import type { PermissionTable } from '#kernel/access';

/** Who holds which right over prices, and over which accounts. How much a role may grant is the matrix of the policy. */
export const permissions = {
  'pricing.read': { kam: 'team', director: 'all', finance: 'all', executive: 'all', admin: 'all' },
  'pricing.request': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.decide': { kam: 'team', director: 'all', finance: 'all', executive: 'all' },
  'pricing.quote': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.agree': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.purchase': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.offset': { finance: 'all' },
  'pricing.opine': {
    kam: 'all',
    director: 'all',
    service: 'all',
    marketer: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
    member: 'all',
  },
  'pricing.resolve-clause': { director: 'all', executive: 'all' },
  'pricing.bond': { kam: 'team', director: 'all', finance: 'all', executive: 'all' },
  'pricing.order': { kam: 'team', director: 'all', executive: 'all' },
  'pricing.release': { director: 'all', finance: 'all', executive: 'all' },
  'pricing.policy': { finance: 'all', executive: 'all', admin: 'all' },
  'pricing.list-price': { director: 'all', finance: 'all', admin: 'all' },
  'pricing.cost': { finance: 'all', admin: 'all' },
  'pricing.revalue': { finance: 'all' },
  'pricing.estimates': {
    kam: 'team',
    director: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
    member: 'team',
  },
  'pricing.estimate': { director: 'all', finance: 'all', executive: 'all', member: 'team' },
  'pricing.sign-production': { executive: 'all', member: 'team' },
  'pricing.sign-finance': { finance: 'all' },
  'pricing.market': { kam: 'all', director: 'all', finance: 'all', executive: 'all' },
  'pricing.delegate': { director: 'all', finance: 'all', executive: 'all', admin: 'all' },
} as const satisfies PermissionTable;

/** Who may sign for somebody away: the roles that decide over the whole company themselves. */
export const delegateRights: PermissionTable[string] = Object.fromEntries(
  Object.entries(permissions['pricing.decide']).filter(([, scope]) => scope === 'all'),
);
