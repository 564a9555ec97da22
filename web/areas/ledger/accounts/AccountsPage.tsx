import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { accountsMessages } from '#areas/accounts/messages';
import { ledgerContract } from '#areas/ledger/contract';
import { AppButton, DataTable, EmptyState, Icon, IconPlus, PageHeader, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import { useFileExport } from '#web/app/list-export';
import { useMay, useSees } from '#web/app/session';
import { shownNameOf } from '#web/accounts';
import { endsWithin } from '../figures/whole-months.ts';
import { ledgerScreens } from '../messages/index.ts';
import { accountColumnsOf } from './account-columns.tsx';
import { accountFilters } from './account-search.ts';
import type { AccountSearch, AccountSort } from './account-search.ts';
import { AccountFilters } from './AccountFilters.tsx';
import { BulkActs } from './BulkActs.tsx';
import { exportInputOf, inputOf } from './list-input.ts';
import { ViewMenu } from './ViewMenu.tsx';

const { listAccounts, exportAccounts } = ledgerContract.operations;

const EmptyList = (): ReactNode => {
  const t = useT(ledgerScreens);
  const navigate = useNavigate();
  const mayImport = useMay('ledger.import');
  const action = mayImport ? (
    <AppButton kind="primary" onClick={() => void navigate({ to: '/data/import', search: { kind: 'accounts' } })}>
      {t('list.import')}
    </AppButton>
  ) : undefined;
  return (
    <EmptyState title={t('list.emptyTitle')} action={action}>
      {t('list.emptyText')}
    </EmptyState>
  );
};

const bulkActsOf = (ids: readonly string[], clear: () => void): ReactNode => <BulkActs ids={ids} onDone={clear} />;

/** Every account that the user may see with its money: the working list. Filters and order live in the address. */
export const AccountsPage = (): ReactNode => {
  const t = useT(ledgerScreens);
  const words = useT(accountsMessages);
  const { language, currency } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/accounts' });
  const seesMargin = useSees('margin');
  const mayCreate = useMay('accounts.create');
  const mayAssign = useMay('accounts.assign');
  const mayTag = useMay('accounts.write');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listAccounts, inputOf(search));
  const onExport = useFileExport(exportAccounts, exportInputOf(search));
  const figures = rows.find((row) => row.figures !== null)?.figures ?? null;
  const isNetBasis = figures?.isNetBasis === true;
  const columns = useMemo(
    () => accountColumnsOf({ t, words, language, currency, seesMargin, isNetBasis }),
    [t, words, language, currency, seesMargin, isNetBasis],
  );
  const show = (next: AccountSearch): void =>
    void navigate({ to: '/accounts', search: next, replace: true, resetScroll: false });
  const sort = search.sort ?? 'net';
  const hasFilter = accountFilters.some((name) => search[name] !== undefined);
  return (
    <>
      <PageHeader
        title={t('list.title')}
        state={
          figures === null
            ? isLoading
              ? ''
              : t('list.stateNone')
            : t(endsWithin(figures.asOf) ? 'figures.asOfWithin' : 'list.state', { day: figures.asOf })
        }
        actions={
          mayCreate ? (
            <AppButton icon={<Icon of={IconPlus} size={16} />} onClick={() => void navigate({ to: '/accounts/new' })}>
              {t('list.create')}
            </AppButton>
          ) : undefined
        }
      />
      <DataTable
        name={t('list.title')}
        tableKey="ledger.accounts"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={(row) => shownNameOf(row, language)}
        onOpen={({ id }) => void navigate({ to: '/accounts/$id', params: { id } })}
        sort={{ by: sort, direction: sort === 'name' ? 'up' : 'down' }}
        onSort={({ by }) => show({ ...search, sort: sortOf(by) })}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        filters={<AccountFilters search={search} onSearch={show} />}
        actions={<ViewMenu search={search} onSearch={show} />}
        onExport={onExport}
        {...(mayAssign || mayTag ? { bulk: bulkActsOf } : {})}
        {...(hasFilter ? {} : { empty: <EmptyList /> })}
      />
    </>
  );
};

const sorts: Readonly<Record<string, AccountSort>> = {
  name: 'name',
  net: 'net',
  contribution: 'contribution',
  orders: 'orders',
  lastOrder: 'lastOrder',
  overdue: 'overdue',
};

const sortOf = (column: string): AccountSort => sorts[column] ?? 'net';
