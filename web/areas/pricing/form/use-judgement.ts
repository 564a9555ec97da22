import { useEffect, useState } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { useRead } from '#web/app/api';
import type { checkInputOf } from './price-draft.ts';

const { check } = pricingContract.operations;
const typingPauseMs = 250;

type Input = ReturnType<typeof checkInputOf>;

/** What the rules say of the typed prices, asked anew when typing pauses. Keep the input stable (`useMemo`). */
export const useJudgement = (input: Input, requestId?: string) => {
  const [asked, setAsked] = useState(input);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(input), typingPauseMs);
    return () => clearTimeout(timer);
  }, [input]);
  const isOff = asked === null;
  const { data, error, isFetching } = useRead(
    check,
    { ...(asked ?? { accountId: '', lines: [] }), ...(requestId !== undefined && { requestId }) },
    { isOff, keepsPrevious: true, staleMs: 0 },
  );
  return { judgement: isOff ? undefined : data, error, isBehind: asked !== input || isFetching };
};
