import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import { AppButton, DataTable, EmptyState, FilterToggle, Icon, IconUserPlus, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import type { AccountPanelProps } from '#web/app/area-module';
import { useListExport } from '#web/app/list-export';
import { useMay, useSees } from '#web/app/session';
import { shownPersonName } from './account-names.ts';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';
import { PersonDrawer } from './PersonDrawer.tsx';
import { personColumnsOf } from './person-columns.tsx';

const { listPersons } = accountsContract.operations;

/** The people of an account with their roles; personal fields only for those who may see them. */
export const PersonsTab = ({ accountId }: AccountPanelProps): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const seesPersonal = useSees('personal');
  const mayWrite = useMay('accounts.write');
  const [withFormer, setWithFormer] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const filter = { accountId, withFormer: withFormer ? 'true' : 'false' } as const;
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listPersons, filter);
  const onExport = useListExport(listPersons, filter, 'accounts.export');

  const columns = useMemo(
    () => personColumnsOf({ t, words, language, accountId, seesPersonal, onOpen: setOpened }),
    [accountId, language, seesPersonal, t, words],
  );

  const add = (
    <AppButton size="small" icon={<Icon of={IconUserPlus} size={16} />} onClick={() => setOpened('new')}>
      {t('persons.add')}
    </AppButton>
  );
  return (
    <>
      {seesPersonal ? null : <p className={`${styles['notice']} ${styles['spaced']}`}>{t('persons.maskedNote')}</p>}
      <DataTable
        name={t('persons.table')}
        tableKey="account.persons"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={(person) => shownPersonName(person, language)}
        onOpen={({ id }) => setOpened(id)}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        filters={
          <FilterToggle name={t('persons.withFormer')} isOn={withFormer} onToggle={() => setWithFormer(!withFormer)} />
        }
        actions={mayWrite ? add : undefined}
        empty={
          <EmptyState title={t('persons.none')} action={mayWrite ? add : undefined}>
            {t('persons.emptyText')}
          </EmptyState>
        }
      />
      {opened === null ? null : (
        <PersonDrawer
          key={opened}
          accountId={accountId}
          person={rows.find(({ id }) => id === opened)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
};
