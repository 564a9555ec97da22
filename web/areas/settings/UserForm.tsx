import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import { CheckField, Form, showNote, TextField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { settingsMessages } from './messages/index.ts';
import { RolesField } from './RolesField.tsx';
import type { User } from './UsersPart.tsx';

const { updateUser } = identityContract.operations;
const formSchema = updateUser.input.required({ name: true, roles: true });

/** Name and roles of a person; one who is deactivated cannot sign in, and keeps the history. */
export const UserForm = ({ user, onClose }: { readonly user: User; readonly onClose: () => void }): ReactNode => {
  const t = useT(settingsMessages);
  const save = useAct(updateUser, { refreshes: ['identity.listUsers', 'identity.me'] });
  const form = useContractForm({
    schema: formSchema,
    initial: { id: user.id, name: user.name, roles: user.roles, active: user.active },
    onSubmit: async (input) => {
      await save.run(input);
      showNote(t('saved'));
      onClose();
    },
  });
  const { value, error } = form.field('roles');
  return (
    <Form form={form} onCancel={onClose}>
      <TextField {...form.field('name')} label={t('users.name')} hint={user.email} isRequired />
      <RolesField value={value} error={error} onChange={(roles) => form.set('roles', roles)} />
      <CheckField {...form.field('active')} label={t('users.isActive')} hint={t('users.activeHint')} />
    </Form>
  );
};
