import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { identificationContract, portfolioSorts } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import { DataTable, EmptyState, useT, useWords } from '#ui';
import type { Sort } from '#ui';
import { useReadPages } from '#web/app/api';
import { useFileExport } from '#web/app/list-export';
import { choiceIn } from '#web/app/search-text';
import { useSees } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { identificationScreens } from '../messages/index.ts';
import { portfolioColumnsOf } from './portfolio-columns.tsx';
import { listInputOf } from './portfolio-search.ts';
import type { PortfolioSearch, PortfolioSort } from './portfolio-search.ts';
import { PortfolioFilters } from './PortfolioFilters.tsx';

const { portfolio, exportPortfolio } = identificationContract.operations;

type Props = {
  readonly search: PortfolioSearch;
  readonly badges: Readonly<Partial<Record<string, number>>>;
  /** No model can be trusted; each account is judged by its own gaps between orders. */
  readonly isByOwnRhythm: boolean;
};

/** The best end of a rank is the small one, of every other figure the large one. */
const upIsBest = (sort: PortfolioSort): boolean => sort === 'rank';

const shownSortOf = ({ sort, direction }: PortfolioSearch, usual: PortfolioSort): Sort => {
  const by = sort ?? usual;
  return { by, direction: upIsBest(by) === (direction !== 'worst') ? 'up' : 'down' };
};

const sortedBy = (search: PortfolioSearch, { by, direction }: Sort): PortfolioSearch => {
  const { sort: _sort, direction: _direction, ...rest } = search;
  const sort = choiceIn(by, portfolioSorts) ?? 'rank';
  const isBest = upIsBest(sort) === (direction === 'up');
  return { ...rest, sort, ...(isBest ? {} : { direction: 'worst' }) };
};

/** Every account that the reader may see, ranked; a row opens its explanation. */
export const PortfolioList = ({ search, badges, isByOwnRhythm }: Props): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const seesMargin = useSees('margin');
  const onExport = useFileExport(exportPortfolio, (format) => ({ ...listInputOf(search), format }));
  const { rows, paging, isLoading, error, onRetry } = useReadPages(portfolio, listInputOf(search));
  const columns = useMemo(
    () => portfolioColumnsOf({ t, words, currency, language, seesMargin, isByOwnRhythm }),
    [t, words, currency, language, seesMargin, isByOwnRhythm],
  );
  const show = (next: PortfolioSearch): void =>
    void navigate({ to: '/portfolio', search: next, replace: true, resetScroll: false });
  return (
    <DataTable
      name={t('list.name')}
      tableKey="identification.portfolio"
      columns={columns}
      rows={rows}
      rowKey={({ account }) => account.id}
      rowName={({ account }) => shownNameOf(account, language)}
      onOpen={({ account }) =>
        void navigate({ to: '/portfolio', search: { ...search, why: account.id }, resetScroll: false })
      }
      sort={shownSortOf(search, seesMargin ? 'rank' : 'revenue')}
      onSort={(sort) => show(sortedBy(search, sort))}
      paging={paging}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      filters={<PortfolioFilters search={search} onSearch={show} badges={badges} />}
      onExport={onExport}
      empty={<EmptyState title={t('list.nothing')}>{t('list.nothingText')}</EmptyState>}
    />
  );
};
