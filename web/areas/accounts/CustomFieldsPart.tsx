import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { listed } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  DataTable,
  EmptyState,
  Icon,
  IconAction,
  IconPlus,
  IconTrash,
  NameCell,
  showFailure,
  showUndo,
  SideDrawer,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import type { Column } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { CustomFieldForm } from './CustomFieldForm.tsx';
import { accountScreens } from './messages/index.ts';
import type { CustomField } from './queries.ts';
import type { ScreenWords } from './words.ts';

const { listCustomFields, saveCustomField, removeCustomField } = accountsContract.operations;
const refreshes = ['accounts.listCustomFields'];

const columnsOf = (
  t: ScreenWords,
  language: Language,
  acts: { readonly onOpen: (field: CustomField) => void; readonly onRetire: (field: CustomField) => void },
): readonly Column<CustomField>[] => [
  {
    id: 'label',
    header: t('fields.label'),
    cell: (field) => (
      <NameCell
        name={language === 'en' ? field.labelEn : field.labelZh}
        onOpen={() => acts.onOpen(field)}
        note={`${language === 'en' ? field.labelZh : field.labelEn} · ${field.key}`}
      />
    ),
  },
  { id: 'object', header: t('fields.object'), width: 120, cell: ({ object }) => t(`duplicates.objects.${object}`) },
  { id: 'type', header: t('fields.type'), width: 120, cell: ({ type }) => t(`fields.types.${type}`) },
  {
    id: 'choices',
    header: t('fields.choices'),
    width: 240,
    cell: ({ choices }) => listed(choices, language),
  },
  { id: 'position', header: t('fields.position'), kind: 'figure', width: 90, cell: ({ position }) => position },
  {
    id: 'act',
    header: t('fields.retire'),
    width: 80,
    cell: (field) => (
      <IconAction
        size="small"
        name={t('fields.retireOne', { label: language === 'en' ? field.labelEn : field.labelZh })}
        icon={<Icon of={IconTrash} size={16} />}
        onClick={() => acts.onRetire(field)}
      />
    ),
  },
];

/** The company's own fields of accounts and persons. A retired field keeps its values. */
export const CustomFieldsPart = (): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const refusalText = useRefusalText();
  const [opened, setOpened] = useState<CustomField | 'new' | null>(null);
  const { data, isPending, error, refetch } = useRead(listCustomFields, {});
  const onExport = useListExport(listCustomFields, {}, 'accounts.export');
  const save = useAct(saveCustomField, { refreshes });
  const remove = useAct(removeCustomField, { refreshes });

  const retire = useCallback(
    async (field: CustomField): Promise<void> => {
      const { object, key, labelZh, labelEn, type, choices, position } = field;
      try {
        await remove.run({ object, key });
        const label = language === 'en' ? labelEn : labelZh;
        showUndo(t('fields.retired', { label }), () =>
          save.run({ object, key, labelZh, labelEn, type, choices, position }),
        );
      } catch (refusal) {
        showFailure(refusalText(refusal));
      }
    },
    [language, refusalText, remove, save, t],
  );
  const columns = useMemo(
    () => columnsOf(t, language, { onOpen: setOpened, onRetire: (field) => void retire(field) }),
    [t, language, retire],
  );

  const add = (
    <AppButton size="small" kind="primary" icon={<Icon of={IconPlus} size={16} />} onClick={() => setOpened('new')}>
      {t('fields.add')}
    </AppButton>
  );
  return (
    <>
      <DataTable
        onExport={onExport}
        name={t('fields.table')}
        tableKey="settings.custom-fields"
        columns={columns}
        rows={data?.fields ?? []}
        rowKey={({ id }) => id}
        rowName={({ labelZh }) => labelZh}
        onOpen={setOpened}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        actions={add}
        empty={
          <EmptyState title={t('fields.none')} action={add}>
            {t('fields.emptyText')}
          </EmptyState>
        }
      />
      <SideDrawer
        isOpen={opened !== null}
        onClose={() => setOpened(null)}
        title={opened === 'new' ? t('fields.add') : t('fields.change')}
      >
        {opened === null ? null : (
          <CustomFieldForm field={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
        )}
      </SideDrawer>
    </>
  );
};
