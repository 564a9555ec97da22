import type { ReactNode } from 'react';
import { useT } from '#ui';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { Comparison } from '../run-data.ts';
import { MoveTable } from './MoveTable.tsx';

/** Who enters, who leaves, who shifts; the counts first. */
export const ComparisonView = ({ comparison }: { readonly comparison: Comparison }): ReactNode => {
  const t = useT(identificationScreens);
  const { enters, leaves, shifts, movers, counts } = comparison;
  return (
    <div className={shared['stack']}>
      <p className={styles['counts']} role="status">
        {t('moves.counts', counts)}
      </p>
      <div className={shared['pair']}>
        <MoveTable title={t('moves.enters')} moves={enters} />
        <MoveTable title={t('moves.leaves')} moves={leaves} />
      </div>
      {shifts.length === 0 ? null : <MoveTable title={t('moves.shifts')} moves={shifts} />}
      {movers.length === 0 ? null : <MoveTable title={t('moves.movers')} moves={movers} />}
    </div>
  );
};
