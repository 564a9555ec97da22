import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { warningsContract } from '#areas/warnings/contract';
import { besideLines, bridgeGroupings } from '#domain/warnings';
import { AppButton, Money, Panel, Quantity, ScrollRegion, SegmentField, useActorName, useT, useWords } from '#ui';
import { warningScreens } from '../messages/index.ts';
import styles from '../warnings.module.css';
import { noneKey } from './bridge-search.ts';
import type { BridgeSearch } from './bridge-search.ts';

const { companyBridge } = warningsContract.operations;
type Group = z.output<typeof companyBridge.output>['groups'][number];

const shownAtOnce = 8;

/** How a group is called in the reader's language. */
const useGroupName = (): ((group: Group) => string) => {
  const t = useT(warningScreens);
  const { language } = useWords();
  const personName = useActorName();
  return ({ by, key, name, nameEn }) => {
    if (by === 'line' && key === besideLines) return t('bridge.beside');
    if (key === '') return t(`bridge.without.${by}`);
    if (by === 'tier') return t('bridge.tier', { tier: key });
    if (by === 'owner') return name === null ? t('acts.colleague') : personName(name);
    return (language === 'en' ? (nameEn ?? name) : name) ?? t('acts.colleague');
  };
};

/** The same change cut by owner, tier or product line; a group opens its own bridge. */
export const BridgeGroups = ({
  groups,
  search,
  seesLines,
}: {
  readonly groups: readonly Group[];
  readonly search: BridgeSearch;
  readonly seesLines: boolean;
}): ReactNode => {
  const t = useT(warningScreens);
  const navigate = useNavigate();
  const nameOf = useGroupName();
  const [isWhole, setWhole] = useState(false);
  const { by = 'owner', key, ...periods } = search;
  const rows = groups.filter((group) => group.by === by);
  const shown = isWhole ? rows : rows.slice(0, shownAtOnce);
  const chosen = rows.find((group) => (group.key === '' ? noneKey : group.key) === key);
  const name = t('bridge.groups');
  return (
    <Panel title={name}>
      <div className={styles['choices']}>
        <SegmentField
          name={t('bridge.cut')}
          value={by}
          onChange={(next) =>
            void navigate({
              to: '/warnings',
              search: { tab: 'bridge', ...periods, by: next },
              resetScroll: false,
            })
          }
          choices={bridgeGroupings
            .filter((value) => seesLines || value !== 'line')
            .map((value) => ({ value, label: t(`bridge.cuts.${value}`) }))}
        />
        {chosen === undefined ? null : (
          <Link to="/warnings" search={{ tab: 'bridge', ...periods, by }} resetScroll={false}>
            {t('bridge.onlyGroup', { name: nameOf(chosen) })}
          </Link>
        )}
      </div>
      <ScrollRegion name={name} className={styles['scroll']}>
        <table className={styles['table']} aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{t(`bridge.cuts.${by}`)}</th>
              <th scope="col">{t('bridge.accounts')}</th>
              <th scope="col">{t('bridge.before')}</th>
              <th scope="col">{t('bridge.after')}</th>
              <th scope="col">{t('bridge.change')}</th>
              <th scope="col">{t('bridge.mostly')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((group) => (
              <tr key={group.key} aria-current={group === chosen}>
                <th scope="row">
                  <Link
                    to="/warnings"
                    search={{ tab: 'bridge', ...periods, by, key: group.key === '' ? noneKey : group.key }}
                    resetScroll={false}
                  >
                    {nameOf(group)}
                  </Link>
                </th>
                <td>
                  <Quantity value={group.accounts} />
                </td>
                <td>
                  <Money value={group.before} />
                </td>
                <td>
                  <Money value={group.after} />
                </td>
                <td>
                  <Money value={group.change} />
                </td>
                <td>{group.effect === null ? '' : t(`effects.${group.effect}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length <= shownAtOnce || isWhole ? null : (
        <AppButton size="small" onClick={() => setWhole(true)}>
          {t('bridge.allGroups', { n: rows.length })}
        </AppButton>
      )}
    </Panel>
  );
};
