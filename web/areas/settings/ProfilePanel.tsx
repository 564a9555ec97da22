import type { ReactNode } from 'react';
import { languages } from '#kernel/locale';
import { identityContract } from '#platform/identity/contract';
import { Form, Panel, SelectField, showNote, TextField, useContractForm, useScheme, useT, useWords } from '#ui';
import { useAct } from '#web/app/api';
import { useSession } from '#web/app/session';
import { settingsMessages } from './messages/index.ts';

const { updateMe } = identityContract.operations;
const themes = ['auto', 'light', 'dark'] as const;

/** Name, language and appearance of the caller. */
export const ProfilePanel = (): ReactNode => {
  const t = useT(settingsMessages);
  const { user } = useSession();
  const { changeLanguage } = useWords();
  const { choice, choose } = useScheme();
  const save = useAct(updateMe, { refreshes: ['identity.me', 'identity.listUsers'] });
  const form = useContractForm({
    schema: updateMe.input,
    initial: { name: user.name, language: user.language, theme: choice },
    onSubmit: async (input) => {
      await save.run(input);
      if (input.theme !== undefined) choose(input.theme);
      if (input.language !== undefined) await changeLanguage(input.language);
      showNote(t('saved'));
    },
  });
  return (
    <Panel title={t('profile.title')}>
      <Form form={form}>
        <TextField {...form.field('name')} label={t('profile.name')} hint={user.email} autoComplete="name" isRequired />
        <SelectField
          {...form.field('language')}
          label={t('profile.language')}
          choices={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        />
        <SelectField
          {...form.field('theme')}
          label={t('profile.theme')}
          choices={themes.map((value) => ({ value, label: t(`profile.themes.${value}`) }))}
        />
      </Form>
    </Panel>
  );
};
