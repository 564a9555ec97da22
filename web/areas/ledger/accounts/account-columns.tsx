import type { ReactNode } from 'react';
import type { accountsMessages } from '#areas/accounts/messages';
import type { Catalogue, Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import { Chip, CommonWord, DateText, Hint, KaTypeBadge, Missing, Money, Quantity, Sparkline, TierBadge } from '#ui';
import type { Column } from '#ui';
import { AccountName, OwnerName, shownNameOf } from '#web/accounts';
import { lifecycleTones } from '../figures/lifecycle-tones.ts';
import type { LedgerScreenWords } from '../messages/index.ts';
import styles from '../figures/figures.module.css';
import type { AccountRow } from './list-input.ts';

type WordsOf<C> = C extends Catalogue<infer M> ? Translate<M> : never;

type Options = {
  readonly t: LedgerScreenWords;
  readonly words: WordsOf<typeof accountsMessages>;
  readonly language: Language;
  readonly currency: string;
  readonly seesMargin: boolean;
  readonly isNetBasis: boolean;
};

const NetCell = ({
  row,
  label,
  reason,
}: {
  readonly row: AccountRow;
  readonly label: string;
  readonly reason: string;
}): ReactNode => {
  if (row.figures === null) return <Missing reason={reason} />;
  return (
    <span className={styles['netCell']}>
      <Sparkline values={row.figures.trend.map(Number)} label={label} width={60} height={20} />
      <Money value={row.figures.net12} withSymbol={false} />
    </span>
  );
};

/** The columns of the list of accounts; contribution only for those who may see margins. */
export const accountColumnsOf = ({
  t,
  words,
  language,
  currency,
  seesMargin,
  isNetBasis,
}: Options): readonly Column<AccountRow>[] => [
  { id: 'name', header: t('list.name'), width: 200, isSortable: true, cell: (row) => <AccountName account={row} /> },
  { id: 'tier', header: t('list.tier'), width: 56, cell: ({ tier }) => <TierBadge tier={tier} /> },
  {
    id: 'net',
    header: t('list.net'),
    unit: currency,
    kind: 'figure',
    width: 160,
    isSortable: true,
    cell: (row) => (
      <NetCell row={row} label={t('list.netTrend', { name: shownNameOf(row, language) })} reason={t('noFigures')} />
    ),
  },
  ...(seesMargin
    ? [
        {
          id: 'contribution',
          header: t('list.contribution'),
          hint: t('list.contributionHint'),
          unit: isNetBasis ? t('list.netBasis') : currency,
          kind: 'figure' as const,
          width: 128,
          isSortable: true,
          cell: ({ figures }: AccountRow) => (
            <Money
              value={figures?.contribution12}
              withSymbol={false}
              reason={figures === null ? t('noFigures') : t('unknownCost')}
            />
          ),
        },
      ]
    : []),
  {
    id: 'orders',
    header: t('list.orders'),
    kind: 'figure',
    width: 100,
    isSortable: true,
    cell: ({ figures }) => <Quantity value={figures?.orders12} reason={t('noFigures')} />,
  },
  {
    id: 'lastOrder',
    header: t('list.lastOrder'),
    kind: 'figure',
    width: 106,
    isSortable: true,
    cell: ({ figures }) => <DateText value={figures?.lastOrderOn} reason={t('list.never')} />,
  },
  {
    id: 'overdue',
    header: t('list.overdue'),
    unit: currency,
    kind: 'figure',
    width: 116,
    isSortable: true,
    cell: ({ figures }) =>
      figures?.oldestOverdueOn === null || figures === null ? (
        <Money value={figures?.overdue} withSymbol={false} reason={t('noFigures')} />
      ) : (
        <Hint text={t('list.overdueSince', { day: figures.oldestOverdueOn })} className={styles['warm']}>
          <Money value={figures.overdue} withSymbol={false} />
        </Hint>
      ),
  },
  { id: 'owner', header: t('list.owner'), width: 112, cell: ({ ownerId }) => <OwnerName id={ownerId} /> },
  {
    id: 'place',
    header: t('list.place'),
    width: 100,
    cell: ({ industry, region }) =>
      industry === null && region === null ? (
        <Missing />
      ) : (
        <span className={styles['place']}>
          <span>
            <CommonWord text={industry ?? region ?? ''} />
          </span>
          {industry === null || region === null ? null : (
            <span className={styles['quiet']}>
              <CommonWord text={region} />
            </span>
          )}
        </span>
      ),
  },
  {
    id: 'lifecycle',
    header: t('list.lifecycle'),
    width: 84,
    isOptional: true,
    cell: ({ lifecycle }) => <Chip tone={lifecycleTones[lifecycle]}>{words(`lifecycles.${lifecycle}`)}</Chip>,
  },
  {
    id: 'kaType',
    header: t('list.kaType'),
    width: 110,
    isOptional: true,
    cell: ({ kaType }) => (kaType === null ? <Missing /> : <KaTypeBadge type={kaType} />),
  },
  {
    id: 'tags',
    header: t('list.tags'),
    width: 160,
    isOptional: true,
    cell: ({ tags }) => (
      <span className={styles['chips']}>
        {tags.map((tag) => (
          <Chip key={tag} tone="plain">
            {tag}
          </Chip>
        ))}
      </span>
    ),
  },
  {
    id: 'kind',
    header: t('list.kind'),
    width: 100,
    isOptional: true,
    cell: ({ kind }) => words.find(`kinds.${kind}`) ?? kind,
  },
];
