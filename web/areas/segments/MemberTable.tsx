import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { segmentsContract } from '#areas/segments/contract';
import type { Translate } from '#kernel/i18n';
import {
  AccountBadge,
  AppButton,
  DataTable,
  DateText,
  EmptyState,
  Icon,
  IconDownload,
  isAccountBadge,
  MenuButton,
  Missing,
  Money,
  Percent,
  TierBadge,
  useT,
} from '#ui';
import type { Column } from '#ui';
import { AccountName } from '#web/accounts';
import { downloadUrlOf, useReadPages } from '#web/app/api';
import { useMay, useSees, useSession } from '#web/app/session';
import { segmentScreens } from './messages/index.ts';
import type { zhCN } from './messages/zh-CN.ts';
import type { MemberRow, Segment } from './queries.ts';
import styles from './segments.module.css';

const { members, export: exportMembers } = segmentsContract.operations;
const formats = ['xlsx', 'csv'] as const;

/** Who is in, by revenue or by name, with export of what is seen. */
export const MemberTable = ({ segment }: { readonly segment: Segment }): ReactNode => {
  const t = useT(segmentScreens);
  const navigate = useNavigate();
  const { id } = segment;
  const { sort: asked } = useSearch({ from: '/shell/segments/$id' });
  const sort = asked === 'name' ? 'name' : 'net';
  const { company } = useSession();
  const seesMargin = useSees('margin');
  const mayExport = useMay('segments.export');
  const { rows, ...list } = useReadPages(members, { id, sort, limit: 50 });
  const columns = useMemo(
    () => columnsOf({ t, seesMargin, currency: company.currency }),
    [t, seesMargin, company.currency],
  );
  return (
    <DataTable
      {...list}
      name={t('tabs.members')}
      tableKey="segment-members"
      columns={columns}
      rows={rows}
      rowKey={({ account }) => account.id}
      rowName={({ account }) => account.name}
      onOpen={({ account }) => void navigate({ to: '/accounts/$id', params: { id: account.id } })}
      sort={sort === 'name' ? { by: 'account', direction: 'up' } : { by: 'net12', direction: 'down' }}
      onSort={({ by }) =>
        void navigate({ to: '/segments/$id', params: { id }, search: by === 'account' ? { sort: 'name' } : {} })
      }
      actions={
        mayExport ? (
          <MenuButton
            button={
              <AppButton size="small" icon={<Icon of={IconDownload} size={14} />}>
                {t('actions.exportAs', { format: 'XLSX / CSV' })}
              </AppButton>
            }
            groups={[
              formats.map((format) => ({
                label: t('actions.exportAs', { format: format.toUpperCase() }),
                onPick: () => window.location.assign(downloadUrlOf(exportMembers, { id, format })),
              })),
            ]}
          />
        ) : undefined
      }
      empty={<EmptyState title={t('empty.members')}>{t('empty.membersText')}</EmptyState>}
    />
  );
};

type ColumnWords = { readonly t: Translate<typeof zhCN>; readonly seesMargin: boolean; readonly currency: string };

const columnsOf = ({ t, seesMargin, currency }: ColumnWords): Column<MemberRow>[] => [
  {
    id: 'account',
    header: t('columns.account'),
    isSortable: true,
    cell: ({ account }) => <AccountName account={account} />,
  },
  { id: 'tier', header: t('columns.tier'), width: 72, cell: ({ tier }) => <TierBadge tier={tier} /> },
  ...(seesMargin
    ? [
        {
          id: 'rank',
          header: t('columns.rank'),
          kind: 'figure',
          width: 80,
          cell: ({ rank }: MemberRow) => rank ?? <Missing />,
        } as const,
      ]
    : []),
  {
    id: 'badges',
    header: t('columns.badges'),
    width: 140,
    isLong: true,
    cell: ({ badges }) => (
      <span className={styles['chips']}>
        {badges.filter(isAccountBadge).map((badge) => (
          <AccountBadge key={badge} badge={badge} />
        ))}
      </span>
    ),
  },
  {
    id: 'net12',
    header: t('columns.net12'),
    unit: currency,
    kind: 'figure',
    isLong: true,
    isSortable: true,
    cell: ({ net12 }) => <Money value={net12} withSymbol={false} reason={t('noFigures')} />,
  },
  {
    id: 'growth',
    header: t('columns.growth'),
    kind: 'figure',
    width: 90,
    isLong: true,
    cell: ({ growthBp }) => <Percent bp={growthBp} reason={t('noPrior')} />,
  },
  ...(seesMargin
    ? [
        {
          id: 'contribution12',
          header: t('columns.contribution12'),
          hint: t('columns.beforeCredit'),
          unit: currency,
          kind: 'figure',
          isLong: true,
          cell: ({ contribution12 }: MemberRow) => (
            <Money value={contribution12} withSymbol={false} reason={t('noFigures')} />
          ),
        } as const,
      ]
    : []),
  {
    id: 'lastOrderOn',
    header: t('columns.lastOrderOn'),
    width: 110,
    isLong: true,
    cell: ({ lastOrderOn }) => <DateText value={lastOrderOn} />,
  },
  {
    id: 'since',
    header: t('columns.since'),
    width: 120,
    isOptional: true,
    cell: ({ since }) => <DateText value={since?.slice(0, 10)} />,
  },
];
