import { useMemo } from 'react';
import { checkInputOf, isReady, outcomeOf } from './price-draft.ts';
import type { Asked, Outcome } from './price-draft.ts';
import { useJudgement } from './use-judgement.ts';

/** The judgement of what a form holds, and what may be done with it. */
export const useFormJudgement = (asked: Asked, requestId?: string) => {
  const { accountId, lines, marketingSupport, creditDays, holds } = asked;
  const input = useMemo(
    () => checkInputOf({ accountId, lines, marketingSupport, creditDays, holds }),
    [accountId, lines, marketingSupport, creditDays, holds],
  );
  const { judgement, error, isBehind } = useJudgement(input, requestId);
  const drafts = lines ?? [];
  const ready = drafts.filter(isReady);
  const byLine = drafts.map((line) => judgement?.lines[ready.indexOf(line)]);
  const isWhole = drafts.length > 0 && drafts.every(isReady);
  const outcome: Outcome | null = judgement === undefined || !isWhole ? null : outcomeOf(judgement);
  return { judgement, error, isBehind, byLine, outcome };
};

export type FormJudgement = ReturnType<typeof useFormJudgement>;
