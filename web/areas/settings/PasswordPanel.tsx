import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { Form, Panel, PasswordField, showNote, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { settingsMessages } from './messages/index.ts';

const { changePassword } = identityContract.operations;

/** Another password; every other device is signed out. */
export const PasswordPanel = (): ReactNode => {
  const t = useT(settingsMessages);
  const change = useAct(changePassword, { refreshes: ['identity.listSessions'] });
  const form = useContractForm({
    schema: changePassword.input,
    initial: {},
    onSubmit: async (input) => {
      await change.run(input);
      form.reset();
      showNote(t('password.changed'));
    },
  });
  return (
    <Panel title={t('password.title')}>
      <Form form={form} submitText={t('password.change')}>
        <PasswordField
          {...form.field('current')}
          label={t('password.current')}
          autoComplete="current-password"
          isRequired
        />
        <PasswordField
          {...form.field('next')}
          label={t('password.next')}
          hint={t('password.hint')}
          autoComplete="new-password"
          isRequired
        />
      </Form>
    </Panel>
  );
};
