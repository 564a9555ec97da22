import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { segmentsContract } from '#areas/segments/contract';
import { formatAmount } from '#kernel/format';
import type { Language } from '#kernel/locale';
import type { Translate } from '#kernel/i18n';
import {
  AppButton,
  Chip,
  DataTable,
  EmptyState,
  Icon,
  IconPlus,
  Missing,
  Money,
  NameCell,
  PageHeader,
  Percent,
  TabBar,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useListExport } from '#web/app/list-export';
import { useMay, useSees, useSession } from '#web/app/session';
import { segmentScreens } from './messages/index.ts';
import type { zhCN } from './messages/zh-CN.ts';
import { useSegments } from './queries.ts';
import type { Segment } from './queries.ts';
import { SuggestionList } from './SuggestionList.tsx';

const daysPerYear = 365.25;

/** All segments with what they bring and are offered; what the data suggest beside them. */
export const SegmentsPage = (): ReactNode => {
  const t = useT(segmentScreens);
  const navigate = useNavigate();
  const { view } = useSearch({ from: '/shell/segments' });
  const { data } = useSegments();
  const mayWrite = useMay('segments.write');
  const rows = data?.rows ?? [];
  const chosen = view === 'suggestions' ? 'suggestions' : 'mine';
  const openings = rows.filter(({ isOpening }) => isOpening).length;
  return (
    <>
      <PageHeader
        title={t('title')}
        state={data === undefined || rows.length === 0 ? undefined : t('state.list', { n: rows.length, openings })}
        actions={
          mayWrite ? (
            <AppButton
              kind="primary"
              icon={<Icon of={IconPlus} size={16} />}
              onClick={() => void navigate({ to: '/segments/new' })}
            >
              {t('actions.add')}
            </AppButton>
          ) : undefined
        }
      />
      <TabBar
        name={t('title')}
        value={chosen}
        onChange={(next) => void navigate({ to: '/segments', search: next === 'mine' ? {} : { view: next } })}
        tabs={[
          { value: 'mine', label: t('tabs.mine'), ...(data === undefined ? {} : { count: rows.length }) },
          { value: 'suggestions', label: t('tabs.suggestions') },
        ]}
      >
        {chosen === 'suggestions' ? <SuggestionList /> : <SegmentTable />}
      </TabBar>
    </>
  );
};

const SegmentTable = (): ReactNode => {
  const t = useT(segmentScreens);
  const { language } = useWords();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useSegments();
  const seesMargin = useSees('margin');
  const onExport = useListExport(segmentsContract.operations.list, {}, 'segments.export');
  const mayWrite = useMay('segments.write');
  const { company } = useSession();
  const columns = useMemo(
    () => columnsOf({ t, language, seesMargin, currency: company.currency }),
    [t, language, seesMargin, company.currency],
  );
  return (
    <DataTable
      name={t('title')}
      tableKey="segments"
      columns={columns}
      rows={data?.rows ?? []}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      onOpen={({ id }) => void navigate({ to: '/segments/$id', params: { id } })}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      onExport={onExport}
      empty={
        <EmptyState
          title={t('empty.title')}
          action={
            mayWrite ? (
              <AppButton
                kind="primary"
                onClick={() => void navigate({ to: '/segments', search: { view: 'suggestions' } })}
              >
                {t('seeSuggestions')}
              </AppButton>
            ) : undefined
          }
        >
          {t('empty.text')}
        </EmptyState>
      }
    />
  );
};

type ColumnWords = {
  readonly t: Translate<typeof zhCN>;
  readonly language: Language;
  readonly seesMargin: boolean;
  readonly currency: string;
};

const minorOf = (money: { readonly minor: string } | null): bigint | null =>
  money === null ? null : BigInt(money.minor);

const columnsOf = ({ t, language, seesMargin, currency }: ColumnWords): Column<Segment>[] => [
  {
    id: 'name',
    header: t('columns.name'),
    isSortable: true,
    value: ({ name }) => name,
    cell: ({ id, name, words }) => (
      <NameCell
        name={
          <Link to="/segments/$id" params={{ id }}>
            {name}
          </Link>
        }
        note={words}
        full={name}
      />
    ),
  },
  {
    id: 'accounts',
    header: t('columns.accounts'),
    kind: 'figure',
    isSortable: true,
    value: ({ figures }) => figures.accounts,
    cell: ({ figures }) => formatAmount(`${figures.accounts}`, language),
  },
  {
    id: 'net12',
    header: t('columns.net12'),
    unit: currency,
    kind: 'figure',
    width: 205,
    isLong: true,
    isSortable: true,
    value: ({ figures }) => minorOf(figures.net12),
    cell: ({ figures }) => <Money value={figures.net12} withSymbol={false} reason={t('noFigures')} />,
  },
  {
    id: 'growth',
    header: t('columns.growth'),
    kind: 'figure',
    isSortable: true,
    value: ({ figures }) => figures.growthBp,
    cell: ({ figures }) => <Percent bp={figures.growthBp} reason={t('noPrior')} />,
  },
  ...(seesMargin
    ? [
        {
          id: 'contribution12',
          header: t('columns.contribution12'),
          hint: t('columns.beforeCredit'),
          unit: currency,
          kind: 'figure',
          width: 215,
          isLong: true,
          isSortable: true,
          value: ({ figures }: Segment) => minorOf(figures.contribution12),
          cell: ({ figures }: Segment) => (
            <Money value={figures.contribution12} withSymbol={false} reason={t('noFigures')} />
          ),
        } as const,
      ]
    : []),
  {
    id: 'maturity',
    header: t('columns.maturity'),
    kind: 'figure',
    isSortable: true,
    value: ({ figures }) => figures.daysAsCustomer,
    cell: ({ figures }) =>
      figures.daysAsCustomer === null ? (
        <Missing reason={t('noFigures')} />
      ) : (
        t('columns.years', { years: Number((figures.daysAsCustomer / daysPerYear).toFixed(1)) })
      ),
  },
  {
    id: 'offer',
    header: t('columns.offer'),
    width: 160,
    cell: ({ isOpening, offer }) =>
      isOpening ? (
        <Chip tone="warm" hint={t('openingHint')}>
          {t('opening')}
        </Chip>
      ) : (
        [offer?.servicePackage, offer?.price, offer?.campaign].find(
          (part) => part !== null && part !== undefined && part !== '',
        )
      ),
  },
];
