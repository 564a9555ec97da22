import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { identityContract } from '#platform/identity/contract';
import { AppButton, Chip, DataTable, DateText, EmptyState, Icon, IconUserPlus, NameCell, SideDrawer, useT } from '#ui';
import type { Column } from '#ui';
import { useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { InviteForm } from './InviteForm.tsx';
import { settingsMessages } from './messages/index.ts';
import { PendingInvitations } from './PendingInvitations.tsx';
import styles from './settings.module.css';
import { UserForm } from './UserForm.tsx';
import type { SettingsWords } from './words.ts';

const { listUsers } = identityContract.operations;
export type User = z.output<typeof listUsers.output>['rows'][number];

const columnsOf = (t: SettingsWords, onOpen: ((user: User) => void) | undefined): readonly Column<User>[] => [
  {
    id: 'name',
    header: t('users.name'),
    cell: (user) => (
      <NameCell name={user.name} note={user.email} onOpen={onOpen === undefined ? undefined : () => onOpen(user)} />
    ),
    value: ({ name }) => name,
    isSortable: true,
  },
  {
    id: 'roles',
    header: t('users.roles'),
    width: 280,
    isLong: true,
    cell: ({ roles }) => (
      <span className={styles['chips']}>
        {roles.map((role) => (
          <Chip key={role}>{t(`roles.${role}.name`)}</Chip>
        ))}
      </span>
    ),
  },
  {
    id: 'state',
    header: t('users.state'),
    width: 110,
    cell: ({ active }) => (
      <Chip tone={active ? 'plain' : 'grey'}>{active ? t('users.active') : t('users.inactive')}</Chip>
    ),
    value: ({ active }) => (active ? 0 : 1),
    isSortable: true,
  },
  {
    id: 'joined',
    header: t('users.joined'),
    width: 130,
    cell: ({ joinedAt }) => <DateText value={joinedAt.slice(0, 10)} />,
    value: ({ joinedAt }) => joinedAt,
    isSortable: true,
  },
];

/** The people of the company; administrators invite them and give them roles. */
export const UsersPart = (): ReactNode => {
  const t = useT(settingsMessages);
  const mayManage = useMay('users.manage');
  const [opened, setOpened] = useState<User | 'new' | null>(null);
  const { data, isPending, error, refetch } = useRead(listUsers, {});
  const onExport = useListExport(listUsers, {});
  const columns = useMemo(() => columnsOf(t, mayManage ? setOpened : undefined), [t, mayManage]);
  const close = (): void => setOpened(null);
  return (
    <div className={styles['wide']}>
      <DataTable
        name={t('users.title')}
        tableKey="settings.users"
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        {...(mayManage ? { onOpen: setOpened } : {})}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        onExport={onExport}
        actions={
          mayManage ? (
            <AppButton
              size="small"
              kind="primary"
              icon={<Icon of={IconUserPlus} size={16} />}
              onClick={() => setOpened('new')}
            >
              {t('users.invite')}
            </AppButton>
          ) : undefined
        }
        empty={<EmptyState title={t('users.none')}>{t('users.emptyText')}</EmptyState>}
      />
      {mayManage ? <PendingInvitations /> : null}
      <SideDrawer
        isOpen={opened !== null}
        onClose={close}
        title={opened === 'new' ? t('users.invite') : (opened?.name ?? '')}
      >
        {opened === null ? null : opened === 'new' ? (
          <InviteForm onClose={close} />
        ) : (
          <UserForm user={opened} onClose={close} />
        )}
      </SideDrawer>
    </div>
  );
};
