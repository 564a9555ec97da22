import { useEffect, useMemo, useState } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { useRead } from '#web/app/api';
import type { LeaseForm } from './lease-form.ts';

const { previewLease } = pricingContract.operations;
const typingPauseMs = 250;

/** The schedule of what is typed, reckoned anew when typing pauses; nothing while it is not complete. */
export const useLeasePreview = (values: LeaseForm['values']) => {
  const now = useMemo(() => {
    const parsed = previewLease.input.safeParse(
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')),
    );
    return parsed.success && parsed.data.lines.every(({ productId }) => productId !== '') ? parsed.data : null;
  }, [values]);
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), typingPauseMs);
    return () => clearTimeout(timer);
  }, [now]);
  const { data, error } = useRead(previewLease, asked ?? { accountId: '', lines: [], startsOn: '', months: 1 }, {
    isOff: asked === null,
    keepsPrevious: true,
    staleMs: 0,
  });
  return { preview: asked === null ? undefined : data, error: asked === null ? null : error };
};
