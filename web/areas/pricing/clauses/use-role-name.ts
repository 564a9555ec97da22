import type { Role } from '#kernel/access';
import { useT } from '#ui';
import { pricingClauses } from '../messages/index.ts';

/** The roles that may speak for an office: everybody's of the company, never a partner's. */
export const officeRoles = [
  'kam',
  'director',
  'service',
  'marketer',
  'finance',
  'executive',
  'admin',
  'member',
] as const satisfies readonly Role[];
type OfficeRole = (typeof officeRoles)[number];

export const useRoleName = (): ((role: OfficeRole | 'partner') => string) => {
  const t = useT(pricingClauses);
  return (role) => (role === 'partner' ? role : t(`list.roleNames.${role}`));
};
