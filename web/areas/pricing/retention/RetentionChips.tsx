import type { ReactNode } from 'react';
import { Chip, useT } from '#ui';
import { pricingRetention } from '../messages/index.ts';
import type { RetentionRow } from './retention.ts';
import { retentionTones } from './retention.ts';

export const RetentionStateChip = ({ state }: Pick<RetentionRow, 'state'>): ReactNode => {
  const t = useT(pricingRetention);
  return <Chip tone={retentionTones[state]}>{t(`states.${state}`)}</Chip>;
};

/** Whether the account did its part. */
export const MetChip = ({ isMet }: Pick<RetentionRow, 'isMet'>): ReactNode => {
  const t = useT(pricingRetention);
  if (isMet === null) return <Chip>{t('open')}</Chip>;
  return <Chip tone={isMet ? 'accent' : 'loss'}>{t(isMet ? 'met' : 'notMet')}</Chip>;
};
