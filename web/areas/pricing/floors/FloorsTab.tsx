import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SegmentField, useT } from '#ui';
import { pricingBooks } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { FloorTable } from './FloorTable.tsx';
import { MarketTable } from './MarketTable.tsx';
import { RevaluationTable } from './RevaluationTable.tsx';

/** Floors of all products, what the market asks, and what finance wrote down. */
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
              search: { tab: 'floors', ...(next !== 'products' && { books: next }) },
            })
          }
          choices={[
            { value: 'products', label: t('floors.products') },
            { value: 'market', label: t('market.name') },
            { value: 'revaluations', label: t('floors.revaluations') },
          ]}
        />
      </div>
      {books === 'revaluations' ? <RevaluationTable /> : books === 'market' ? <MarketTable /> : <FloorTable />}
    </div>
  );
};
