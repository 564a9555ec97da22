import type { ReactNode } from 'react';
import { SegmentField, useT } from '#ui';
import { ledgerScreens } from '../messages/index.ts';
import { useReach } from './reach.ts';

/** Alone or with all under it; only where something is under it. */
export const ReachSwitch = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(ledgerScreens);
  const { isBelow, set, descendants } = useReach(accountId);
  if (descendants === 0 && !isBelow) return null;
  return (
    <SegmentField
      name={t('reach.name')}
      value={isBelow ? 'below' : 'alone'}
      choices={[
        { value: 'alone', label: t('reach.alone') },
        { value: 'below', label: t('reach.below') },
      ]}
      onChange={(value) => set(value === 'below')}
    />
  );
};
