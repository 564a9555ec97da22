import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { headlineOf } from '#domain/warnings';
import { ErrorState, FigureText, Money, Sentences, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import { toldOf } from '../shared/data.ts';
import { useTongue } from '../shared/use-tongue.ts';
import { KindChip } from '../shared/WarningChips.tsx';
import styles from '../warnings.module.css';

const { mine } = warningsContract.operations;

/** The warnings that wait for me, the weightiest first. */
export const WaitingPanel = (): ReactNode => {
  const t = useT(warningScreens);
  const tongue = useTongue();
  const { language } = useWords();
  const { data, error, refetch } = useRead(mine, { limit: 5 });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={60} />;
  if (data.total === 0) return <p className={styles['quiet']}>{t('today.none')}</p>;
  return (
    <>
      <ul className={styles['waiting']}>
        {data.rows.map((warning) => (
          <li key={warning.id}>
            <span className={styles['twoLines']}>
              <Link to="/warnings/$id" params={{ id: warning.id }}>
                {shownNameOf(warning.account, language)}
              </Link>
              <span className={styles['quiet']}>
                <FigureText text={headlineOf(toldOf(warning), tongue)} />
              </span>
            </span>
            <KindChip warning={warning} />
            <Money value={warning.stake} />
          </li>
        ))}
      </ul>
      {data.total > data.rows.length ? (
        <p className={styles['quiet']}>
          <Sentences>
            {t('today.more', { n: data.total })}
            <Link to="/warnings" search={{ who: 'mine' }}>
              {t('today.all')}
            </Link>
          </Sentences>
        </p>
      ) : null}
    </>
  );
};
