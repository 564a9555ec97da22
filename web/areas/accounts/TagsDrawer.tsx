import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { Form, showUndo, SideDrawer, TagsField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { accountScreens } from './messages/index.ts';
import { useTagSuggestions } from './queries.ts';

const { changeTags } = accountsContract.operations;
const refreshes = ['accounts', 'ledger', 'identification'];

type Props = { readonly ids: readonly string[]; readonly onClose: () => void; readonly onDone: () => void };

const TagsForm = ({ ids, onClose, onDone }: Props): ReactNode => {
  const t = useT(accountScreens);
  const suggestions = useTagSuggestions();
  const [problem, setProblem] = useState<string>();
  const change = useAct(changeTags, { refreshes });
  const form = useContractForm({
    schema: changeTags.input,
    initial: { ids: [...ids], add: [], remove: [] },
    onSubmit: async (input) => {
      if ((input.add?.length ?? 0) + (input.remove?.length ?? 0) === 0) {
        setProblem(t('tags.nothing'));
        return;
      }
      const { changed } = await change.run(input);
      showUndo(t('tags.done', { n: changed }), () =>
        change.run({ ids: [...ids], add: input.remove, remove: input.add }),
      );
      onDone();
    },
  });
  return (
    <Form form={form} submitText={t('tags.save')} onCancel={onClose}>
      <TagsField
        {...form.field('add')}
        label={t('tags.toAdd')}
        suggestions={suggestions}
        error={problem}
        hasAutoFocus
      />
      <TagsField {...form.field('remove')} label={t('tags.toRemove')} suggestions={suggestions} />
    </Form>
  );
};

/** Adds and removes tags on the chosen accounts. */
export const TagsDrawer = (props: Props): ReactNode => {
  const t = useT(accountScreens);
  return (
    <SideDrawer isOpen onClose={props.onClose} title={t('tags.title', { n: props.ids.length })}>
      <TagsForm {...props} />
    </SideDrawer>
  );
};
