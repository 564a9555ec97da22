import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatConfidence, formatInstant } from '#kernel/format';
import { todayOf } from '#kernel/today';
import { DateText, Money, Panel, useT, useWords } from '#ui';
import { dayIn, OwnerName } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import type { Warning } from '../shared/data.ts';
import styles from '../warnings.module.css';

/** What the confidence of a kind says, where it is not the share of true warnings. */
const labelOf = (kind: Warning['kind']) =>
  kind === 'lapse' || kind === 'family-lapse' || kind === 'credit' ? (`confidenceOf.${kind}` as const) : 'confidence';

/** The closed warning that this one tells again: when, why and at what amount it was closed. */
const Earlier = ({ earlier }: { readonly earlier: NonNullable<Warning['earlier']> }): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  const { id, state, closedAt, reason, stake } = earlier;
  const day = closedAt === null ? '' : todayOf(new Date(closedAt), timeZone);
  return (
    <span className={styles['twoLines']}>
      <Link to="/warnings/$id" params={{ id }}>
        {t('earlier.closed', { state: t(`states.${state}`), day })}
      </Link>
      {stake === null ? null : (
        <span className={styles['quiet']}>
          {t('earlier.stake')} <Money value={stake} />
        </span>
      )}
      {reason === null ? null : <span className={styles['quiet']}>{reason}</span>}
    </span>
  );
};

/** The figures of a warning, and whose it is. */
export const FactsPanel = ({ warning }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone, language } = useWords();
  const { stake, since, confidenceBp, ownerId, snoozedUntil, openedAt, verdict, closeReason, earlier } = warning;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('stake'), <Money key="stake" value={stake} reason={t('hidden')} />],
    [t('since'), <DateText key="since" value={since} />],
    [t('found'), formatInstant(openedAt, timeZone)],
    ...(confidenceBp === null ? [] : ([[t(labelOf(warning.kind)), formatConfidence(confidenceBp, language)]] as const)),
    [t('owner'), <OwnerName key="owner" id={ownerId} />],
    ...(snoozedUntil === null || snoozedUntil <= dayIn(timeZone)
      ? []
      : ([[t('states.snoozed'), <DateText key="until" value={snoozedUntil} />]] as const)),
    ...(earlier === null ? [] : ([[t('earlier.label'), <Earlier key="earlier" earlier={earlier} />]] as const)),
    ...(verdict === null ? [] : ([[t('verdict'), t(`verdicts.${verdict}`)]] as const)),
    ...(closeReason === null ? [] : ([[t('reason'), closeReason]] as const)),
  ];
  return (
    <Panel>
      <dl className={styles['figures']}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
};
