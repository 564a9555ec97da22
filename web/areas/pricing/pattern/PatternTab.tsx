import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { formatBp } from '#kernel/format';
import type { Language } from '#kernel/locale';
import { DataTable, EmptyState, Hint, Money, Percent, Quantity, useT, useWords, ActorName } from '#ui';
import type { Column } from '#ui';
import { useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { pricingBooks } from '../messages/index.ts';
import type { BookWords } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './pattern.module.css';
import { habitsOf } from './habits.ts';
import type { Habit } from './habits.ts';

const { concessionPattern, leverShares } = pricingContract.operations;

type BandProps = {
  readonly habit: Habit;
  readonly bands: readonly (number | null)[];
  readonly t: BookWords;
  readonly language: Language;
};

const bandName = (bp: number | null, { t, language }: Pick<BandProps, 't' | 'language'>): string =>
  bp === null ? t('pattern.above') : t('pattern.upTo', { share: formatBp(bp, language) });

/** How a manager's documents spread over the bands of authority. */
const Spread = ({ habit, bands, t, language }: BandProps): ReactNode => {
  const parts = bands.map((bp, at) => ({ name: bandName(bp, { t, language }), n: habit.byBand[at] ?? 0 }));
  if (habit.documents === 0) return null;
  const text = parts
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => t('pattern.spreadText', { band: name, n }))
    .join(' · ');
  return (
    <Hint text={text} className={styles['spread']}>
      <span role="img" aria-label={text} className={styles['spreadBar']}>
        {parts.map(({ name, n }, at) =>
          n === 0 ? null : <span key={name} data-band={Math.min(at, 4)} style={{ flexGrow: n }} />,
        )}
      </span>
    </Hint>
  );
};

const figure = (t: BookWords, id: 'documents' | 'atEdge' | 'approved' | 'requests' | 'noLever'): Column<Habit> => ({
  id,
  header: t(`pattern.${id}`),
  kind: 'figure',
  width: 88,
  isSortable: true,
  value: (habit) => habit[id],
  cell: (habit) => <Quantity value={habit[id]} />,
});

type Options = Omit<BandProps, 'habit'> & { readonly currency: string };

const columnsOf = ({ t, language, bands, currency }: Options): readonly Column<Habit>[] => [
  { id: 'name', header: t('pattern.manager'), cell: ({ name }) => <ActorName name={name} /> },
  figure(t, 'documents'),
  {
    id: 'list',
    header: t('pattern.list'),
    unit: currency,
    kind: 'figure',
    width: 110,
    cell: ({ list }) => <Money value={list} withSymbol={false} />,
  },
  {
    id: 'average',
    header: t('pattern.average'),
    kind: 'figure',
    width: 96,
    isSortable: true,
    value: ({ averageBp }) => averageBp,
    cell: ({ averageBp }) => <Percent bp={averageBp} />,
  },
  figure(t, 'atEdge'),
  figure(t, 'approved'),
  {
    id: 'spread',
    header: t('pattern.spread'),
    width: 170,
    cell: (habit) => <Spread habit={habit} bands={bands} t={t} language={language} />,
  },
  figure(t, 'requests'),
  {
    id: 'solved',
    header: t('pattern.solved'),
    kind: 'figure',
    width: 120,
    isSortable: true,
    value: ({ solvedShareBp }) => solvedShareBp,
    cell: ({ solvedShareBp }) => <Percent bp={solvedShareBp} />,
  },
  figure(t, 'noLever'),
];

const noBands: readonly (number | null)[] = [];

/** How every manager grants concessions, for training. */
export const PatternTab = (): ReactNode => {
  const t = useT(pricingBooks);
  const { language, currency } = useWords();
  const pattern = useRead(concessionPattern, {});
  const shares = useRead(leverShares, {});
  const onExport = useListExport(concessionPattern, {});
  const bands = pattern.data?.bands ?? noBands;
  const columns = useMemo(() => columnsOf({ t, language, bands, currency }), [t, language, bands, currency]);
  const habits = useMemo(
    () =>
      pattern.data === undefined || shares.data === undefined
        ? []
        : habitsOf({ granted: pattern.data.rows, asked: shares.data.rows, currency }),
    [pattern.data, shares.data, currency],
  );
  return (
    <div className={shared['stack']}>
      {pattern.data === undefined ? null : (
        <p className={shared['lead']}>{t('pattern.lead', { day: pattern.data.from })}</p>
      )}
      <DataTable
        name={t('pattern.name')}
        tableKey="pricing.pattern"
        columns={columns}
        rows={habits}
        rowKey={({ userId }) => userId}
        rowName={({ name }) => name}
        sort={{ by: 'average', direction: 'down' }}
        onExport={onExport}
        isLoading={pattern.isPending || shares.isPending}
        error={pattern.error ?? shares.error}
        onRetry={() => {
          void pattern.refetch();
          void shares.refetch();
        }}
        empty={<EmptyState title={t('pattern.emptyTitle')}>{t('pattern.emptyText')}</EmptyState>}
      />
      {habits.length === 0 ? null : (
        <ul className={shared['legend']}>
          <li>{t('pattern.atEdgeHint')}</li>
          <li>{t('pattern.noLeverHint')}</li>
        </ul>
      )}
    </div>
  );
};
