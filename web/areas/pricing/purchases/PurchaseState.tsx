import type { ReactNode } from 'react';
import { Chip, useT } from '#ui';
import type { Tone } from '#ui';
import { pricingPurchases } from '../messages/index.ts';
import type { PurchaseRow } from '../shared/data.ts';

const tones: Readonly<Record<PurchaseRow['state'], Tone>> = {
  draft: 'grey',
  committed: 'plain',
  won: 'accent',
  lost: 'loss',
  void: 'grey',
  settled: 'accent',
  ended: 'grey',
  withdrawn: 'grey',
};

/** Where a tender stands. */
export const PurchaseState = ({ state }: Pick<PurchaseRow, 'state'>): ReactNode => {
  const t = useT(pricingPurchases);
  return <Chip tone={tones[state]}>{t(`states.${state}`)}</Chip>;
};
