import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import {
  AppButton,
  Chip,
  DataTable,
  DateText,
  EmptyState,
  Icon,
  IconUserPlus,
  NameCell,
  SideDrawer,
  useActorName,
  useT,
} from '#ui';
import type { Column } from '#ui';
import { useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { InviteForm } from './InviteForm.tsx';
import { settingsMessages } from './messages/index.ts';
import { PendingInvitations } from './PendingInvitations.tsx';
import styles from './settings.module.css';
import { UserForm } from './UserForm.tsx';
import type { SettingsWords, User } from './words.ts';

const { listUsers } = identityContract.operations;

type Words = { readonly t: SettingsWords; readonly nameOf: (name: string) => string };

const columnsOf = ({ t, nameOf }: Words, onOpen: ((user: User) => void) | undefined): readonly Column<User>[] => [
  {
    id: 'name',
    header: t('users.name'),
    cell: (user) => (
      <NameCell
        name={nameOf(user.name)}
        note={user.email}
        onOpen={onOpen === undefined ? undefined : () => onOpen(user)}
      />
    ),
    value: ({ name }) => nameOf(name),
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
    width: 160,
    cell: ({ joinedAt }) => <DateText value={joinedAt} />,
    value: ({ joinedAt }) => joinedAt,
    isSortable: true,
  },
];

/** The people of the company; administrators invite them and give them roles. */
export const UsersPart = (): ReactNode => {
  const t = useT(settingsMessages);
  const nameOf = useActorName();
  const mayManage = useMay('users.manage');
  const mayAssign = useMay('accounts.assign');
  const mayOpen = mayManage || mayAssign;
  const [opened, setOpened] = useState<User | 'new' | null>(null);
  const { data, isPending, error, refetch } = useRead(listUsers, {});
  const onExport = useListExport(listUsers, {});
  const columns = useMemo(() => columnsOf({ t, nameOf }, mayOpen ? setOpened : undefined), [t, nameOf, mayOpen]);
  const close = (): void => setOpened(null);
  return (
    <div className={styles['wide']}>
      <DataTable
        name={t('users.title')}
        tableKey="settings.users"
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={({ id }) => id}
        rowName={({ name }) => nameOf(name)}
        {...(mayOpen ? { onOpen: setOpened } : {})}
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
        title={opened === 'new' ? t('users.invite') : nameOf(opened?.name ?? '')}
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
