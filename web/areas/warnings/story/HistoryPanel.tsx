import type { ReactNode } from 'react';
import { formatInstant } from '#kernel/format';
import { Panel, useActorName, useT, useWords } from '#ui';
import { useUserNames } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import type { WarningWords } from '../messages/index.ts';
import type { Story } from '../shared/data.ts';
import styles from '../warnings.module.css';

type Event = Story['history'][number];
type Options = { readonly t: WarningWords; readonly nameOf: (id: string | null) => string | undefined };

const eventText = ({ act, until, ownerId, verdict }: Event, { t, nameOf }: Options): string => {
  if (act === 'snooze' && until !== null) return t('acts.snoozed', { day: until });
  if (act === 'assign') return t('acts.assigned', { name: nameOf(ownerId) ?? t('acts.colleague') });
  if (act === 'verdict' && verdict !== null) return t(`acts.judged.${verdict}`);
  return t.find(`acts.did.${act}`) ?? act;
};

/** What was done with the warning, the latest first. */
export const HistoryPanel = ({ history }: Pick<Story, 'history'>): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  const actorOf = useActorName();
  const nameOf = useUserNames();
  return (
    <Panel title={t('history')}>
      <ol className={styles['events']}>
        {history.toReversed().map((event, at) => (
          <li key={at}>
            <span>{eventText(event, { t, nameOf })}</span>
            {event.note === null ? null : <span className={styles['note']}>{event.note}</span>}
            <span className={styles['quiet']}>
              {actorOf(event.actorName)} · {formatInstant(event.at, timeZone)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
};
