import { useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import { teamFunctions } from '#domain/accounts';
import {
  DateField,
  ErrorState,
  Form,
  Icon,
  IconAction,
  IconPlus,
  IconX,
  Panel,
  SelectField,
  showFailure,
  showNote,
  SideDrawer,
  SkeletonBar,
  TextField,
  useContractForm,
  useRefusalText,
  useT,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import styles from './account.module.css';
import { choicesOf } from './choices.ts';
import { accountScreens } from './messages/index.ts';
import { OwnerName } from './OwnerName.tsx';
import type { Account } from './queries.ts';
import { UserPicker } from './UserPicker.tsx';

const { listTeam, addTeamMember, endTeamMember } = accountsContract.operations;

const MemberForm = ({
  accountId,
  onClose,
}: {
  readonly accountId: string;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const save = useAct(addTeamMember, { refreshes: ['accounts.listTeam'] });
  const form = useContractForm({
    schema: addTeamMember.input,
    initial: { id: accountId },
    onSubmit: async (input) => {
      await save.run(input);
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose} submitText={t('team.add')}>
      <UserPicker {...form.field('userId')} label={t('team.member')} isRequired hasAutoFocus />
      <SelectField
        {...form.field('function')}
        label={t('team.function')}
        choices={choicesOf(teamFunctions, (value) => words(`functions.${value}`))}
        isRequired
      />
      <TextField {...form.field('duty')} label={t('team.duty')} placeholder={t('team.dutyExample')} />
      <DateField {...form.field('fromOn')} label={t('team.from')} hint={t('team.fromHint')} />
    </Form>
  );
};

/** Who looks after the account: the owner first, then members by function; those who left stay in the history. */
export const TeamPanel = ({ account }: { readonly account: Account }): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const refusalText = useRefusalText();
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useRead(listTeam, { id: account.id });
  const end = useAct(endTeamMember, { refreshes: ['accounts.listTeam'] });
  const endDuty = async (memberId: string): Promise<void> => {
    try {
      await end.run({ id: account.id, memberId });
      showNote(t('team.ended'));
    } catch (refusal) {
      showFailure(refusalText(refusal));
    }
  };
  const add = account.may.update ? (
    <IconAction
      size="small"
      name={t('team.add')}
      icon={<Icon of={IconPlus} size={16} />}
      onClick={() => setAdding(true)}
    />
  ) : undefined;
  return (
    <Panel title={t('team.title')} actions={add}>
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      <ul className={styles['lines']}>
        <li className={styles['line']}>
          <span className={styles['lineMain']}>
            {account.ownerId === null ? t('notAssigned') : <OwnerName id={account.ownerId} />}
            <span className={styles['lineNote']}>{words('fields.owner')}</span>
          </span>
        </li>
        {data === undefined ? <SkeletonBar /> : null}
        {data?.members.map((member) => (
          <li key={member.id} className={styles['line']}>
            <span className={styles['lineMain']}>
              <OwnerName id={member.userId} />
              <span className={styles['lineNote']}>
                {[
                  words(`functions.${member.function}`),
                  member.duty,
                  member.toOn === null
                    ? t('team.since', { day: member.fromOn })
                    : t('team.fromTo', { from: member.fromOn, to: member.toOn }),
                ]
                  .filter((part) => part !== null && part !== '')
                  .join(' · ')}
              </span>
            </span>
            {!member.isEnded && account.may.update ? (
              <IconAction
                size="small"
                name={t('team.end')}
                icon={<Icon of={IconX} size={16} />}
                onClick={() => void endDuty(member.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <SideDrawer isOpen={isAdding} onClose={() => setAdding(false)} title={t('team.add')}>
        {isAdding ? <MemberForm accountId={account.id} onClose={() => setAdding(false)} /> : null}
      </SideDrawer>
    </Panel>
  );
};
