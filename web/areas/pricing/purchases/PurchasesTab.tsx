import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { purchaseModes, purchaseStates } from '#domain/pricing';
import type { PurchaseMode, PurchaseState } from '#domain/pricing';
import {
  AppButton,
  DataTable,
  EmptyState,
  FilterChip,
  FilterChips,
  Icon,
  IconPlus,
  SelectField,
  useT,
  useWords,
} from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { purchaseColumnsOf } from './purchase-columns.tsx';
import { RatesPanel } from './RatesPanel.tsx';

const { listPurchases } = pricingContract.operations;

/** Every tender, lease and exchange, and how many tenders are won and why. */
export const PurchasesTab = (): ReactNode => {
  const t = useT(pricingPurchases);
  const { language } = useWords();
  const navigate = useNavigate();
  const mayBid = useMay('pricing.purchase');
  const { purchase: state, mode } = useSearch({ from: '/shell/pricing' });
  const filter = { ...(state !== undefined && { state }), ...(mode !== undefined && { mode }) };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listPurchases, { limit: 100, ...filter });
  const onExport = useListExport(listPurchases, filter);
  const columns = useMemo(() => purchaseColumnsOf({ t, language }), [t, language]);
  const go = (next: { readonly purchase?: PurchaseState | null; readonly mode?: PurchaseMode | null }): void => {
    const wanted = { purchase: state ?? null, mode: mode ?? null, ...next };
    void navigate({
      to: '/pricing',
      search: {
        tab: 'purchases',
        ...(wanted.purchase !== null && { purchase: wanted.purchase }),
        ...(wanted.mode !== null && { mode: wanted.mode }),
      },
    });
  };
  const isFiltered = state !== undefined || mode !== undefined;
  const acts = (
    <>
      <AppButton size="small" onClick={() => void navigate({ to: '/pricing/reciprocals/new' })}>
        {t('newReciprocal')}
      </AppButton>
      <AppButton size="small" onClick={() => void navigate({ to: '/pricing/leases/new' })}>
        {t('newLease')}
      </AppButton>
      <AppButton
        size="small"
        icon={<Icon of={IconPlus} size={16} />}
        onClick={() => void navigate({ to: '/pricing/tenders/new' })}
      >
        {t('new')}
      </AppButton>
    </>
  );
  return (
    <div className={styles['stack']}>
      <DataTable
        name={t('name')}
        tableKey="pricing.purchases"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ number, account }) => `${number} ${shownNameOf(account, language)}`}
        onOpen={({ id }) => void navigate({ to: '/pricing/purchases/$id', params: { id } })}
        paging={paging}
        onExport={onExport}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        actions={mayBid ? acts : undefined}
        filters={
          <FilterChips>
            <FilterChip
              name={t('stateLabel')}
              value={state === undefined ? undefined : t(`states.${state}`)}
              onClear={() => go({ purchase: null })}
            >
              <SelectField
                label={t('stateLabel')}
                value={state ?? null}
                placeholder={t('anyState')}
                onChange={(purchase) => go({ purchase })}
                choices={purchaseStates.map((value) => ({ value, label: t(`states.${value}`) }))}
              />
            </FilterChip>
            <FilterChip
              name={t('modeLabel')}
              value={mode === undefined ? undefined : t(`modes.${mode}`)}
              onClear={() => go({ mode: null })}
            >
              <SelectField
                label={t('modeLabel')}
                value={mode ?? null}
                placeholder={t('anyMode')}
                onChange={(next) => go({ mode: next })}
                choices={purchaseModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
              />
            </FilterChip>
          </FilterChips>
        }
        empty={
          isFiltered ? (
            <EmptyState title={t('emptyFilter')}>{t('emptyFilterText')}</EmptyState>
          ) : (
            <EmptyState title={t('empty')} action={mayBid ? acts : undefined}>
              {t('emptyText')}
            </EmptyState>
          )
        }
      />
      <RatesPanel />
    </div>
  );
};
