import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import type { PricingPolicy } from '#domain/pricing';
import { formatBp } from '#kernel/format';
import { AppButton, Chip, DateText, Panel, showNote, SideDrawer, useActorName, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { pricingBooks, pricingScreens } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { PolicyVersion } from '../shared/data.ts';
import { listText } from '../shared/texts.ts';
import { changesOf } from './policy-changes.ts';

const { listPolicies } = pricingContract.operations;

/** What differs between two policies, in words. */
export const ChangeList = ({ before, after }: { readonly before: object; readonly after: object }): ReactNode => {
  const t = useT(pricingBooks);
  const words = useT(pricingScreens);
  const { language } = useWords();
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className={styles['quiet']}>{t('policy.noChanges')}</p>;
  const text = (path: string, value: unknown): string => {
    if (value === undefined || value === null) return t('policy.none');
    if (Array.isArray(value))
      return listText(
        value.map((role) => words.find(`roles.${role}`) ?? ''),
        language,
      );
    if (typeof value === 'number' && (path.includes('Bp') || path.startsWith('freight')))
      return formatBp(value, language);
    if (typeof value === 'boolean') return value ? '✓' : '–';
    return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  };
  return (
    <dl className={styles['changes']}>
      {changes.map(({ path, before: old, after: young }) => (
        <div key={path}>
          <dt>{nameOf(path, t)}</dt>
          <dd>{t('policy.change', { before: text(path, old), after: text(path, young) })}</dd>
        </div>
      ))}
    </dl>
  );
};

type Words = { readonly find: (key: string) => string | undefined } & ((
  key: 'policy.bandName',
  params: { n: number },
) => string);

/** 'bands.1.uptoBp' → "Band 2 · Up to"; 'prices.S.startBp' → "S · Start concession". */
const nameOf = (path: string, t: Words): string =>
  path
    .split('.')
    .flatMap((part, at, parts) => {
      if (/^\d+$/.test(part)) return t('policy.bandName', { n: Number(part) + 1 });
      if (part === 'uptoBp') return t.find('policy.upTo') ?? [];
      if (part === 'prices' || part === 'bands') return [];
      return t.find(`policy.${part}`) ?? (at === parts.length - 1 || part.length <= 2 ? part : []);
    })
    .join(' · ');

type Props = { readonly inForce: number; readonly onTakeUp: ((policy: PricingPolicy) => void) | undefined };

/** Every version with who and when; each compared with the one before it. */
export const VersionsPanel = ({ inForce, onTakeUp }: Props): ReactNode => {
  const t = useT(pricingBooks);
  const nameOfActor = useActorName();
  const { data } = useRead(listPolicies, {});
  const [opened, setOpened] = useState<PolicyVersion | null>(null);
  if (data === undefined) return null;
  const versions = data.policies.toSorted((a, b) => b.version - a.version);
  const before = opened === null ? undefined : versions.find(({ version }) => version === opened.version - 1);
  const takeUp = ({ version, policy }: PolicyVersion): void => {
    onTakeUp?.(policy);
    setOpened(null);
    showNote(t('policy.takenUp', { version }));
  };
  return (
    <Panel title={t('policy.versions')}>
      <ul className={styles['signatures']}>
        {versions.map((version) => (
          <li key={version.version}>
            <span>
              <button type="button" className={styles['textButton']} onClick={() => setOpened(version)}>
                {t('policy.versionName', { version: version.version })}
              </button>{' '}
              {version.version === inForce ? <Chip tone="accent">{t('policy.inForce')}</Chip> : null}
            </span>
            <span className={styles['quiet']}>
              {nameOfActor(version.createdByName)} · <DateText value={version.createdAt} />
            </span>
            <span className={styles['note']}>{version.note ?? t('policy.noNote')}</span>
          </li>
        ))}
      </ul>
      {opened === null ? null : (
        <SideDrawer isOpen onClose={() => setOpened(null)} title={t('policy.versionName', { version: opened.version })}>
          <div className={styles['stack']}>
            {before === undefined ? (
              <p>{t('policy.first')}</p>
            ) : (
              <>
                <h3 className={styles['part']}>{t('policy.changes')}</h3>
                <ChangeList before={before.policy} after={opened.policy} />
              </>
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
