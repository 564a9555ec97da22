import { useState } from 'react';
import type { ReactNode } from 'react';
import { languages } from '#kernel/locale';
import { identityContract } from '#platform/identity/contract';
import { AppButton, Form, SelectField, TextField, useContractForm, useT, useWords } from '#ui';
import { useAct } from '#web/app/api';
import { settingsMessages } from './messages/index.ts';
import { RolesField } from './RolesField.tsx';
import styles from './settings.module.css';
import { ShownOnce } from './ShownOnce.tsx';

const { inviteUser } = identityContract.operations;

/** Invites a person; the link is mailed where mail is set up, and shown here once in any case. */
export const InviteForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(settingsMessages);
  const { language } = useWords();
  const [link, setLink] = useState<string | null>(null);
  const invite = useAct(inviteUser, { refreshes: ['identity.listInvitations'] });
  const form = useContractForm({
    schema: inviteUser.input,
    initial: { language, roles: [] },
    onSubmit: async (input) => setLink((await invite.run(input)).link),
  });
  if (link !== null)
    return (
      <div className={styles['stack']}>
        <p>{t('users.linkText', { name: form.values.name ?? '' })}</p>
        <ShownOnce text={link} />
        <AppButton kind="primary" onClick={onClose}>
          {t('done')}
        </AppButton>
      </div>
    );
  const { value, error } = form.field('roles');
  return (
    <Form form={form} submitText={t('users.createLink')} onCancel={onClose}>
      <TextField {...form.field('name')} label={t('users.name')} isRequired hasAutoFocus />
      <TextField
        {...form.field('email')}
        label={t('users.email')}
        placeholder={t('users.emailExample')}
        kind="email"
        isRequired
      />
      <SelectField
        {...form.field('language')}
        label={t('users.language')}
        choices={languages.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
      />
      <RolesField value={value} error={error} onChange={(roles) => form.set('roles', roles)} />
    </Form>
  );
};
