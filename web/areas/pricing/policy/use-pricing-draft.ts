import { useEffect, useMemo, useState } from 'react';
import { pricingPolicySchema } from '#areas/pricing/contract';
import { pricingPolicyRefusalsOf } from '#domain/pricing';
import type { PricingPolicy } from '#domain/pricing';

const storageKey = 'mainstay.draft.pricing-policy';

type Stored = { readonly version: number; readonly policy: PricingPolicy };
export type Problem = { readonly code: string; readonly field: string };

/** Unsaved changes of this browser; those to a version that is no longer in force are let go. */
const readDraft = (version: number): PricingPolicy | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('version' in kept) || !('policy' in kept)) return null;
    return kept.version === version ? (pricingPolicySchema.safeParse(kept.policy).data ?? null) : null;
  } catch {
    return null;
  }
};

/** Everything that keeps a policy from being saved: the rules of the domain, and fields that were left empty. */
export const problemsOf = (policy: PricingPolicy): readonly Problem[] => {
  const empty = (pricingPolicySchema.safeParse(policy).error?.issues ?? []).map(({ path }) => ({
    code: 'missing',
    field: path.join('.'),
  }));
  const known = new Set(empty.map(({ field }) => field));
  return [...empty, ...pricingPolicyRefusalsOf(policy).filter(({ field }) => !known.has(field))];
};

/** The policy as it is being edited, starting from the version in force; it survives a reload. */
export const usePricingDraft = (base: Stored) => {
  const [draft, setDraft] = useState<PricingPolicy | null>(() => readDraft(base.version));
  const [isRestored, setRestored] = useState(draft !== null);
  const policy = draft ?? base.policy;
  const isEdited = draft !== null && JSON.stringify(draft) !== JSON.stringify(base.policy);
  useEffect(() => {
    if (!isEdited) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify({ version: base.version, policy: draft } satisfies Stored));
  }, [draft, isEdited, base.version]);
  const problems = useMemo(() => problemsOf(policy), [policy]);
  return {
    policy,
    isEdited,
    isRestored: isRestored && isEdited,
    problems,
    edit: (change: (policy: PricingPolicy) => PricingPolicy) => setDraft((before) => change(before ?? base.policy)),
    discard: () => {
      setDraft(null);
      setRestored(false);
    },
  };
};

export type PricingDraft = ReturnType<typeof usePricingDraft>;
