import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { portfolioRowSchema } from '#areas/identification/contract';
import { formatProbability } from '#kernel/format';
import type { Language } from '#kernel/locale';
import {
  AccountBadge,
  CommonWord,
  Hint,
  InlineBar,
  KaTypeBadge,
  Money,
  Percent,
  Quantity,
  ScoreRing,
  TierBadge,
} from '#ui';
import type { Column } from '#ui';
import { AccountName, OwnerName } from '#web/accounts';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import type { AreaWords, ScreenWords } from '../words.ts';
import { AxisProfile, marginAxes, shownAxes } from './AxisProfile.tsx';
import type { ShownAxis } from './AxisProfile.tsx';

export type PortfolioRow = z.output<typeof portfolioRowSchema>;

type Input = {
  readonly t: ScreenWords;
  readonly words: AreaWords;
  readonly currency: string;
  readonly language: Language;
  readonly seesMargin: boolean;
  /** No model of the book can be trusted: each account is judged by its own gaps between orders. */
  readonly isByOwnRhythm: boolean;
};

/** The confirmed tier, with an arrow to the proposed one where they differ. */
export const TierChange = ({
  from,
  to,
}: {
  readonly from: PortfolioRow['tier'];
  readonly to: PortfolioRow['tier'];
}): ReactNode => (
  <span className={shared['tierChange']}>
    <TierBadge tier={from} />
    {from === to ? null : (
      <>
        <span className={styles['arrow']} aria-hidden>
          →
        </span>
        <TierBadge tier={to} />
      </>
    )}
  </span>
);

const axisColumnOf = (axis: ShownAxis, { t, words }: Input): Column<PortfolioRow> => ({
  id: axis === 'contribution' ? 'contribution-axis' : axis,
  header: words(`axes.${axis}`),
  unit: '%',
  kind: 'figure',
  width: 104,
  isSortable: true,
  isOptional: true,
  cell: ({ shares }) => (
    <span className={styles['axisCell']}>
      <InlineBar share={shares[axis] === null ? null : shares[axis] / 10_000} label={words(`axes.${axis}`)} />
      <Percent bp={shares[axis]} digits={0} reason={t('list.noData')} />
    </span>
  ),
});

const marginColumnsOf = ({ t, currency }: Input): readonly Column<PortfolioRow>[] => [
  {
    id: 'contribution',
    header: t('list.contribution'),
    hint: t('list.contributionHint'),
    unit: currency,
    kind: 'figure',
    isSortable: true,
    cell: ({ contribution }) => (
      <Money value={contribution} withSymbol={false} reason={t('list.unknownContribution')} />
    ),
  },
  {
    id: 'expected',
    header: t('list.expected'),
    unit: currency,
    kind: 'figure',
    width: 124,
    isSortable: true,
    isOptional: true,
    cell: ({ expected }) => <Money value={expected} withSymbol={false} reason={t('list.unknownContribution')} />,
  },
];

const rankColumnOf = ({ t }: Input): Column<PortfolioRow> => ({
  id: 'rank',
  header: t('list.rank'),
  kind: 'figure',
  width: 64,
  isSortable: true,
  firstOrder: 'up',
  cell: ({ rank }) => <Quantity value={rank} />,
});

const scoreColumnOf = ({ t }: Input): Column<PortfolioRow> => ({
  id: 'score',
  header: t('list.score'),
  kind: 'figure',
  width: 72,
  isSortable: true,
  cell: ({ score, proposedTier }) => <ScoreRing score={score} tier={proposedTier} size={30} />,
});

/** The columns of the ranking. Those that tell margins stand only for readers who see them. */
export const portfolioColumnsOf = (input: Input): readonly Column<PortfolioRow>[] => {
  const { t, words, currency, seesMargin } = input;
  const forMargin = (column: Column<PortfolioRow>) => (seesMargin ? [column] : []);
  return [
    { id: 'name', header: t('list.account'), cell: ({ account }) => <AccountName account={account} /> },
    ...forMargin(rankColumnOf(input)),
    {
      id: 'tier',
      header: t('list.tier'),
      width: 104,
      cell: ({ tier, proposedTier, tierExpires }) => (
        <span className={shared['tierChange']}>
          <TierChange from={tier} to={proposedTier} />
          {tierExpires === null ? null : <Hint text={t('list.expires', { day: tierExpires })}>⏳</Hint>}
        </span>
      ),
    },
    ...forMargin(scoreColumnOf(input)),
    {
      id: 'profile',
      header: t('list.profile'),
      width: 96,
      cell: ({ shares }) => <AxisProfile shares={shares} seesMargin={seesMargin} t={t} words={words} />,
    },
    ...shownAxes.filter((axis) => seesMargin || !marginAxes.has(axis)).map((axis) => axisColumnOf(axis, input)),
    ...(seesMargin ? marginColumnsOf(input) : []),
    {
      id: 'revenue',
      header: t('list.revenue'),
      unit: currency,
      kind: 'figure',
      width: 128,
      isSortable: true,
      cell: ({ revenue, revenueRank }) => (
        <span className={styles['stacked']}>
          <Money value={revenue} withSymbol={false} />
          <span className={shared['under']}>{t('list.rankDrop', { rank: revenueRank })}</span>
        </span>
      ),
    },
    {
      id: 'alive',
      header: t('list.alive'),
      kind: 'figure',
      width: 96,
      isSortable: true,
      cell: ({ aliveBp }) =>
        aliveBp === 10_000 && input.isByOwnRhythm ? (
          <Hint text={t('list.inRhythmHint')}>{t('list.inRhythm')}</Hint>
        ) : aliveBp !== null && aliveBp >= 9_995 && aliveBp < 10_000 ? (
          formatProbability(aliveBp / 10_000, input.language)
        ) : (
          <Percent bp={aliveBp} reason={t('list.noAlive')} />
        ),
    },
    {
      id: 'badges',
      header: t('list.badges'),
      width: 172,
      isLong: true,
      cell: ({ badges }) => (
        <span className={shared['chips']}>
          {badges.map((badge) => (
            <AccountBadge key={badge} badge={badge} />
          ))}
        </span>
      ),
    },
    {
      id: 'coverage',
      header: t('list.coverage'),
      unit: '%',
      kind: 'figure',
      width: 88,
      isSortable: true,
      isOptional: true,
      cell: ({ coverage }) => coverage,
    },
    {
      id: 'type',
      header: t('list.types'),
      width: 150,
      isOptional: true,
      cell: ({ type, proposedTypes }) => <KaTypeBadge type={type ?? proposedTypes[0]} />,
    },
    {
      id: 'owner',
      header: t('list.owner'),
      width: 120,
      isOptional: true,
      cell: ({ ownerId }) => <OwnerName id={ownerId} />,
    },
    {
      id: 'region',
      header: t('list.region'),
      width: 110,
      isOptional: true,
      cell: ({ region }) => (region === null ? null : <CommonWord text={region} />),
    },
    {
      id: 'industry',
      header: t('list.industry'),
      width: 130,
      isOptional: true,
      cell: ({ industry }) => (industry === null ? null : <CommonWord text={industry} />),
    },
  ];
};
