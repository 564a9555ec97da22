import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import { listed } from '#kernel/i18n';
import { Form, showNote, SideDrawer, useContractForm, useT, useWords } from '#ui';
import { call, useAct } from '#web/app/api';
import { accountFormSchema, accountPatchOf, accountValuesOf, changedFieldsOf } from './account-form.ts';
import { AccountFields } from './AccountFields.tsx';
import styles from './account.module.css';
import { ChangedMeanwhile, isChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { accountScreens } from './messages/index.ts';
import type { Account } from './queries.ts';

const { get, update } = accountsContract.operations;

type Props = { readonly account: Account; readonly onClose: () => void };

const EditForm = ({ account, onClose }: Props): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const { language } = useWords();
  const [base, setBase] = useState(account);
  const [takenOver, setTakenOver] = useState<readonly string[]>([]);
  const save = useAct(update, { refreshes: ['accounts'] });
  const form = useContractForm({
    schema: accountFormSchema,
    initial: accountValuesOf(account),
    sends: 'changed',
    draftKey: `account.${account.id}`,
    onSubmit: async (input) => {
      await save.run(accountPatchOf(input, base));
      showNote(t('form.saved'));
      onClose();
    },
  });
  const handleLoad = async (): Promise<void> => {
    const fresh = await call(get, { id: account.id });
    setTakenOver(changedFieldsOf(base, fresh));
    setBase(fresh);
    form.rebase(accountValuesOf(fresh));
  };
  const takenNames = takenOver.map((field) => words.find(`fields.${field.replace(/Id$/, '')}`) ?? t('customFields'));
  return (
    <Form form={form} onCancel={onClose}>
      {takenNames.length === 0 ? null : (
        <p className={styles['notice']} role="status">
          {t('form.takenOver', { fields: listed(takenNames, language) })}
        </p>
      )}
      <AccountFields form={form} account={base} mayAssign={base.may.assign} />
      {isChangedMeanwhile(form.refusal) ? <ChangedMeanwhile onLoad={() => void handleLoad()} /> : null}
    </Form>
  );
};

/** Changes the master data of an account beside its page. */
export const AccountEditDrawer = ({ account, onClose }: Props): ReactNode => {
  const t = useT(accountScreens);
  return (
    <SideDrawer isOpen onClose={onClose} title={t('form.editTitle')}>
      <EditForm account={account} onClose={onClose} />
    </SideDrawer>
  );
};
