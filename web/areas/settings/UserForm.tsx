import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import {
  AppButton,
  Form,
  showFailure,
  showNote,
  TextField,
  useActorName,
  useContractForm,
  useRefusalText,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { HandOverForm } from './HandOverForm.tsx';
import { settingsMessages } from './messages/index.ts';
import { RolesField } from './RolesField.tsx';
import type { User } from './words.ts';

const { updateUser } = identityContract.operations;
const formSchema = updateUser.input.required({ name: true, roles: true });
const refreshes = ['identity.listUsers', 'identity.me'];

type Props = { readonly user: User; readonly onClose: () => void };

/** Name and roles of a person, and the way out; one who has left keeps the history and can be let back in. */
export const UserForm = ({ user, onClose }: Props): ReactNode => {
  const mayManage = useMay('users.manage');
  return (
    <>
      {mayManage ? <NameAndRoles user={user} onClose={onClose} /> : null}
      {user.active ? <HandOverForm user={user} onClose={onClose} /> : null}
      {!user.active && mayManage ? <LetBackIn user={user} onClose={onClose} /> : null}
    </>
  );
};

const NameAndRoles = ({ user, onClose }: Props): ReactNode => {
  const t = useT(settingsMessages);
  const save = useAct(updateUser, { refreshes });
  const form = useContractForm({
    schema: formSchema,
    initial: { id: user.id, name: user.name, roles: user.roles },
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
    </Form>
  );
};

const LetBackIn = ({ user, onClose }: Props): ReactNode => {
  const t = useT(settingsMessages);
  const nameOf = useActorName();
  const refusalText = useRefusalText();
  const save = useAct(updateUser, { refreshes });
  const handleBack = async (): Promise<void> => {
    try {
      await save.run({ id: user.id, active: true });
      showNote(t('users.isBack', { name: nameOf(user.name) }));
      onClose();
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  return (
    <>
      <p>{t('users.inactiveText', { name: nameOf(user.name) })}</p>
      <AppButton isBusy={save.isBusy} onClick={() => void handleBack()}>
        {t('users.letBackIn')}
      </AppButton>
    </>
  );
};
