import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { warningsMessages } from '#areas/warnings/messages';
import { warningKinds, warningViews } from '#domain/warnings';
import { AppButton, DataTable, EmptyState, FilterChip, FilterChips, FilterToggle, SelectField, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay, useSession } from '#web/app/session';
import { shownNameOf, UserPicker, useUserNames } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import type { Warning } from '../shared/data.ts';
import { useTongue } from '../shared/use-tongue.ts';
import type { WarningsSearch } from '../shared/warnings-search.ts';
import { hasFilter, without } from '../shared/warnings-search.ts';
import { useClaim } from './use-claim.ts';
import { warningColumnsOf } from './warning-columns.tsx';

const { list } = warningsContract.operations;

const Filters = ({ search }: { readonly search: WarningsSearch }): ReactNode => {
  const t = useT(warningScreens);
  const words = useT(warningsMessages);
  const nameOf = useUserNames();
  const navigate = useNavigate();
  const { state, kind, who, ownerId, snoozed } = search;
  const go = (next: WarningsSearch): void => void navigate({ to: '/warnings', search: next, resetScroll: false });
  const set = (name: keyof WarningsSearch, value: string | null): void =>
    go(value === null ? without(search, name) : { ...search, [name]: value });
  return (
    <FilterChips onClearAll={hasFilter(search) ? () => go({}) : undefined}>
      <FilterToggle
        name={t('mine')}
        isOn={who === 'mine'}
        onToggle={() => set('who', who === 'mine' ? null : 'mine')}
      />
      <FilterChip
        name={t('kind')}
        value={kind === undefined ? undefined : words(`kinds.${kind}`)}
        onClear={() => set('kind', null)}
      >
        <SelectField
          label={t('kind')}
          value={kind ?? null}
          placeholder={t('anyKind')}
          onChange={(next) => set('kind', next)}
          choices={warningKinds.map((value) => ({ value, label: words(`kinds.${value}`) }))}
        />
      </FilterChip>
      <FilterChip
        name={t('state')}
        value={state === undefined ? undefined : t(`states.${state}`)}
        onClear={() => set('state', null)}
      >
        <SelectField
          label={t('state')}
          value={state ?? 'open'}
          onChange={(next) => set('state', next === 'open' ? null : next)}
          choices={warningViews.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </FilterChip>
      {who === 'mine' ? null : (
        <FilterChip name={t('owner')} value={nameOf(ownerId ?? null)} onClear={() => set('ownerId', null)}>
          <UserPicker label={t('owner')} value={ownerId ?? null} onChange={(next) => set('ownerId', next)} />
        </FilterChip>
      )}
      {state === 'all' ? null : (
        <FilterToggle
          name={t('withSnoozed')}
          isOn={snoozed === 'shown'}
          onToggle={() => set('snoozed', snoozed === 'shown' ? null : 'shown')}
        />
      )}
    </FilterChips>
  );
};

type BulkProps = { readonly warnings: readonly Warning[]; readonly onDone: () => void };

const BulkClaim = ({ warnings, onDone }: BulkProps): ReactNode => {
  const t = useT(warningScreens);
  const { claim, isBusy } = useClaim();
  const fresh = warnings.filter(({ state }) => state === 'new').length;
  const handleClaim = async (): Promise<void> => {
    await claim(warnings);
    onDone();
  };
  return (
    <AppButton kind="primary" size="small" isBusy={isBusy} isDisabled={fresh === 0} onClick={() => void handleClaim()}>
      {t('claimMany', { n: fresh })}
    </AppButton>
  );
};

const bulkOf =
  (rows: readonly Warning[]) =>
  (keys: readonly string[], clear: () => void): ReactNode => (
    <BulkClaim warnings={rows.filter(({ id }) => keys.includes(id))} onDone={clear} />
  );

/** What waits to be looked into, the most money × urgency first. */
export const InboxTab = (): ReactNode => {
  const t = useT(warningScreens);
  const tongue = useTongue();
  const navigate = useNavigate();
  const mayAct = useMay('warnings.act');
  const { user } = useSession();
  const search = useSearch({ from: '/shell/warnings' });
  const { state, kind, who, ownerId, snoozed } = search;
  const owner = who === 'mine' ? user.id : ownerId;
  const filter = {
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind }),
    ...(owner !== undefined && { ownerId: owner }),
    ...(snoozed !== undefined && { snoozed }),
    limit: 100,
  };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(list, filter);
  const handleExport = useListExport(list, filter);
  const columns = useMemo(() => warningColumnsOf({ t, tongue, withAccount: true }), [t, tongue]);
  return (
    <DataTable
      name={t('title')}
      tableKey="warnings"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ account }) => shownNameOf(account, tongue.language)}
      onOpen={({ id }) => void navigate({ to: '/warnings/$id', params: { id } })}
      paging={paging}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      onExport={handleExport}
      filters={<Filters search={search} />}
      {...(mayAct && { bulk: bulkOf(rows) })}
      empty={
        hasFilter(search) ? (
          <EmptyState title={t('emptyFilter')}>{t('emptyFilterText')}</EmptyState>
        ) : (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        )
      }
    />
  );
};
