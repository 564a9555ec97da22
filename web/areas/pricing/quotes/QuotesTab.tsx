import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { quoteStates } from '#domain/pricing';
import { AppButton, DataTable, EmptyState, FilterChip, FilterChips, SelectField, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import { quoteColumnsOf } from './quote-columns.tsx';

const { listQuotes } = pricingContract.operations;

/** Every quote: open ones bind us until their last day. */
export const QuotesTab = (): ReactNode => {
  const t = useT(pricingScreens);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const mayQuote = useMay('pricing.quote');
  const { quote: state } = useSearch({ from: '/shell/pricing' });
  const filter = { ...(state !== undefined && { state }), limit: 100 };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listQuotes, filter);
  const onExport = useListExport(listQuotes, filter);
  const columns = useMemo(() => quoteColumnsOf({ t, language, currency, withAccount: true }), [t, language, currency]);
  const go = (quote: typeof state): void =>
    void navigate({ to: '/pricing', search: { tab: 'quotes', ...(quote === undefined ? {} : { quote }) } });
  return (
    <DataTable
      name={t('quote.name')}
      tableKey="pricing.quotes"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ number, account }) => `${number} ${shownNameOf(account, language)}`}
      onOpen={({ id }) => void navigate({ to: '/pricing/quotes/$id', params: { id } })}
      paging={paging}
      onExport={onExport}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      filters={
        <FilterChips>
          <FilterChip
            name={t('stateLabel')}
            value={state === undefined ? undefined : t(`quoteStates.${state}`)}
            onClear={() => go(undefined)}
          >
            <SelectField
              label={t('stateLabel')}
              value={state ?? null}
              placeholder={t('inbox.anyState')}
              onChange={(next) => go(next ?? undefined)}
              choices={quoteStates.map((value) => ({ value, label: t(`quoteStates.${value}`) }))}
            />
          </FilterChip>
        </FilterChips>
      }
      empty={
        state === undefined ? (
          <EmptyState
            title={t('quote.empty')}
            action={
              mayQuote ? (
                <AppButton kind="primary" onClick={() => void navigate({ to: '/pricing/new' })}>
                  {t('inbox.new')}
                </AppButton>
              ) : undefined
            }
          >
            {t('quote.emptyText')}
          </EmptyState>
        ) : (
          <EmptyState title={t('inbox.emptyFilter')}>{t('inbox.emptyFilterText')}</EmptyState>
        )
      }
    />
  );
};
