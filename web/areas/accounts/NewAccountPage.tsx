import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { Form, PageHeader, Panel, showNote, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import styles from './account.module.css';
import { accountFormSchema } from './account-form.ts';
import { AccountFields } from './AccountFields.tsx';
import { accountScreens } from './messages/index.ts';

/** Creates an account; `?kind=prospect` starts one that does not buy yet. */
export const NewAccountPage = (): ReactNode => {
  const t = useT(accountScreens);
  const navigate = useNavigate();
  const { as } = useSearch({ from: '/shell/accounts/new' });
  const mayAssign = useMay('accounts.assign');
  const save = useAct(accountsContract.operations.create, { refreshes: ['accounts', 'ledger'] });
  const form = useContractForm({
    schema: accountFormSchema,
    initial: { kind: 'company' },
    draftKey: 'account.new',
    onSubmit: async (input) => {
      const { id } = await save.run(input);
      showNote(t('form.created'));
      await navigate({ to: '/accounts/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader title={t(as === 'prospect' ? 'form.newProspect' : 'form.newTitle')} state={t('form.newText')} />
      <div className={styles['narrow']}>
        <Panel>
          <Form form={form} submitText={t('form.create')}>
            <AccountFields form={form} mayAssign={mayAssign} />
          </Form>
        </Panel>
      </div>
    </>
  );
};
