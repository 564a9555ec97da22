import type { ReactNode } from 'react';
import { homeContract } from '#areas/home/contract';
import { formatBytes } from '#kernel/format';
import { ErrorState, PageSkeleton, Panel, Quantity, StatLine, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { homeScreens } from './messages/index.ts';
import styles from './today.module.css';

const { health } = homeContract.operations;

/** How the installation is: which database, how fast, how large, and whether it has outgrown the embedded one. */
export const HealthPart = (): ReactNode => {
  const t = useT(homeScreens);
  const { language } = useWords();
  const { data, error, refetch } = useRead(health, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const { engine, serverVersion, answerMs, restarts, whole, reach, reasons } = data;
  return (
    <div className={styles['column']}>
      <Panel title={t('health.title')}>
        <StatLine
          stats={[
            {
              label: t('health.database'),
              value: t(`health.engines.${engine}`),
              note: t('health.version', { version: serverVersion }),
            },
            { label: t('health.answer'), value: t('health.ms', { n: answerMs }) },
            ...(whole === null
              ? []
              : [
                  { label: t('health.size'), value: formatBytes(whole.sizeBytes, language) },
                  { label: t('health.orderLines'), value: <Quantity value={whole.orderLines} /> },
                  { label: t('health.people'), value: <Quantity value={whole.people} />, note: t('health.inWeek') },
                ]),
          ]}
        />
      </Panel>
      <Panel title={t('health.moveTitle')}>
        {engine === 'server' ? (
          <p>{t('health.moved')}</p>
        ) : (
          <>
            <p>
              {t(reasons.length === 0 ? 'health.stay' : 'health.move', {
                people: reach.people,
                lines: reach.orderLines,
              })}
            </p>
            {reasons.length === 0 ? null : (
              <ul>
                {reasons.map((reason) => (
                  <li key={reason}>{t(`health.reasons.${reason}`, { n: restarts })}</li>
                ))}
              </ul>
            )}
            <p>{t('health.how')}</p>
          </>
        )}
      </Panel>
    </div>
  );
};
