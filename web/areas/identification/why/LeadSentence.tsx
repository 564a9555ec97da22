import type { ReactNode } from 'react';
import { formatMoney } from '#kernel/format';
import { Hint, useT, useWords } from '#ui';
import { shownNameOf } from '#web/accounts';
import { useSees } from '#web/app/session';
import styles from '../identification.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { ExplanationAnswer } from './use-explanation.ts';

/** The difference between size and worth in one sentence: rank by revenue, and what is earned. */
export const LeadSentence = ({ row }: { readonly row: ExplanationAnswer['row'] }): ReactNode => {
  const t = useT(identificationScreens);
  const { language } = useWords();
  const seesMargin = useSees('margin');
  const { contribution, revenueRank } = row;
  const params = { name: shownNameOf(row.account, language), rank: revenueRank };
  if (!seesMargin) return <p className={styles['lead']}>{t('why.plain', params)}</p>;
  if (contribution === null) return <p className={styles['lead']}>{t('why.unknown', params)}</p>;
  const money = { minor: BigInt(contribution.minor), currency: contribution.currency };
  const text = { ...params, contribution: formatMoney(money, language) };
  return (
    <p className={styles['lead']}>
      <Hint text={t('list.contributionHint')}>{money.minor < 0n ? t('why.loser', text) : t('why.earner', text)}</Hint>
    </p>
  );
};
