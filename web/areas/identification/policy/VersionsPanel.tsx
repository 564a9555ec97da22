import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { identificationContract } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import type { Policy } from '#domain/identification';
import { AppButton, Chip, DateText, Panel, showNote, SideDrawer, useT, useWords, useActorName } from '#ui';
import { useRead } from '#web/app/api';
import shared from '../identification.module.css';
import styles from './policy.module.css';
import { identificationScreens } from '../messages/index.ts';
import { policyChangesOf } from './policy-changes.ts';

const { listPolicies } = identificationContract.operations;
export type Version = z.output<typeof listPolicies.output>['policies'][number];

/** What differs between two policies, line by line. */
export const ChangeList = ({ before, after }: { readonly before: Policy; readonly after: Policy }): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { currency } = useWords();
  const changes = policyChangesOf(before, after, { t, words, currency });
  if (changes.length === 0) return <p className={shared['quiet']}>{t('policy.noChanges')}</p>;
  return (
    <dl className={styles['changes']}>
      {changes.map((change) => (
        <div key={change.label}>
          <dt>{change.label}</dt>
          <dd>{t('policy.change', { before: change.before, after: change.after })}</dd>
        </div>
      ))}
    </dl>
  );
};

type Props = { readonly inForce: number; readonly onTakeUp: ((policy: Policy) => void) | undefined };

/** Every version with who and when; each compared with the one before it. */
export const VersionsPanel = ({ inForce, onTakeUp }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const nameOf = useActorName();
  const { data } = useRead(listPolicies, {});
  const [opened, setOpened] = useState<Version | null>(null);
  if (data === undefined) return null;
  const versions = data.policies.toSorted((a, b) => b.version - a.version);
  const before = opened === null ? undefined : versions.find(({ version }) => version === opened.version - 1);
  const takeUp = (version: Version): void => {
    onTakeUp?.(version.policy);
    setOpened(null);
    showNote(t('policy.takenUp', { version: version.version }));
  };
  return (
    <Panel title={t('policy.versions')}>
      <ul className={styles['versions']}>
        {versions.map((version) => (
          <li key={version.version}>
            <button type="button" className={styles['versionButton']} onClick={() => setOpened(version)}>
              {t('policy.versionName', { version: version.version })}
            </button>{' '}
            {version.version === inForce ? <Chip tone="accent">{t('policy.inForce')}</Chip> : null}
            <span className={styles['versionNote']}>
              {nameOf(version.createdByName)} · <DateText value={version.createdAt} /> ·{' '}
              {version.note ?? t('policy.noNote')}
            </span>
          </li>
        ))}
      </ul>
      {opened === null ? null : (
        <SideDrawer
          isOpen
          onClose={() => setOpened(null)}
          title={
            before === undefined
              ? t('policy.versionName', { version: opened.version })
              : t('policy.compareTitle', { version: opened.version, before: before.version })
          }
        >
          <div className={shared['stack']}>
            {before === undefined ? (
              <p>{t('policy.first')}</p>
            ) : (
              <ChangeList before={before.policy} after={opened.policy} />
            )}
            {onTakeUp === undefined || opened.version === inForce ? null : (
              <AppButton onClick={() => takeUp(opened)}>{t('policy.takeUp')}</AppButton>
            )}
          </div>
        </SideDrawer>
      )}
    </Panel>
  );
};
