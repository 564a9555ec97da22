import { useState } from 'react';
import type { ReactNode } from 'react';
import { AppButton, Chip, DateText, Panel, showNote, SideDrawer, useActorName, useT } from '#ui';
import { appMessages } from '../messages/index.ts';
import { ChangedTerms } from './ChangedTerms.tsx';
import type { ChangedTerm } from './ChangedTerms.tsx';
import styles from './policy.module.css';

export type PolicyVersion<Policy> = {
  readonly version: number;
  readonly note: string | null;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly policy: Policy;
};

type Props<Policy> = {
  readonly versions: readonly PolicyVersion<Policy>[];
  readonly inForce: number;
  readonly changesOf: (before: Policy, after: Policy) => readonly ChangedTerm[];
  readonly onTakeUp: ((policy: Policy) => void) | undefined;
};

/** Every version with who and when; each compared with the one before it. */
export const VersionsPanel = <Policy extends object>({
  versions,
  inForce,
  changesOf,
  onTakeUp,
}: Props<Policy>): ReactNode => {
  const t = useT(appMessages);
  const nameOf = useActorName();
  const [opened, setOpened] = useState<PolicyVersion<Policy> | null>(null);
  const before = opened === null ? undefined : versions.find(({ version }) => version === opened.version - 1);
  const takeUp = ({ version, policy }: PolicyVersion<Policy>): void => {
    onTakeUp?.(policy);
    setOpened(null);
    showNote(t('policy.takenUp', { version }));
  };
  return (
    <Panel title={t('policy.versions')}>
      <ul className={styles['versions']}>
        {versions
          .toSorted((a, b) => b.version - a.version)
          .map((version) => (
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
          {before === undefined ? (
            <p>{t('policy.first')}</p>
          ) : (
            <ChangedTerms changes={changesOf(before.policy, opened.policy)} />
          )}
          {onTakeUp === undefined || opened.version === inForce ? null : (
            <AppButton onClick={() => takeUp(opened)}>{t('policy.takeUp')}</AppButton>
          )}
        </SideDrawer>
      )}
    </Panel>
  );
};
