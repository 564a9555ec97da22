import { Suspense } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { formatInstant } from '#kernel/format';
import { EmptyState, ErrorState, LoadMore, PageSkeleton, useT, useWords, useActorName, SkeletonBar } from '#ui';
import { useReadPages } from '#web/app/api';
import { useAccountHistory } from '#web/app/area-context';
import type { AccountPanelProps } from '#web/app/area-module';
import { LabelWords } from './LabelWords.tsx';
import { accountScreens } from './messages/index.ts';
import { useEventText } from './event-text.ts';
import styles from './timeline.module.css';

const { listTimeline } = accountsContract.operations;
export type TimelineEvent = z.output<typeof listTimeline.output>['rows'][number];

/** Events of one day stand together, newest first. */
const daysOf = (
  events: readonly TimelineEvent[],
  timeZone: string,
): readonly (readonly [string, readonly TimelineEvent[]])[] => [
  ...Map.groupBy(events, ({ at }) => formatInstant(at, timeZone).slice(0, 10)),
];

/** What the areas' own facts tell, read when it is shown: an import of a million lines writes nothing for it. */
const Histories = ({ accountId }: AccountPanelProps): ReactNode =>
  useAccountHistory().map(({ id, label, component: Part }) => (
    <section key={id}>
      <h2 className={styles['day']}>
        <LabelWords of={label} />
      </h2>
      <Suspense fallback={<SkeletonBar height={60} />}>
        <Part accountId={accountId} />
      </Suspense>
    </section>
  ));

/** Everything that happened at an account, in words. */
export const TimelineTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const { timeZone } = useWords();
  const nameOf = useActorName();
  const textOf = useEventText();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listTimeline, { id: accountId });
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <PageSkeleton />;
  const histories = <Histories accountId={accountId} />;
  if (rows.length === 0)
    return (
      <>
        <EmptyState title={t('timeline.none')}>{t('timeline.emptyText')}</EmptyState>
        {histories}
      </>
    );
  return (
    <div className={styles['timeline']}>
      {daysOf(rows, timeZone).map(([day, events]) => (
        <section key={day}>
          <h2 className={styles['day']}>{day}</h2>
          <ol className={styles['events']}>
            {events.map((event) => (
              <li key={event.id} className={styles['event']}>
                <time dateTime={event.at} className={styles['time']}>
                  {formatInstant(event.at, timeZone).slice(11)}
                </time>
                <span>
                  <strong>{event.actorName === null ? t('timeline.system') : nameOf(event.actorName)}</strong>{' '}
                  {textOf(event)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <LoadMore {...paging} />
      {histories}
    </div>
  );
};
