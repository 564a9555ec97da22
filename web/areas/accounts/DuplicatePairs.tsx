import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  Chip,
  DataTable,
  EmptyState,
  NameCell,
  Percent,
  showFailure,
  showNote,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { shownNameOf } from './account-names.ts';
import styles from './account.module.css';
import { CompareDrawer } from './CompareDrawer.tsx';
import type { DuplicatePair, MergeObject } from './records.ts';
import { accountScreens } from './messages/index.ts';
import type { AreaWords, ScreenWords } from './words.ts';

const { findDuplicates, dismissDuplicate } = accountsContract.operations;

const keyOf = ({ a, b }: DuplicatePair): string => `${a.id} ${b.id}`;

type ColumnContext = {
  readonly t: ScreenWords;
  readonly words: AreaWords;
  readonly language: Language;
  readonly onCompare: (pair: DuplicatePair) => void;
};

const columnsOf = ({ t, words, language, onCompare }: ColumnContext): readonly Column<DuplicatePair>[] => [
  {
    id: 'a',
    header: t('duplicates.first'),
    cell: ({ a }) => <NameCell name={shownNameOf(a, language)} note={a.code === '' ? undefined : a.code} />,
    value: ({ a }) => a.name,
    isSortable: true,
  },
  {
    id: 'b',
    header: t('duplicates.second'),
    width: 380,
    isLong: true,
    cell: ({ b }) => <NameCell name={shownNameOf(b, language)} note={b.code === '' ? undefined : b.code} />,
  },
  {
    id: 'score',
    header: t('duplicates.likeness'),
    kind: 'figure',
    width: 90,
    cell: ({ score }) => <Percent bp={Math.round(score * 10_000)} digits={0} />,
    value: ({ score }) => score,
    isSortable: true,
  },
  {
    id: 'reasons',
    header: t('duplicates.reasons'),
    width: 230,
    cell: ({ reasons }) => (
      <span className={styles['tags']}>
        {reasons.map((reason) => (
          <Chip key={reason}>{words(`duplicateReasons.${reason}`)}</Chip>
        ))}
      </span>
    ),
  },
  {
    id: 'act',
    header: t('duplicates.act'),
    width: 110,
    cell: (pair) => (
      <AppButton size="small" onClick={() => onCompare(pair)}>
        {t('duplicates.compare')}
      </AppButton>
    ),
  },
];

/** Pairs that look like one and the same, the likeliest first, with the reasons. */
export const DuplicatePairs = ({ object }: { readonly object: MergeObject }): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const refusalText = useRefusalText();
  const [opened, setOpened] = useState<DuplicatePair | null>(null);
  const { data, isPending, error, refetch } = useRead(findDuplicates, { object });
  const onExport = useListExport(findDuplicates, { object }, 'accounts.export');
  const dismiss = useAct(dismissDuplicate, { refreshes: ['accounts.findDuplicates'] });

  const handleDismiss = async (pair: DuplicatePair): Promise<void> => {
    try {
      await dismiss.run({ object, aId: pair.a.id, bId: pair.b.id });
      setOpened(null);
      showNote(t('duplicates.dismissed'));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };

  const columns = useMemo(() => columnsOf({ t, words, language, onCompare: setOpened }), [language, t, words]);
  return (
    <>
      <DataTable
        name={t('duplicates.table')}
        tableKey="duplicates"
        columns={columns}
        rows={data?.pairs ?? []}
        rowKey={keyOf}
        rowName={({ a, b }) => `${a.name} · ${b.name}`}
        onOpen={setOpened}
        sort={{ by: 'score', direction: 'down' }}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        onExport={onExport}
        filters={
          <span className={styles['quiet']}>
            {data === undefined ? '' : t('duplicates.compared', { n: data.compared })}
          </span>
        }
        empty={<EmptyState title={t('duplicates.none')}>{t('duplicates.emptyText')}</EmptyState>}
      />
      {opened === null ? null : (
        <CompareDrawer
          key={keyOf(opened)}
          object={object}
          pair={opened}
          onClose={() => setOpened(null)}
          onDismiss={() => void handleDismiss(opened)}
        />
      )}
    </>
  );
};
