import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { shownAgreementStates } from '#domain/pricing';
import type { ShownAgreementState } from '#domain/pricing';
import {
  AppButton,
  DataTable,
  EmptyState,
  FilterChip,
  FilterChips,
  FilterToggle,
  Icon,
  IconPlus,
  SelectField,
  SideDrawer,
  useT,
  useWords,
} from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { pricingAgreements } from '../messages/index.ts';
import { agreementColumnsOf } from './agreement-columns.tsx';
import { ImportDrawer } from './ImportDrawer.tsx';

const { listAgreements } = pricingContract.operations;

/** Every framework agreement; those whose renewal is due are one press away. */
export const AgreementsTab = (): ReactNode => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  const navigate = useNavigate();
  const mayAgree = useMay('pricing.agree');
  const [isImporting, setImporting] = useState(false);
  const { agreement: state, due } = useSearch({ from: '/shell/pricing' });
  const isDue = due === 'yes';
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listAgreements, {
    limit: 100,
    ...(isDue ? { due: true } : state === undefined ? {} : { state }),
  });
  const onExport = useListExport(listAgreements, isDue ? { due: true } : state === undefined ? {} : { state });
  const columns = useMemo(() => agreementColumnsOf({ t, language }), [t, language]);
  const go = (next: { readonly agreement?: ShownAgreementState; readonly due?: 'yes' }): void =>
    void navigate({ to: '/pricing', search: { tab: 'agreements', ...next } });
  const draft = (): void => void navigate({ to: '/pricing/agreements/new' });
  return (
    <>
      <DataTable
        name={t('name')}
        tableKey="pricing.agreements"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ number, account }) => `${number} ${shownNameOf(account, language)}`}
        onOpen={({ id }) => void navigate({ to: '/pricing/agreements/$id', params: { id } })}
        paging={paging}
        onExport={onExport}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        actions={
          mayAgree ? (
            <>
              <AppButton size="small" onClick={() => setImporting(true)}>
                {t('import')}
              </AppButton>
              <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={draft}>
                {t('new')}
              </AppButton>
            </>
          ) : undefined
        }
        filters={
          <FilterChips>
            <FilterToggle name={t('dueOnly')} isOn={isDue} onToggle={() => go(isDue ? {} : { due: 'yes' })} />
            <FilterChip
              name={t('stateLabel')}
              value={state === undefined || isDue ? undefined : t(`states.${state}`)}
              onClear={() => go({})}
            >
              <SelectField
                label={t('stateLabel')}
                value={state ?? null}
                placeholder={t('anyState')}
                onChange={(next) => go(next === null ? {} : { agreement: next })}
                choices={shownAgreementStates.map((value) => ({ value, label: t(`states.${value}`) }))}
              />
            </FilterChip>
          </FilterChips>
        }
        empty={
          state === undefined && !isDue ? (
            <EmptyState
              title={t('empty')}
              action={
                mayAgree ? (
                  <AppButton kind="primary" onClick={draft}>
                    {t('new')}
                  </AppButton>
                ) : undefined
              }
            >
              {t('emptyText')}
            </EmptyState>
          ) : (
            <EmptyState title={t('emptyFilter')}>{t('emptyFilterText')}</EmptyState>
          )
        }
      />
      {isImporting ? (
        <SideDrawer isOpen onClose={() => setImporting(false)} title={t('imports.title')}>
          <ImportDrawer onClose={() => setImporting(false)} />
        </SideDrawer>
      ) : null}
    </>
  );
};
