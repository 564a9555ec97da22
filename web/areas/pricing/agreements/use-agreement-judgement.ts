import { useMemo } from 'react';
import { useFormJudgement } from '../form/use-form-judgement.ts';
import type { FormJudgement } from '../form/use-form-judgement.ts';
import type { AgreementForm } from './agreement-form.ts';
import { useHeldDays } from './use-held-days.ts';

/** The judgement of an agreement's prices: each bears the highest rebate of the tiers. */
export const useAgreementJudgement = (
  values: AgreementForm['values'],
  agreementId: string | undefined,
): FormJudgement => {
  const { accountId, lines, tiers, creditDays } = values;
  const rebateBp = Math.max(0, ...(tiers ?? []).map((tier) => tier.rateBp));
  const judged = useMemo(() => lines?.map((line) => ({ ...line, rebateBp })), [lines, rebateBp]);
  const holds = useHeldDays(values, agreementId);
  return useFormJudgement({ accountId, lines: judged, creditDays, holds });
};
