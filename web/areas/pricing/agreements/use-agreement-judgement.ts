import { useMemo } from 'react';
import { useFormJudgement } from '../form/use-form-judgement.ts';
import type { FormJudgement } from '../form/use-form-judgement.ts';
import type { AgreementForm } from './agreement-form.ts';

/** The judgement of an agreement's prices: each bears the highest rebate of the tiers. */
export const useAgreementJudgement = ({
  accountId,
  lines,
  tiers,
  creditDays,
}: AgreementForm['values']): FormJudgement => {
  const rebateBp = Math.max(0, ...(tiers ?? []).map((tier) => tier.rateBp));
  const judged = useMemo(() => lines?.map((line) => ({ ...line, rebateBp })), [lines, rebateBp]);
  return useFormJudgement({ accountId, lines: judged, creditDays });
};
