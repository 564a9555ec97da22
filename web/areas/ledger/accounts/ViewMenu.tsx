import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import {
  AppButton,
  CheckField,
  Form,
  MenuButton,
  showFailure,
  showUndo,
  showNote,
  SideDrawer,
  TextField,
  useContractForm,
  useRefusalText,
  useT,
} from '#ui';
import type { MenuEntry } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { ledgerScreens } from '../messages/index.ts';
import { accountSearchIn, isSameSearch } from './account-search.ts';
import type { AccountSearch } from './account-search.ts';

const { listViews, saveView, removeView } = accountsContract.operations;
const list = 'ledger.accounts';
const refreshes = ['accounts.listViews'];

type View = z.output<typeof listViews.output>['views'][number];
type Props = { readonly search: AccountSearch; readonly onSearch: (search: AccountSearch) => void };

const SaveForm = ({ search, onClose }: { readonly search: AccountSearch; readonly onClose: () => void }): ReactNode => {
  const t = useT(ledgerScreens);
  const save = useAct(saveView, { refreshes });
  const form = useContractForm({
    schema: saveView.input,
    initial: { list, state: { ...search }, shared: false },
    onSubmit: async (input) => {
      const { name } = await save.run(input);
      showNote(t('list.viewSaved', { name }));
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <TextField {...form.field('name')} label={t('list.viewName')} maxLength={60} isRequired hasAutoFocus />
      <CheckField {...form.field('shared')} label={t('list.viewShared')} />
    </Form>
  );
};

/** Saved filters of the list: choose, save, remove. */
export const ViewMenu = ({ search, onSearch }: Props): ReactNode => {
  const t = useT(ledgerScreens);
  const refusalText = useRefusalText();
  const [isSaving, setSaving] = useState(false);
  const { data } = useRead(listViews, { list });
  const save = useAct(saveView, { refreshes });
  const remove = useAct(removeView, { refreshes });
  const views = data?.views ?? [];
  const chosen = views.find((view) => isSameSearch(accountSearchIn(view.state), search));
  const handleRemove = async (view: View): Promise<void> => {
    try {
      await remove.run({ id: view.id });
      const { name, state, shared } = view;
      showUndo(t('list.viewRemoved', { name }), () => save.run({ list, name, state, shared }));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  const saved = views.map((view): MenuEntry => ({
    label: view.name,
    isChosen: view === chosen,
    onPick: () => onSearch(accountSearchIn(view.state)),
  }));
  const acts: readonly MenuEntry[] = [
    { label: t('list.viewSave'), onPick: () => setSaving(true) },
    ...(chosen?.mine === true
      ? [
          {
            label: t('list.viewRemove', { name: chosen.name }),
            tone: 'danger' as const,
            onPick: () => void handleRemove(chosen),
          },
        ]
      : []),
  ];
  return (
    <>
      <MenuButton
        button={
          <AppButton size="small" kind="quiet">
            {chosen?.name ?? t('list.views')}
          </AppButton>
        }
        groups={[[{ label: t('list.viewAll'), onPick: () => onSearch({}) }, ...saved], acts]}
      />
      {isSaving ? (
        <SideDrawer isOpen onClose={() => setSaving(false)} title={t('list.viewSave')}>
          <SaveForm search={search} onClose={() => setSaving(false)} />
        </SideDrawer>
      ) : null}
    </>
  );
};
