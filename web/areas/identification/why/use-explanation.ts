import type { z } from 'zod';
import { identificationContract, seenExplanationSchema } from '#areas/identification/contract';
import { codeOf } from '#ui';
import { useRead } from '#web/app/api';
import type { ShownExplanation } from './explained.ts';

const { explanation } = identificationContract.operations;

export type ExplanationAnswer = z.output<typeof explanation.output>;

/** The stored explanation in the shape of its schema; null when a newer server writes another one. */
export const bodyOf = (answer: ExplanationAnswer): ShownExplanation | null =>
  seenExplanationSchema.safeParse(answer.body).data ?? null;

const unscored = new Set(['identification.not-rated', 'identification.run-not-found', 'identification.no-run']);

/** Why an account stands where it stands; `isUnscored` when no run holds it. */
export const useExplanation = (accountId: string, unit: 'account' | 'group' = 'account') => {
  const { data, error, refetch } = useRead(explanation, { accountId, unit });
  return {
    answer: data,
    isUnscored: error !== null && unscored.has(codeOf(error)),
    error,
    onRetry: () => void refetch(),
  };
};
