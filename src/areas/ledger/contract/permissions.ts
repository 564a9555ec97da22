import type { PermissionTable } from '#kernel/access';

/** Who holds which right over the ledger, and over which accounts. */
export const permissions = {
  'ledger.read': {
    kam: 'team',
    director: 'all',
    service: 'all',
    marketer: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
  },
  'ledger.export': { kam: 'team', director: 'all', marketer: 'all', finance: 'all', executive: 'all', admin: 'all' },
  'ledger.company': { director: 'all', finance: 'all', executive: 'all', admin: 'all' },
  'ledger.import': { director: 'all', finance: 'all', admin: 'all' },
  'ledger.rates': { finance: 'all', admin: 'all' },
  'ledger.credit': { finance: 'all', admin: 'all' },
  'ledger.check': { finance: 'all', admin: 'all' },
  'products.read': {
    kam: 'all',
    director: 'all',
    service: 'all',
    marketer: 'all',
    finance: 'all',
    executive: 'all',
    admin: 'all',
    member: 'all',
  },
  'products.write': { director: 'all', finance: 'all', admin: 'all' },
} as const satisfies PermissionTable;
