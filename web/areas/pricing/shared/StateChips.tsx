import type { ReactNode } from 'react';
import { Chip, useT } from '#ui';
import { pricingScreens } from '../messages/index.ts';
import type { QuoteRow, RequestRow } from './data.ts';
import { quoteTones, requestTones } from './states.ts';

export const RequestState = ({ state }: Pick<RequestRow, 'state'>): ReactNode => {
  const t = useT(pricingScreens);
  return <Chip tone={requestTones[state]}>{t(`requestStates.${state}`)}</Chip>;
};

export const QuoteState = ({ state }: Pick<QuoteRow, 'state'>): ReactNode => {
  const t = useT(pricingScreens);
  return <Chip tone={quoteTones[state]}>{t(`quoteStates.${state}`)}</Chip>;
};
