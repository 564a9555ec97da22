import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { Form, showUndo, SideDrawer, useContractForm, useT } from '#ui';
import { call, useAct } from '#web/app/api';
import { accountScreens } from './messages/index.ts';
import { UserPicker } from './UserPicker.tsx';

const { assignOwner } = accountsContract.operations;
const refreshes = ['accounts', 'ledger', 'identification'];

type Props = {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  /** Runs after the accounts were given. */ readonly onDone: () => void;
};

/** Accounts of one former owner go back in one call. */
const giveBack = async (
  changed: readonly { readonly id: string; readonly ownerId: string | null }[],
): Promise<void> => {
  for (const [ownerId, accounts] of Map.groupBy(changed, (one) => one.ownerId))
    await call(assignOwner, { ids: accounts.map(({ id }) => id), ownerId });
};

const AssignForm = ({ ids, onClose, onDone }: Props): ReactNode => {
  const t = useT(accountScreens);
  const assign = useAct(assignOwner, { refreshes });
  const form = useContractForm({
    schema: assignOwner.input,
    initial: { ids: [...ids] },
    onSubmit: async (input) => {
      const { changed } = await assign.run(input);
      showUndo(t('assign.done', { n: changed.length }), async () => {
        await giveBack(changed);
        await assign.refresh();
      });
      onDone();
    },
  });
  return (
    <Form form={form} submitText={t('assign.submit')} onCancel={onClose}>
      <p>{t('assign.text', { n: ids.length })}</p>
      <UserPicker {...form.field('ownerId')} label={t('assign.owner')} isRequired hasAutoFocus />
    </Form>
  );
};

/** Gives the chosen accounts to a manager; can be taken back for 10 seconds. */
export const AssignOwnerDrawer = (props: Props): ReactNode => {
  const t = useT(accountScreens);
  return (
    <SideDrawer isOpen onClose={props.onClose} title={t('assign.title')}>
      <AssignForm {...props} />
    </SideDrawer>
  );
};
