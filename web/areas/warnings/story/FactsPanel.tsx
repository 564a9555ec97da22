import type { ReactNode } from 'react';
import { formatInstant, formatProbability } from '#kernel/format';
import { DateText, Money, Panel, useT, useWords } from '#ui';
import { OwnerName } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import type { Warning } from '../shared/data.ts';
import styles from '../warnings.module.css';

/** What the confidence of a kind says, where it is not the share of true warnings. */
const labelOf = (kind: Warning['kind']) =>
  kind === 'lapse' || kind === 'family-lapse' || kind === 'credit' ? (`confidenceOf.${kind}` as const) : 'confidence';

/** The figures of a warning, and whose it is. */
export const FactsPanel = ({ warning }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone, language } = useWords();
  const { stake, since, confidenceBp, ownerId, snoozedUntil, openedAt, verdict, closeReason } = warning;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('stake'), <Money key="stake" value={stake} reason={t('hidden')} />],
    [t('since'), <DateText key="since" value={since} />],
    [t('found'), formatInstant(openedAt, timeZone)],
    ...(confidenceBp === null
      ? []
      : ([[t(labelOf(warning.kind)), formatProbability(confidenceBp / 10_000, language)]] as const)),
    [t('owner'), <OwnerName key="owner" id={ownerId} />],
    ...(snoozedUntil === null ? [] : ([[t('states.snoozed'), <DateText key="until" value={snoozedUntil} />]] as const)),
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
