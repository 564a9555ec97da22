import type { ReactNode } from 'react';
import { Chip, useT } from '#ui';
import type { Tone } from '#ui';
import { pricingAgreements } from '../messages/index.ts';
import type { AgreementRow } from '../shared/data.ts';

/** Warm asks somebody to act, accent is a standing promise, grey is over. */
const tones: Readonly<Record<AgreementRow['state'], Tone>> = {
  draft: 'plain',
  upcoming: 'accent',
  'in-force': 'accent',
  over: 'grey',
  ended: 'grey',
  withdrawn: 'grey',
};

/** Where an agreement stands; one whose renewal is due says so. */
export const AgreementState = ({
  state,
  isDueForRenewal,
}: Pick<AgreementRow, 'state' | 'isDueForRenewal'>): ReactNode => {
  const t = useT(pricingAgreements);
  return (
    <>
      <Chip tone={tones[state]}>{t(`states.${state}`)}</Chip>
      {isDueForRenewal ? (
        <>
          {' '}
          <Chip tone="warm">{t('dueOnly')}</Chip>
        </>
      ) : null}
    </>
  );
};
