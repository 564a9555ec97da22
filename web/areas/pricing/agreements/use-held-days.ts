import { useMemo } from 'react';
import type { AgreementForm } from './agreement-form.ts';

/** The days on which what is typed shall hold; nothing while they are not complete. */
export const useHeldDays = (
  { validFrom, validTo, coversGroup }: Pick<AgreementForm['values'], 'validFrom' | 'validTo' | 'coversGroup'>,
  agreementId: string | undefined,
) =>
  useMemo(
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
