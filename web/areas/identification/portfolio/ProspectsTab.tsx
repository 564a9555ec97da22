import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { identificationMessages } from '#areas/identification/messages';
import { ladderSteps } from '#domain/identification';
import { AppButton, DataTable, EmptyState, Hint, Quantity, ScoreRing, useT, useWords } from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { AccountName, shownNameOf } from '#web/accounts';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import type { Prospect } from '../run-data.ts';
import type { AreaWords, ScreenWords } from '../words.ts';
import { LadderDrawer } from './LadderDrawer.tsx';

const { prospects } = identificationContract.operations;

type Input = {
  readonly t: ScreenWords;
  readonly words: AreaWords;
  readonly mayAnswer: boolean;
  readonly onAnswer: (prospect: Prospect) => void;
};

const Rungs = ({ prospect, words }: { readonly prospect: Prospect; readonly words: AreaWords }): ReactNode => (
  <span
    className={styles['profile']}
    role="img"
    aria-label={prospect.rungs
      .map(({ step, share }) => `${words(`ladder.${step}`)} ${share === null ? '—' : `${Math.round(share / 100)}%`}`)
      .join(' · ')}
  >
    {prospect.rungs.map(({ step, share }) => (
      <span
        key={step}
        className={styles['profileSlot']}
        data-hint={words(`ladder.${step}`)}
        data-missing={share === null}
      >
        {share === null ? null : (
          <span className={styles['profileBar']} style={{ height: `${Math.max(6, share / 100)}%` }} />
        )}
      </span>
    ))}
  </span>
);

const columnsOf = ({ t, words, mayAnswer, onAnswer }: Input): readonly Column<Prospect>[] => [
  { id: 'name', header: t('list.account'), cell: ({ account }) => <AccountName account={account} /> },
  {
    id: 'rank',
    header: t('list.rank'),
    kind: 'figure',
    width: 64,
    cell: ({ rank, isRated }) => <Quantity value={isRated ? rank : null} reason={t('prospects.unrated')} />,
  },
  {
    id: 'score',
    header: t('prospects.score'),
    kind: 'figure',
    width: 80,
    cell: ({ score, isRated }) =>
      isRated ? (
        <ScoreRing score={score} tier="A" size={30} />
      ) : (
        <Hint text={t('prospects.unrated')}>
          <ScoreRing score={null} size={30} />
        </Hint>
      ),
  },
  {
    id: 'answered',
    header: t('prospects.answered'),
    width: 170,
    isLong: true,
    cell: (prospect) => (
      <span className={styles['rungs']}>
        <Rungs prospect={prospect} words={words} />
        <span className={shared['under']}>
          {t('prospects.answers', { done: Object.keys(prospect.answers).length, total: ladderSteps.length })}
        </span>
      </span>
    ),
  },
  {
    id: 'next',
    header: t('prospects.next'),
    width: 220,
    cell: ({ nextStep }) =>
      nextStep === null ? <span className={shared['under']}>{t('prospects.all')}</span> : words(`ladder.${nextStep}`),
  },
  ...(mayAnswer
    ? [
        {
          id: 'acts',
          header: t('proposals.acts'),
          width: 100,
          isLong: true,
          cell: (prospect: Prospect) => (
            <AppButton size="small" onClick={() => onAnswer(prospect)}>
              {t('prospects.answer')}
            </AppButton>
          ),
        },
      ]
    : []),
];

/** Accounts without orders on their own ladder, with the question to ask next. */
export const ProspectsTab = (): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const { language } = useWords();
  const navigate = useNavigate();
  const mayAnswer = useMay('identification.state');
  const mayCreate = useMay('accounts.create');
  const [opened, setOpened] = useState<Prospect | null>(null);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(prospects, {});
  const onExport = useListExport(prospects, {}, 'identification.export');
  const columns = useMemo(() => columnsOf({ t, words, mayAnswer, onAnswer: setOpened }), [t, words, mayAnswer]);
  const create = mayCreate ? (
    <AppButton size="small" onClick={() => void navigate({ to: '/accounts/new', search: { as: 'prospect' } })}>
      {t('prospects.create')}
    </AppButton>
  ) : undefined;
  return (
    <>
      <DataTable
        name={t('prospects.name')}
        tableKey="identification.prospects"
        columns={columns}
        rows={rows}
        rowKey={({ account }) => account.id}
        rowName={({ account }) => shownNameOf(account, language)}
        onOpen={(prospect) => (mayAnswer ? setOpened(prospect) : undefined)}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        filters={<span className={shared['quiet']}>{t('prospects.text')}</span>}
        actions={create}
        empty={
          <EmptyState title={t('prospects.none')} action={create}>
            {t('prospects.noneText')}
          </EmptyState>
        }
      />
      {opened === null ? null : <LadderDrawer prospect={opened} onClose={() => setOpened(null)} />}
    </>
  );
};
