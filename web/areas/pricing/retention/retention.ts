import type { z } from 'zod';
import type { pricingContract } from '#areas/pricing/contract';
import type { RetentionState } from '#domain/pricing';
import { formatMoney } from '#kernel/format';
import type { Language } from '#kernel/locale';
import type { Tone } from '#ui';
import type { RetentionWords } from '../messages/index.ts';

type Operations = typeof pricingContract.operations;
export type RetentionRow = z.output<Operations['listRetentionOffers']['output']>['rows'][number];
export type RetentionOffer = z.output<Operations['getRetentionOffer']['output']>;

export const retentionTones: Readonly<Record<RetentionState, Tone>> = {
  preparing: 'plain',
  running: 'warm',
  kept: 'accent',
  lost: 'loss',
  dropped: 'grey',
};

/** What the account promised, as a sentence. */
export const targetText = (
  row: Pick<RetentionRow, 'countermove' | 'targetAmount' | 'targetUntil' | 'targetDays'>,
  { t, language }: { readonly t: RetentionWords; readonly language: Language },
): string => {
  if (row.targetAmount !== null)
    return t('target.volume', {
      amount: formatMoney({ ...row.targetAmount, minor: BigInt(row.targetAmount.minor) }, language),
    });
  if (row.targetUntil !== null) return t('target.term', { day: row.targetUntil });
  return t('target.payment', { n: row.targetDays ?? 0 });
};
