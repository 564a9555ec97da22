import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SegmentField, useT } from '#ui';
import { pricingBooks } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { FloorTable } from './FloorTable.tsx';
import { RevaluationTable } from './RevaluationTable.tsx';

/** Floors of all products, and what finance wrote down. */
export const FloorsTab = (): ReactNode => {
  const t = useT(pricingBooks);
  const navigate = useNavigate();
  const { books } = useSearch({ from: '/shell/pricing' });
  return (
    <div className={styles['stack']}>
      <div>
        <SegmentField
          name={t('floors.view')}
          value={books ?? 'products'}
          onChange={(next) =>
            void navigate({
              to: '/pricing',
              search: { tab: 'floors', ...(next === 'revaluations' && { books: next }) },
            })
          }
          choices={[
            { value: 'products', label: t('floors.products') },
            { value: 'revaluations', label: t('floors.revaluations') },
          ]}
        />
      </div>
      {books === 'revaluations' ? <RevaluationTable /> : <FloorTable />}
    </div>
  );
};
