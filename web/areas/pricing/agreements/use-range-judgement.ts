import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { useRead } from '#web/app/api';
import type { AgreementForm } from './agreement-form.ts';
import { useHeldDays } from './use-held-days.ts';

const { previewRanges } = pricingContract.operations;
const typingPauseMs = 250;

type Range = NonNullable<NonNullable<AgreementForm['values']['ranges']>>[number];

/** A range that can be judged: a place, a depth and a quantity. */
const isReady = ({ productId, lineId, fromBp, toBp, quantity }: Range): boolean =>
  Boolean(productId ?? lineId) && toBp > 0 && fromBp <= toBp && Number(quantity) > 0;

/** What the rules say of the typed ranges, each at its deepest point; null while one is not complete. */
export const useRangeJudgement = (values: AgreementForm['values'], agreementId: string | undefined) => {
  const { accountId, ranges, lines, tiers, creditDays } = values;
  const holds = useHeldDays(values, agreementId);
  const input = useMemo(() => {
    const ready = (ranges ?? []).filter(isReady);
    if (accountId === null || accountId === undefined || ready.length === 0) return null;
    return {
      accountId,
      ranges: ready,
      pricedIds: (lines ?? []).flatMap(({ productId }) => (productId === '' ? [] : [productId])),
      rebateBp: Math.max(0, ...(tiers ?? []).map((tier) => tier.rateBp)),
      ...(typeof creditDays === 'number' && { creditDays }),
      ...(holds !== undefined && { holds }),
    };
  }, [accountId, ranges, lines, tiers, creditDays, holds]);
  const [asked, setAsked] = useState(input);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(input), typingPauseMs);
    return () => clearTimeout(timer);
  }, [input]);
  const isOff = asked === null;
  const { data, error } = useRead(previewRanges, asked ?? { accountId: '', ranges: [] }, {
    isOff,
    keepsPrevious: true,
    staleMs: 0,
  });
  const answer: z.output<typeof previewRanges.output> | undefined = isOff ? undefined : data;
  const typed = ranges ?? [];
  const ready = typed.filter(isReady);
  return { judged: typed.map((range) => answer?.ranges[ready.indexOf(range)] ?? null), error: isOff ? null : error };
};

export type RangeJudgement = ReturnType<typeof useRangeJudgement>;
