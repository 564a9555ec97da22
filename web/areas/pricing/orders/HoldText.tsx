import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { pricingContract } from '#areas/pricing/contract';
import { formatBp } from '#kernel/format';
import type { Language } from '#kernel/locale';
import { FigureText, Sentences, useT, useWords } from '#ui';
import { pricingHolds } from '../messages/index.ts';
import type { HoldWords } from '../messages/index.ts';
import { moneyText } from '../plans/plan-data.ts';

type Check = z.output<typeof pricingContract.operations.checkOrder.output>;
type Facts = Pick<Check['credit'], 'exposure' | 'waiting' | 'limit' | 'signs' | 'reasons' | 'payFirst'>;
type Sign = Facts['signs'][number];

const signText = (t: HoldWords, language: Language, { sign, value }: Sign): string =>
  sign === 'daysBeyondTerms' || sign === 'brokenPromises'
    ? t(`signs.${sign}`, { n: Math.round(value) })
    : t(`signs.${sign}`, { value: formatBp(Math.round(value * 10_000), language) });

/** Why an order waits, and what would let it go. */
export const HoldText = ({ facts }: { readonly facts: Facts }): ReactNode => {
  const t = useT(pricingHolds);
  const { language } = useWords();
  const { exposure, waiting, limit, signs, reasons, payFirst } = facts;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const sentences = [
    reasons.includes('over-limit') && limit !== null
      ? t('overLimit', {
          exposure: moneyText(exposure, language),
          waiting: moneyText(waiting, language),
          limit: moneyText(limit, language),
        })
      : null,
    reasons.includes('grade-d')
      ? t('gradeD', { signs: list.format(signs.map((sign) => signText(t, language, sign))) })
      : null,
  ].filter((reason) => reason !== null);
  return (
    <Sentences>
      {[
        ...sentences,
        payFirst.minor === '0' ? t('releaseOnly') : t('payFirst', { first: moneyText(payFirst, language) }),
      ].map((sentence) => (
        <FigureText key={sentence} text={sentence} />
      ))}
    </Sentences>
  );
};
