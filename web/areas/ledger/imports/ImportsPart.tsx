import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { recordKinds } from '#domain/ledger';
import { formatBytes } from '#kernel/format';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  Chip,
  DataTable,
  DateText,
  EmptyState,
  FilterChip,
  FilterChips,
  Icon,
  IconDots,
  IconAction,
  IconUpload,
  MenuButton,
  NameCell,
  Quantity,
  SelectField,
  Panel,
  showFailure,
  showNote,
  useRefusalText,
  useT,
  useWords,
  ActorName,
} from '#ui';
import type { Column, MenuEntry } from '#ui';
import { downloadUrlOf, useAct, useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { importScreens } from '../messages/index.ts';
import type { ImportWords } from '../messages/index.ts';
import type { Import, RecordKind } from './import-data.ts';
import { stateTones } from './state-tones.ts';
import { UndoDrawer } from './UndoDrawer.tsx';

const { listImports, rejectedRows, forgetImport } = ledgerContract.operations;

type RowProps = { readonly batch: Import; readonly onUndo: (batch: Import) => void };

const RowMenu = ({ batch, onUndo }: RowProps): ReactNode => {
  const t = useT(importScreens);
  const refusalText = useRefusalText();
  const forget = useAct(forgetImport, { refreshes: ['ledger.listImports'] });
  const remove = async (): Promise<void> => {
    try {
      await forget.run({ id: batch.id });
      showNote(t('run.forgotten'));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  const save = (format: 'csv' | 'xlsx') => (): void =>
    location.assign(downloadUrlOf(rejectedRows, { id: batch.id, format }));
  const downloads: readonly MenuEntry[] =
    batch.counts.rejected === 0 || batch.state === 'undone' || batch.state === 'checked'
      ? []
      : [
          { label: t('run.downloadXlsx'), onPick: save('xlsx') },
          { label: t('run.downloadCsv'), onPick: save('csv') },
        ];
  const dangers: readonly MenuEntry[] = [
    ...(batch.may.undo ? [{ label: t('run.undo'), tone: 'danger' as const, onPick: () => onUndo(batch) }] : []),
    ...(batch.may.forget ? [{ label: t('run.forget'), tone: 'danger' as const, onPick: () => void remove() }] : []),
  ];
  const groups = [downloads, dangers].filter((group) => group.length > 0);
  if (groups.length === 0) return null;
  return (
    <MenuButton
      button={<IconAction size="small" name={batch.fileName} icon={<Icon of={IconDots} size={16} />} />}
      groups={groups}
    />
  );
};

type Words = { readonly t: ImportWords; readonly language: Language; readonly onUndo: RowProps['onUndo'] };

const columnsOf = ({ t, language, onUndo }: Words): readonly Column<Import>[] => [
  {
    id: 'name',
    header: t('list.name'),
    cell: (batch) => (
      <NameCell
        name={
          <Link to="/data/import" search={{ id: batch.id }}>
            {batch.fileName}
          </Link>
        }
        note={`${batch.source} · ${formatBytes(batch.fileBytes, language)}`}
        full={batch.fileName}
      />
    ),
  },
  { id: 'kind', header: t('list.kind'), width: 140, cell: ({ kind }) => t(`kinds.${kind}`) },
  {
    id: 'state',
    header: t('list.state'),
    width: 146,
    cell: ({ state }) => <Chip tone={stateTones[state]}>{t(`states.${state}`)}</Chip>,
  },
  {
    id: 'read',
    header: t('list.read'),
    kind: 'figure',
    width: 100,
    cell: ({ counts }) => <Quantity value={counts.read} />,
  },
  {
    id: 'booked',
    header: t('list.booked'),
    kind: 'figure',
    width: 100,
    cell: ({ counts }) => <Quantity value={counts.booked} />,
  },
  {
    id: 'rejected',
    header: t('list.rejected'),
    kind: 'figure',
    width: 100,
    cell: ({ counts }) => <Quantity value={counts.rejected} />,
  },
  { id: 'by', header: t('list.by'), width: 120, cell: ({ createdByName }) => <ActorName name={createdByName} /> },
  { id: 'at', header: t('list.at'), width: 150, isLong: true, cell: ({ createdAt }) => <DateText value={createdAt} /> },
  {
    id: 'acts',
    header: t('list.acts'),
    width: 64,
    isLong: true,
    cell: (batch) => <RowMenu batch={batch} onUndo={onUndo} />,
  },
];

/** Every import that was made: what, how much, by whom, and the way to take it back. */
export const ImportsPart = (): ReactNode => {
  const t = useT(importScreens);
  const { language } = useWords();
  const navigate = useNavigate();
  const [kind, setKind] = useState<RecordKind | null>(null);
  const [undone, setUndone] = useState<Import | null>(null);
  const filter = kind === null ? {} : { kind };
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listImports, filter);
  const onExport = useListExport(listImports, filter, 'ledger.export');
  const columns = useMemo(() => columnsOf({ t, language, onUndo: setUndone }), [t, language]);
  const start = (
    <AppButton
      kind="primary"
      icon={<Icon of={IconUpload} size={16} />}
      onClick={() => void navigate({ to: '/data/import', search: kind === null ? {} : { kind } })}
    >
      {t('start')}
    </AppButton>
  );
  if (!isLoading && error === null && rows.length === 0 && kind === null) {
    return (
      <Panel>
        <EmptyState title={t('list.emptyTitle')} action={start}>
          {t('list.emptyText')}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      <DataTable
        name={t('listTitle')}
        tableKey="ledger.imports"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ fileName }) => fileName}
        onOpen={({ id }) => void navigate({ to: '/data/import', search: { id } })}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        filters={
          <FilterChips>
            <FilterChip
              name={t('list.kind')}
              value={kind === null ? undefined : t(`kinds.${kind}`)}
              onClear={() => setKind(null)}
            >
              <SelectField
                label={t('list.kind')}
                value={kind}
                choices={recordKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
                onChange={setKind}
              />
            </FilterChip>
          </FilterChips>
        }
        actions={start}
      />
      {undone === null ? null : <UndoDrawer batch={undone} onClose={() => setUndone(null)} />}
    </>
  );
};
