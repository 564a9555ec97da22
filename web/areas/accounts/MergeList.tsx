import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import type { Language } from '#kernel/locale';
import { Chip, DataTable, DateText, EmptyState, NameCell, useT, useWords } from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { accountScreens } from './messages/index.ts';
import type { ScreenWords } from './words.ts';

const { listMerges } = accountsContract.operations;
type Merge = z.output<typeof listMerges.output>['rows'][number];

const columnsOf = (t: ScreenWords, language: Language): readonly Column<Merge>[] => [
  {
    id: 'survivor',
    header: t('merges.survivor'),
    cell: ({ survivor, merged }) => (
      <NameCell
        name={survivor.name}
        note={t('merges.took', { names: merged.map(({ name }) => name).join(language === 'en' ? ', ' : '、') })}
      />
    ),
  },
  { id: 'object', header: t('duplicates.object'), width: 110, cell: ({ object }) => t(`duplicates.objects.${object}`) },
  { id: 'at', header: t('merges.at'), width: 160, cell: ({ mergedAt }) => <DateText value={mergedAt} /> },
  {
    id: 'state',
    header: t('merges.state'),
    width: 170,
    cell: ({ undoneAt }) =>
      undoneAt === null ? <Chip tone="plain">{t('merges.stands')}</Chip> : <Chip>{t('merges.undone')}</Chip>,
  },
];

/** The merges that were made, newest first. */
export const MergeList = (): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listMerges, {});
  const columns = useMemo(() => columnsOf(t, language), [language, t]);
  return (
    <DataTable
      name={t('merges.table')}
      tableKey="merges"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ survivor }) => survivor.name}
      paging={paging}
      isLoading={isLoading}
      error={error}
      onRetry={onRetry}
      empty={<EmptyState title={t('merges.none')}>{t('merges.emptyText')}</EmptyState>}
    />
  );
};
