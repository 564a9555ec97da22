import { useMemo } from 'react';
import { useFormJudgement } from '../form/use-form-judgement.ts';
import type { FormJudgement } from '../form/use-form-judgement.ts';
import type { AgreementForm } from './agreement-form.ts';

/** The judgement of an agreement's prices: each bears the highest rebate of the tiers. */
export const useAgreementJudgement = (
  { accountId, lines, tiers, creditDays, validFrom, validTo, coversGroup }: AgreementForm['values'],
  agreementId: string | undefined,
): FormJudgement => {
  const rebateBp = Math.max(0, ...(tiers ?? []).map((tier) => tier.rateBp));
  const judged = useMemo(() => lines?.map((line) => ({ ...line, rebateBp })), [lines, rebateBp]);
  const holds = useMemo(
    () =>
      validFrom && validTo && validFrom <= validTo
        ? {
            from: validFrom,
            to: validTo,
            coversGroup: coversGroup === true,
            ...(agreementId !== undefined && { agreementId }),
          }
        : undefined,
    [validFrom, validTo, coversGroup, agreementId],
  );
  return useFormJudgement({ accountId, lines: judged, creditDays, holds });
};
