import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { ErrorState, Panel, SkeletonBar, useT } from '#ui';
import { useRead } from '#web/app/api';
import { warningScreens } from '../messages/index.ts';
import styles from '../warnings.module.css';

const { accountWatch } = warningsContract.operations;

/** Since when silent erosion of an account is watched, and how soon a leak would be heard. */
export const WatchPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(warningScreens);
  const { data, error, refetch } = useRead(accountWatch, { accountId });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={90} />;
  return (
    <Panel title={t('watch.title')}>
      {data.told.map((sentence) => (
        <p key={sentence} className={styles['said']}>
          {sentence}
        </p>
      ))}
    </Panel>
  );
};
