import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import { roleWord } from '#kernel/role-words';
import {
  AppButton,
  DateField,
  Form,
  showFailure,
  showNote,
  TextField,
  useContractForm,
  useRefusalText,
  useT,
  useWords,
} from '#ui';
import { useAct } from '#web/app/api';
import styles from './account.module.css';
import { AccountLink } from './AccountName.tsx';
import { AccountPicker } from './AccountPicker.tsx';
import { accountScreens } from './messages/index.ts';
import type { Person } from './records.ts';

const { addRole, endRole } = accountsContract.operations;
const refreshes = ['accounts.listPersons'];

const RoleForm = ({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const save = useAct(addRole, { refreshes });
  const form = useContractForm({
    schema: addRole.input,
    initial: { id: personId },
    onSubmit: async (input) => {
      await save.run(input);
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('roles.add')} onCancel={onClose}>
      <AccountPicker {...form.field('accountId')} label={words('fields.account')} isRequired />
      <TextField {...form.field('department')} label={words('fields.department')} />
      <TextField {...form.field('title')} label={words('fields.title')} />
      <DateField {...form.field('fromOn')} label={t('roles.from')} hint={t('team.fromHint')} />
    </Form>
  );
};

/** The roles of a person at all accounts; a role that ends stays in the history. */
export const PersonRoles = ({
  person,
  mayWrite,
}: {
  readonly person: Person;
  readonly mayWrite: boolean;
}): ReactNode => {
  const t = useT(accountScreens);
  const refusalText = useRefusalText();
  const { language } = useWords();
  const [isAdding, setAdding] = useState(false);
  const end = useAct(endRole, { refreshes });
  const handleEnd = async (roleId: string): Promise<void> => {
    try {
      await end.run({ id: person.id, roleId });
      showNote(t('roles.ended'));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <section>
      <h3 className={styles['part']}>{t('roles.title')}</h3>
      <ul className={styles['lines']}>
        {person.roles.map((role) => (
          <li key={role.id} className={styles['line']}>
            <span className={styles['lineMain']}>
              <AccountLink account={role.account} />
              <span className={styles['lineNote']}>
                {[
                  role.department === null ? null : roleWord(role.department, language),
                  role.title === null ? null : roleWord(role.title, language),
                  role.toOn === null
                    ? role.fromOn === null
                      ? t('roles.now')
                      : t('team.since', { day: role.fromOn })
                    : t('team.fromTo', { from: role.fromOn ?? '—', to: role.toOn }),
                ]
                  .filter((part) => part !== null && part !== '')
                  .join(' · ')}
              </span>
            </span>
            {mayWrite && !role.isEnded ? (
              <AppButton size="small" kind="quiet" isBusy={end.isBusy} onClick={() => void handleEnd(role.id)}>
                {t('roles.end')}
              </AppButton>
            ) : null}
          </li>
        ))}
      </ul>
      {isAdding ? <RoleForm personId={person.id} onClose={() => setAdding(false)} /> : null}
      {mayWrite && !isAdding ? (
        <AppButton size="small" onClick={() => setAdding(true)}>
          {t('roles.add')}
        </AppButton>
      ) : null}
    </section>
  );
};
