import { useState } from 'react';
import type { ReactNode } from 'react';
import { SegmentField, useT } from '#ui';
import styles from './account.module.css';
import { choicesOf } from './choices.ts';
import { DuplicatePairs } from './DuplicatePairs.tsx';
import { MergeList } from './MergeList.tsx';
import { accountScreens } from './messages/index.ts';
import { mergeObjects } from './records.ts';
import type { MergeObject } from './records.ts';

const views = ['pairs', 'merges'] as const;

/** Likely duplicates to decide on, and the merges that were made. */
export const DuplicatesPart = (): ReactNode => {
  const t = useT(accountScreens);
  const [object, setObject] = useState<MergeObject>('account');
  const [view, setView] = useState<(typeof views)[number]>('pairs');
  return (
    <>
      <div className={styles['bar']}>
        <SegmentField
          name={t('duplicates.view')}
          value={view}
          onChange={setView}
          choices={choicesOf(views, (value) => t(`duplicates.views.${value}`))}
        />
        {view === 'pairs' ? (
          <SegmentField
            name={t('duplicates.object')}
            value={object}
            onChange={setObject}
            choices={choicesOf(mergeObjects, (value) => t(`duplicates.objects.${value}`))}
          />
        ) : null}
      </div>
      {view === 'pairs' ? <DuplicatePairs key={object} object={object} /> : <MergeList />}
    </>
  );
};
