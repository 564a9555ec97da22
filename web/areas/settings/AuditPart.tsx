import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { auditContract } from '#platform/audit/contract';
import { Chip, DataTable, DateText, EmptyState, NameCell, SideDrawer, useT, ActorName } from '#ui';
import type { Column } from '#ui';
import { useReadPages } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { changesOf } from './audit-diff.ts';
import { useAuditWords } from './audit-words.ts';
import type { AuditWords } from './audit-words.ts';
import { AuditEventDetails } from './AuditEventDetails.tsx';
import type { AuditEvent } from './AuditEventDetails.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import type { AuditFilter } from './AuditFilters.tsx';
import { settingsMessages } from './messages/index.ts';
import type { SettingsWords } from './words.ts';

const { list } = auditContract.operations;

const nameFields = new Set(['name', 'title', 'fileName', 'labelZh']);

/** What the record is called, where the event tells. */
const recordNameOf = ({ before, after }: AuditEvent): string | undefined =>
  [...changesOf({}, after), ...changesOf({}, before)]
    .map(({ field, after: value }) => (nameFields.has(field) ? value : undefined))
    .find((value) => typeof value === 'string');

const summaryOf = (event: AuditEvent, t: SettingsWords, words: AuditWords): string =>
  words
    .changes(event)
    .map(({ field, before, after, isFirst }) =>
      isFirst ? t('audit.pair', { field, value: after }) : t('audit.changed', { field, before, after }),
    )
    .join(' · ');

const columnsOf = (
  t: SettingsWords,
  words: AuditWords,
  onOpen: (event: AuditEvent) => void,
): readonly Column<AuditEvent>[] => [
  {
    id: 'what',
    header: t('audit.what'),
    cell: (event) => (
      <NameCell
        name={words.action(event.action)}
        onOpen={() => onOpen(event)}
        note={[words.object(event.objectType), recordNameOf(event)].filter((part) => part !== undefined).join(' · ')}
      />
    ),
  },
  { id: 'change', header: t('audit.change'), width: 520, isLong: true, cell: (event) => summaryOf(event, t, words) },
  { id: 'actor', header: t('audit.actor'), width: 120, cell: ({ actorName }) => <ActorName name={actorName} /> },
  {
    id: 'via',
    header: t('audit.via'),
    width: 150,
    cell: ({ via }) => <Chip tone="plain">{t(`audit.vias.${via}`)}</Chip>,
  },
  { id: 'at', header: t('audit.at'), width: 150, isLong: true, cell: ({ at }) => <DateText value={at} /> },
];

const filterOf = (search: Readonly<Record<string, unknown>>): AuditFilter => {
  const text = (name: string): string | undefined => (typeof search[name] === 'string' ? search[name] : undefined);
  return { objectType: text('objectType'), actorId: text('actorId'), from: text('from'), to: text('to') };
};

const givenOf = (filter: AuditFilter): { [K in keyof AuditFilter]?: string } =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

/** Who changed what from what to what; nothing can be changed here. */
export const AuditPart = (): ReactNode => {
  const t = useT(settingsMessages);
  const words = useAuditWords();
  const navigate = useNavigate();
  const filter = filterOf(useSearch({ strict: false }));
  const given = givenOf(filter);
  const [opened, setOpened] = useState<AuditEvent | null>(null);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(list, given);
  const onExport = useListExport(list, given);
  const columns = useMemo(() => columnsOf(t, words, setOpened), [t, words]);
  const change = (next: AuditFilter): void =>
    void navigate({ to: '/settings/$part', params: { part: 'audit' }, search: givenOf(next), replace: true });
  return (
    <>
      <DataTable
        name={t('audit.title')}
        tableKey="settings.audit"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={(event) => `${event.actorName} ${words.action(event.action)}`}
        onOpen={setOpened}
        paging={paging}
        isLoading={isLoading}
        error={error}
        onRetry={onRetry}
        onExport={onExport}
        filters={<AuditFilters filter={filter} onChange={change} />}
        empty={<EmptyState title={t('audit.none')}>{t('audit.emptyText')}</EmptyState>}
      />
      <SideDrawer
        isOpen={opened !== null}
        onClose={() => setOpened(null)}
        title={opened === null ? '' : words.action(opened.action)}
        size="wide"
      >
        {opened === null ? null : <AuditEventDetails event={opened} />}
      </SideDrawer>
    </>
  );
};
