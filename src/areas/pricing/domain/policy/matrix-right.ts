import { canonicalJson } from '#kernel/canonical-json';
import type { ApproverRole, AuthorityBand, AuthorityRule, PricingPolicy } from './policy.ts';

/** The roles that say who may grant how much. */
export const matrixRoles = ['executive', 'finance'] as const satisfies readonly ApproverRole[];

/** By which right somebody changes the authority matrix; `none` refuses it. */
export type MatrixRight = 'role' | 'first-set-up' | 'none';

type Working = { readonly roles: readonly string[] };

const holdsMatrix = ({ roles }: Working): boolean => matrixRoles.some((role) => roles.includes(role));

/**
 * Whether somebody may change the bands and rules of authority: executives and finance may; anybody else who keeps the policy may only
 * while no working colleague holds one of these roles, to set a company up. Example: an administrator beside one
 * finance controller → none.
 */
export const matrixRightOf = (changer: Working, working: readonly Working[]): MatrixRight => {
  if (holdsMatrix(changer)) return 'role';
  return working.some(holdsMatrix) ? 'none' : 'first-set-up';
};

/** Do two policies give authority otherwise? The order of bands and rules counts, that of their members does not. */
export const isMatrixChanged = (before: PricingPolicy, after: PricingPolicy): boolean =>
  matrixTextOf(before) !== matrixTextOf(after);

const bandsOf = (bands: readonly AuthorityBand[]) =>
  bands.map(({ uptoBp, needs, needsExpiry }) => ({ uptoBp, needs, needsExpiry }));

const rulesOf = (rules: readonly AuthorityRule[]) =>
  rules.map(({ tier, familyId, fromMinor, bands }) => ({ tier, familyId, fromMinor, bands: bandsOf(bands) }));

const matrixTextOf = ({ bands, rules }: PricingPolicy): string =>
  canonicalJson({ bands: bandsOf(bands), rules: rulesOf(rules) });
