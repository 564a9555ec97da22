import { useEffect, useMemo, useState } from 'react';
import { policySchema } from '#areas/identification/contract';
import { policyRefusalsOf } from '#domain/identification';
import type { Policy } from '#domain/identification';

const storageKey = 'mainstay.draft.policy';

const isSame = (one: Policy, other: Policy): boolean => JSON.stringify(one) === JSON.stringify(other);

type Stored = { readonly version: number; readonly policy: Policy };

/** Unsaved changes of this browser; those to a version that is no longer in force are let go. */
const readDraft = (version: number): Policy | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (
      typeof kept !== 'object' ||
      kept === null ||
      !('version' in kept) ||
      !('policy' in kept) ||
      kept.version !== version
    )
      return null;
    return policySchema.safeParse(kept.policy).data ?? null;
  } catch {
    return null;
  }
};

export type Problem = { readonly code: string; readonly field: string; readonly found: string | number };

/** Everything that keeps a policy from being saved: the rules of the domain, and fields that were left empty. */
export const problemsOf = (policy: Policy): readonly Problem[] => {
  const rules = policyRefusalsOf(policy);
  const known = new Set(rules.map(({ field }) => field));
  const empty = policySchema.safeParse(policy).error?.issues ?? [];
  return [
    ...rules,
    ...empty
      .map(({ path }) => ({ code: 'missing', field: path.join('.'), found: '' }))
      .filter(({ field }) => !known.has(field)),
  ];
};

/** The policy as it is being edited, starting from the version in force; it survives a reload. */
export const usePolicyDraft = (base: Stored) => {
  const [draft, setDraft] = useState<Policy | null>(() => readDraft(base.version));
  const [isRestored, setRestored] = useState(draft !== null);
  const policy = draft ?? base.policy;
  const isEdited = draft !== null && !isSame(draft, base.policy);
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
    edit: (change: (policy: Policy) => Policy) => setDraft((before) => change(before ?? base.policy)),
    discard: () => {
      setDraft(null);
      setRestored(false);
    },
  };
};

export type PolicyDraft = ReturnType<typeof usePolicyDraft>;
