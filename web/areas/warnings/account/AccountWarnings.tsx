import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { headlineOf } from '#domain/warnings';
import { DataTable, EmptyState, FilterChips, FilterToggle, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { warningColumnsOf } from '../inbox/warning-columns.tsx';
import { warningScreens } from '../messages/index.ts';
import { toldOf } from '../shared/data.ts';
import { useTongue } from '../shared/use-tongue.ts';

const { list } = warningsContract.operations;

/** The warnings of one account, open ones or all that there ever were. */
export const AccountWarnings = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(warningScreens);
  const tongue = useTongue();
  const navigate = useNavigate();
  const [isAll, setAll] = useState(false);
  const filter = { accountId, state: isAll ? 'all' : 'open', snoozed: 'shown', limit: 50 } as const;
  const { rows, paging, isLoading, error, onRetry } = useReadPages(list, filter);
  const handleExport = useListExport(list, filter);
  const columns = useMemo(() => warningColumnsOf({ t, tongue, withAccount: false }), [t, tongue]);
  return (
    <DataTable
      name={t('title')}
      tableKey="warnings.account"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={(warning) => headlineOf(toldOf(warning), tongue)}
      onOpen={({ id }) => void navigate({ to: '/warnings/$id', params: { id } })}
      paging={paging}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      onExport={handleExport}
      maxHeight="420px"
      filters={
        <FilterChips>
          <FilterToggle name={t('withClosed')} isOn={isAll} onToggle={() => setAll(!isAll)} />
        </FilterChips>
      }
      empty={<EmptyState title={t('empty')}>{t('emptyAccount')}</EmptyState>}
    />
  );
};
