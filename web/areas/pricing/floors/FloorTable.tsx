import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { floorProblems } from '#domain/pricing';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  Chip,
  DataTable,
  EmptyState,
  FilterChip,
  FilterChips,
  NameCell,
  Price,
  SearchField,
  SelectField,
  Sentences,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay, useSees } from '#web/app/session';
import { otherNameOf, shownNameOf } from '#web/accounts';
import { pricingBooks } from '../messages/index.ts';
import type { BookWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { PricingSearch } from '../shared/pricing-search.ts';

const { listFloors } = pricingContract.operations;
type FloorRow = z.output<typeof listFloors.output>['rows'][number];

type Options = {
  readonly t: BookWords;
  readonly language: Language;
  readonly currency: string;
  readonly seesCost: boolean;
  readonly mayOpen: boolean;
};

const problemOf = ({ isCostKnown, isListBelowFloor, listPrice }: FloorRow) =>
  !isCostKnown ? 'cost-unknown' : listPrice === null ? 'list-unknown' : isListBelowFloor ? 'list-below-floor' : null;

const figure = (
  id: 'listPrice' | 'floor' | 'unitCost' | 'freightService',
  { t, currency }: Options,
): Column<FloorRow> => ({
  id,
  header: t(`floors.${id}`),
  unit: currency,
  kind: 'figure',
  width: 130,
  cell: (row) => (
    <Price
      value={row[id]}
      withSymbol={false}
      reason={t(id === 'listPrice' ? 'floors.problems.list-unknown' : 'floors.problems.cost-unknown')}
    />
  ),
});

const columnsOf = (options: Options): readonly Column<FloorRow>[] => {
  const { t, language, seesCost, mayOpen } = options;
  return [
    {
      id: 'product',
      header: t('floors.product'),
      cell: ({ product }) => (
        <NameCell
          name={
            mayOpen ? (
              <Link to="/data/products/$id" params={{ id: product.id }}>
                {shownNameOf(product, language)}
              </Link>
            ) : (
              shownNameOf(product, language)
            )
          }
          note={[product.code, otherNameOf(product, language)].filter((part) => part !== undefined).join(' · ')}
          full={shownNameOf(product, language)}
        />
      ),
    },
    figure('listPrice', options),
    ...(seesCost ? (['floor', 'unitCost', 'freightService'] as const).map((id) => figure(id, options)) : []),
    {
      id: 'state',
      header: t('floors.state'),
      width: 160,
      cell: (row) => {
        const problem = problemOf(row);
        return problem === null ? (
          <Chip>{t('floors.fine')}</Chip>
        ) : (
          <Chip tone={problem === 'list-below-floor' ? 'loss' : 'warm'}>{t(`floors.problems.${problem}`)}</Chip>
        );
      },
    },
  ];
};

/** What a floor is made of, in words, on the terms of the policy in force. */
const Formula = ({ row }: { readonly row: FloorRow | undefined }): ReactNode => {
  const t = useT(pricingBooks);
  const seesCost = useSees('cost');
  if (row === undefined) return null;
  return (
    <p className={styles['quiet']}>
      <Sentences>
        {t('floors.hint', { days: row.creditDays })}
        {seesCost ? null : t('floors.hintNoCost')}
        {t('floors.policy', { version: row.policyVersion })}
      </Sentences>
    </p>
  );
};

/** The floor of every product, and what keeps some from being sold. */
export const FloorTable = (): ReactNode => {
  const t = useT(pricingBooks);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const { q, problem } = useSearch({ from: '/shell/pricing' });
  const seesCost = useSees('cost');
  const mayOpen = useMay('products.read');
  const mayImport = useMay('ledger.import');
  const filter = { ...(q !== undefined && { q }), ...(problem !== undefined && { problem }), limit: 100 };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listFloors, filter);
  const onExport = useListExport(listFloors, filter);
  const columns = useMemo(
    () => columnsOf({ t, language, currency, seesCost, mayOpen }),
    [t, language, currency, seesCost, mayOpen],
  );
  const go = (next: Pick<PricingSearch, 'q' | 'problem'>, replace = false): void =>
    void navigate({ to: '/pricing', search: { tab: 'floors', ...next }, replace });
  const isFiltered = q !== undefined || problem !== undefined;
  return (
    <>
      <Formula row={rows[0]} />
      <DataTable
        name={t('floors.name')}
        tableKey="pricing.floors"
        columns={columns}
        rows={rows}
        rowKey={({ product }) => product.id}
        rowName={({ product }) => shownNameOf(product, language)}
        {...(mayOpen && {
          onOpen: ({ product }: FloorRow) => void navigate({ to: '/data/products/$id', params: { id: product.id } }),
        })}
        paging={paging}
        onExport={onExport}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        filters={
          <FilterChips>
            <SearchField
              name={t('floors.search')}
              value={q ?? ''}
              placeholder={t('floors.search')}
              onSearch={(text) =>
                go({ ...(text !== '' && { q: text }), ...(problem !== undefined && { problem }) }, true)
              }
            />
            <FilterChip
              name={t('floors.problem')}
              value={problem === undefined ? undefined : t(`floors.problems.${problem}`)}
              onClear={() => go(q === undefined ? {} : { q })}
            >
              <SelectField
                label={t('floors.problem')}
                value={problem ?? null}
                onChange={(next) => go({ ...(q !== undefined && { q }), ...(next !== null && { problem: next }) })}
                choices={floorProblems
                  .filter((value) => value !== 'terms-eat-price')
                  .map((value) => ({ value, label: t(`floors.problems.${value}`) }))}
              />
            </FilterChip>
          </FilterChips>
        }
        empty={
          <EmptyState
            title={t(isFiltered ? 'floors.emptyFilter' : 'floors.emptyTitle')}
            action={
              isFiltered || !mayImport ? undefined : (
                <AppButton
                  kind="primary"
                  onClick={() => void navigate({ to: '/data/import', search: { kind: 'products' } })}
                >
                  {t('floors.import')}
                </AppButton>
              )
            }
          >
            {t(isFiltered ? 'floors.emptyFilterText' : 'floors.emptyText')}
          </EmptyState>
        }
      />
    </>
  );
};
