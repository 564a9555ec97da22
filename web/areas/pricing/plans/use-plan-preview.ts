import { useEffect, useMemo, useState } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { useRead } from '#web/app/api';
import type { PlanForm } from './plan-data.ts';

const { previewBusinessPlan } = pricingContract.operations;
const typingPauseMs = 250;

/** How what is typed spreads, reckoned anew when typing pauses; nothing while account, base or steps are not complete. */
export const usePlanPreview = ({
  accountId,
  lineIds,
  baseFrom,
  baseTo,
  validFrom,
  validTo,
  spreadKey,
  steps,
  creditDays,
}: PlanForm['values']) => {
  const now = useMemo(() => {
    const parsed = previewBusinessPlan.input.safeParse({
      accountId,
      lineIds: lineIds ?? [],
      baseFrom,
      baseTo,
      spreadKey: spreadKey ?? 'revenue',
      steps: (steps ?? []).map((step) => ({ ...step, leastVolume: step.leastVolume === '' ? '0' : step.leastVolume })),
      ...(typeof creditDays === 'number' && { creditDays }),
      validFrom: validFrom === '' ? undefined : validFrom,
      validTo: validTo === '' ? undefined : validTo,
    });
    return parsed.success ? parsed.data : null;
  }, [accountId, lineIds, baseFrom, baseTo, validFrom, validTo, spreadKey, steps, creditDays]);
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), typingPauseMs);
    return () => clearTimeout(timer);
  }, [now]);
  const nothing = { accountId: '', lineIds: [], baseFrom: '', baseTo: '', steps: [] };
  const { data, error } = useRead(previewBusinessPlan, asked ?? nothing, {
    isOff: asked === null,
    keepsPrevious: true,
    staleMs: 0,
  });
  return { spread: asked === null ? undefined : data, error: asked === null ? null : error };
};
