import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { requestStates } from '#domain/pricing';
import {
  AppButton,
  DataTable,
  EmptyState,
  FilterChip,
  FilterChips,
  SegmentField,
  SelectField,
  useT,
  useWords,
} from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import type { RequestRow } from '../shared/data.ts';
import type { PricingSearch, RequestView } from '../shared/pricing-search.ts';
import { requestViews } from '../shared/pricing-search.ts';
import { requestColumnsOf } from './request-columns.tsx';

const { listRequests } = pricingContract.operations;

const inputOf = (view: RequestView, state: PricingSearch['state']) => {
  if (view === 'waiting') return { waitingForMe: true, limit: 100 };
  return { ...(view === 'mine' && { mine: true }), ...(state !== undefined && { state }), limit: 100 };
};

/** What waits longest stands first; the server lists by creation. */
const byClock = (rows: readonly RequestRow[]): readonly RequestRow[] =>
  rows.toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));

const Empty = ({ view, state }: { readonly view: RequestView; readonly state: PricingSearch['state'] }): ReactNode => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const mayAsk = useMay('pricing.request');
  if (view === 'waiting') return <EmptyState title={t('inbox.emptyWaiting')}>{t('inbox.emptyWaitingText')}</EmptyState>;
  if (state !== undefined) return <EmptyState title={t('inbox.emptyFilter')}>{t('inbox.emptyFilterText')}</EmptyState>;
  const action = mayAsk ? (
    <AppButton kind="primary" onClick={() => void navigate({ to: '/pricing/new' })}>
      {t('inbox.new')}
    </AppButton>
  ) : undefined;
  return (
    <EmptyState title={t('inbox.empty')} action={action}>
      {t('inbox.emptyText')}
    </EmptyState>
  );
};

/** Price requests: what waits for me first. */
export const RequestsTab = (): ReactNode => {
  const t = useT(pricingScreens);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const mayDecide = useMay('pricing.decide');
  const { view = mayDecide ? 'waiting' : 'all', state } = useSearch({ from: '/shell/pricing' });
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listRequests, inputOf(view, state));
  const onExport = useListExport(listRequests, inputOf(view, state));
  const columns = useMemo(
    () => requestColumnsOf({ t, language, currency, withAccount: true }),
    [t, language, currency],
  );
  const shown = useMemo(() => (view === 'waiting' ? byClock(rows) : rows), [rows, view]);
  const go = (search: PricingSearch): void => void navigate({ to: '/pricing', search });
  return (
    <DataTable
      key={view}
      name={t('inbox.name')}
      tableKey="pricing.requests"
      columns={columns}
      rows={shown}
      rowKey={({ id }) => id}
      rowName={({ number, account }) => `${number} ${shownNameOf(account, language)}`}
      onOpen={({ id }) => void navigate({ to: '/pricing/requests/$id', params: { id } })}
      paging={paging}
      onExport={onExport}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      filters={
        <FilterChips>
          <SegmentField
            name={t('inbox.view')}
            value={view}
            onChange={(next) => go({ view: next })}
            choices={requestViews
              .filter((value) => mayDecide || value !== 'waiting')
              .map((value) => ({ value, label: t(`inbox.${value}`) }))}
          />
          {view === 'waiting' ? null : (
            <FilterChip
              name={t('stateLabel')}
              value={state === undefined ? undefined : t(`requestStates.${state}`)}
              onClear={() => go({ view })}
            >
              <SelectField
                label={t('stateLabel')}
                value={state ?? null}
                placeholder={t('inbox.anyState')}
                onChange={(next) => go({ view, ...(next === null ? {} : { state: next }) })}
                choices={requestStates.map((value) => ({ value, label: t(`requestStates.${value}`) }))}
              />
            </FilterChip>
          )}
        </FilterChips>
      }
      empty={<Empty view={view} state={state} />}
    />
  );
};
