import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { formatInstant } from '#kernel/format';
import { EmptyState, ErrorState, LoadMore, PageSkeleton, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
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

/** Everything that happened at an account, in words. */
export const TimelineTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const { timeZone } = useWords();
  const textOf = useEventText();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listTimeline, { id: accountId });
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <PageSkeleton />;
  if (rows.length === 0) return <EmptyState title={t('timeline.none')}>{t('timeline.emptyText')}</EmptyState>;
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
                  <strong>{event.actorName ?? t('timeline.system')}</strong> {textOf(event)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <LoadMore {...paging} />
    </div>
  );
};
