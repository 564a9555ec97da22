import { addMonths } from '#kernel/day';
import type { Day } from '#kernel/day';
import type { Role } from '#kernel/access';
import { isKeyTier } from '../policy/policy.ts';
import type { KeyAccountType, Tier } from '../policy/policy.ts';
import type { AccountResult } from '../score/account-result.ts';
import { isOpen } from '../score/gates.ts';
import { tierOrderOf } from './tier-proposal.ts';

/** What a person wants to do with a proposal, or with an account that has none. */
export type TierRequest =
  | { readonly act: 'accept'; readonly tier: Tier; readonly type: KeyAccountType | null; readonly reason: string }
  | { readonly act: 'refuse'; readonly reason: string }
  | {
      readonly act: 'override';
      readonly tier: Tier;
      readonly type: KeyAccountType | null;
      readonly reason: string;
      readonly expiresOn: Day;
    };

export type TierDecision =
  | {
      readonly kind: 'confirmed';
      readonly tier: Tier;
      readonly type: KeyAccountType | null;
      readonly overrideUntil: Day | null;
      readonly againstGates: readonly string[];
    }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly code: TierRefusalCode; readonly params: Readonly<Record<string, string>> };

export type TierRefusalCode =
  | 'reason-missing'
  | 'not-the-proposed-tier'
  | 'override-needs-director'
  | 'expiry-not-ahead'
  | 'expiry-too-late';

/** An override is looked at again at the latest after a year. */
const longestOverrideMonths = 12;

/**
 * Decides a change of tier (docs/methods.md 6.5): people decide, overrides need a reason and expire; a promotion
 * against a gate needs a director. Refusing a proposal needs a reason as well and keeps what is confirmed.
 */
export const decideTier = (
  request: TierRequest,
  {
    result,
    asOf,
    roles,
  }: { readonly result: Pick<AccountResult, 'tier' | 'gates'>; readonly asOf: Day; readonly roles: readonly Role[] },
): TierDecision => {
  if (request.act === 'accept') {
    if (request.tier !== result.tier)
      return { kind: 'refused', code: 'not-the-proposed-tier', params: { proposed: result.tier } };
    return { kind: 'confirmed', tier: request.tier, type: request.type, overrideUntil: null, againstGates: [] };
  }
  if (request.reason.trim() === '') return { kind: 'refused', code: 'reason-missing', params: {} };
  if (request.act === 'refuse') return { kind: 'kept' };
  if (request.expiresOn <= asOf) return { kind: 'refused', code: 'expiry-not-ahead', params: { asOf } };
  const latest = addMonths(asOf, longestOverrideMonths);
  if (request.expiresOn > latest) return { kind: 'refused', code: 'expiry-too-late', params: { latest } };
  const isPromotion = tierOrderOf(request.tier) < tierOrderOf(result.tier);
  const gates = isKeyTier(request.tier) ? result.gates[request.tier] : [];
  const againstGates = gates.filter((gate) => gate.outcome === 'failed').map((gate) => gate.gate);
  if (isPromotion && !isOpen(gates) && !roles.includes('director')) {
    return { kind: 'refused', code: 'override-needs-director', params: { gates: againstGates.join(' ') } };
  }
  return { kind: 'confirmed', tier: request.tier, type: request.type, overrideUntil: request.expiresOn, againstGates };
};
