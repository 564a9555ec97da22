import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { listed } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  Chip,
  DataTable,
  DateText,
  EmptyState,
  NameCell,
  showFailure,
  showNote,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useAct, useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { workflowsContract } from '#workflows/contract';
import { useFieldLabel } from './field-label.ts';
import { accountScreens } from './messages/index.ts';
import type { ScreenWords } from './words.ts';

const { listMerges } = accountsContract.operations;
const { undoMerge } = workflowsContract.operations;
type Merge = z.output<typeof listMerges.output>['rows'][number];

const columnsOf = (t: ScreenWords, language: Language, onUndo: (id: string) => void): readonly Column<Merge>[] => [
  {
    id: 'survivor',
    header: t('merges.survivor'),
    cell: ({ survivor, merged }) => (
      <NameCell
        name={survivor.name}
        note={t('merges.took', {
          names: listed(
            merged.map(({ name }) => name),
            language,
          ),
        })}
      />
    ),
  },
  { id: 'object', header: t('duplicates.object'), width: 110, cell: ({ object }) => t(`duplicates.objects.${object}`) },
  { id: 'at', header: t('merges.at'), width: 160, cell: ({ mergedAt }) => <DateText value={mergedAt} /> },
  {
    id: 'state',
    header: t('merges.state'),
    width: 170,
    cell: ({ id, undoneAt }) =>
      undoneAt === null ? (
        <AppButton size="small" onClick={() => onUndo(id)}>
          {t('merges.undo')}
        </AppButton>
      ) : (
        <Chip>{t('merges.undone')}</Chip>
      ),
  },
];

/** The merges that were made, newest first. */
export const MergeList = (): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listMerges, {});
  const onExport = useListExport(listMerges, {}, 'accounts.export');
  const refusalText = useRefusalText();
  const { run } = useAct(undoMerge, { refreshes: ['accounts', 'ledger', 'identification'] });
  const labelOf = useFieldLabel();
  const columns = useMemo(() => {
    const undo = async (id: string): Promise<void> => {
      try {
        const { kept } = await run({ id });
        const names = kept.flatMap(({ fields }) => fields).map(labelOf);
        const fields = listed([...new Set(names)], language);
        showNote(fields === '' ? t('merges.undoDone') : t('merges.undoKept', { fields }));
      } catch (refusal) {
        showFailure(refusalText(refusal));
      }
    };
    return columnsOf(t, language, (id) => void undo(id));
  }, [labelOf, language, refusalText, run, t]);
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
      onExport={onExport}
      empty={<EmptyState title={t('merges.none')}>{t('merges.emptyText')}</EmptyState>}
    />
  );
};
