import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';

/** What keeps a policy from being saved: which rule, at which field. */
export type PolicyProblem = { readonly code: string; readonly field: string; readonly found: string | number };

export type PolicyKind<Policy extends object> = {
  /** Where the browser keeps unsaved changes. */
  readonly storageKey: string;
  readonly schema: z.ZodType<Policy>;
  /** The rules of the domain. */
  readonly refusalsOf: (policy: Policy) => readonly (Omit<PolicyProblem, 'found'> & {
    readonly found?: string | number;
  })[];
};

type Stored<Policy> = { readonly version: number; readonly policy: Policy };

/** Unsaved changes of this browser; those to a version that is no longer in force are let go. */
const readDraft = <Policy extends object>(
  { storageKey, schema }: PolicyKind<Policy>,
  version: number,
): Policy | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('version' in kept) || !('policy' in kept)) return null;
    return kept.version === version ? (schema.safeParse(kept.policy).data ?? null) : null;
  } catch {
    return null;
  }
};

/** Fields that were left empty, and the rules of the domain where nothing is missing. */
export const problemsOf = <Policy extends object>(
  { schema, refusalsOf }: Omit<PolicyKind<Policy>, 'storageKey'>,
  policy: Policy,
): readonly PolicyProblem[] => {
  const empty = (schema.safeParse(policy).error?.issues ?? []).map(({ path }) => path.join('.'));
  return [
    ...empty.map((field) => ({ code: 'missing', field, found: '' })),
    ...refusalsOf(policy)
      .filter(({ field }) => !empty.includes(field))
      .map((rule) => ({ ...rule, found: rule.found ?? '' })),
  ];
};

/** The policy as it is being edited, starting from the version in force; it survives a reload. */
export const usePolicyDraft = <Policy extends object>(kind: PolicyKind<Policy>, base: Stored<Policy>) => {
  const { storageKey } = kind;
  const [draft, setDraft] = useState<Policy | null>(() => readDraft(kind, base.version));
  const [isRestored, setRestored] = useState(draft !== null);
  const policy = draft ?? base.policy;
  const isEdited = draft !== null && JSON.stringify(draft) !== JSON.stringify(base.policy);
  useEffect(() => {
    if (isEdited) localStorage.setItem(storageKey, JSON.stringify({ version: base.version, policy: draft }));
    else localStorage.removeItem(storageKey);
  }, [storageKey, draft, isEdited, base.version]);
  const problems = useMemo(() => problemsOf(kind, policy), [kind, policy]);
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

export type PolicyDraft<Policy extends object> = ReturnType<typeof usePolicyDraft<Policy>>;
