import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { formatInstant } from '#kernel/format';
import { EmptyState, ErrorState, ExportMenu, LoadMore, PageSkeleton, useActorName, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import { useAccountHistory } from '#web/app/area-context';
import type { AccountPanelProps, HistoryEvent } from '#web/app/area-module';
import { useListExport } from '#web/app/list-export';
import { useEventText } from './event-text.ts';
import { accountScreens } from './messages/index.ts';
import { newestFirst, notOlderThan } from './timeline.ts';
import styles from './timeline.module.css';

const { listTimeline } = accountsContract.operations;
const dayLength = '2026-09-30'.length;

/** Events of one day, or of a month as a whole, stand together, newest first. */
const daysOf = (events: readonly HistoryEvent[]): readonly (readonly [string, readonly HistoryEvent[]])[] => [
  ...Map.groupBy(newestFirst(events), ({ when }) => when.slice(0, dayLength)),
];

/** What was written about the account and what the areas' own facts tell, as one line through time. */
const useTimeline = (accountId: string) => {
  const t = useT(accountScreens);
  const { timeZone } = useWords();
  const nameOf = useActorName();
  const textOf = useEventText();
  const written = useReadPages(listTimeline, { id: accountId });
  const history = useAccountHistory(accountId);
  const rows = written.rows.map((event) => ({
    id: event.id,
    when: formatInstant(event.at, timeZone),
    actorName: event.actorName === null ? t('timeline.system') : nameOf(event.actorName),
    text: textOf(event),
  }));
  const facts = history.events.map(({ when, actorName, ...event }) => ({
    ...event,
    when: when.length > dayLength ? formatInstant(when, timeZone) : when,
    actorName: actorName === null ? null : nameOf(actorName),
  }));
  const oldest = written.paging.hasMore ? rows.at(-1)?.when : undefined;
  return {
    events: [...rows, ...(oldest === undefined ? facts : notOlderThan(facts, oldest))],
    paging: written.paging,
    isLoading: written.isLoading || history.isLoading,
    failed: written.error === null ? history : written,
  };
};

/** Everything that happened at an account, in words. */
export const TimelineTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const { events, paging, isLoading, failed } = useTimeline(accountId);
  const onExport = useListExport(listTimeline, { id: accountId }, 'accounts.export');
  if (failed.error !== null) return <ErrorState error={failed.error} onRetry={failed.onRetry} />;
  if (isLoading) return <PageSkeleton />;
  if (events.length === 0) return <EmptyState title={t('timeline.none')}>{t('timeline.emptyText')}</EmptyState>;
  return (
    <div className={styles['timeline']}>
      <div className={styles['timelineActs']}>
        <ExportMenu onSave={onExport} />
      </div>
      {daysOf(events).map(([day, ofDay]) => (
        <section key={day}>
          <h2 className={styles['day']}>{day}</h2>
          <ol className={styles['events']}>
            {ofDay.map(({ id, when, actorName, text }) => (
              <li key={id} className={styles['event']}>
                {when.length > dayLength && (
                  <time dateTime={when.replace(' ', 'T')} className={styles['time']}>
                    {when.slice(dayLength + 1)}
                  </time>
                )}
                <span>
                  {actorName !== null && <strong>{actorName}</strong>} {text}
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
