import { useState } from 'react';
import type { ReactNode } from 'react';
import { identityContract } from '#platform/identity/contract';
import {
  CheckField,
  ErrorState,
  ExportMenu,
  Form,
  Panel,
  SelectField,
  showNote,
  SkeletonBar,
  TextAreaField,
  useActorName,
  useContractForm,
  useT,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay } from '#web/app/session';
import { workflowsContract } from '#workflows/contract';
import { settingsMessages } from './messages/index.ts';
import type { User } from './words.ts';

const { listUsers } = identityContract.operations;
const { deactivateUser, handOver, holdings, openMatters } = workflowsContract.operations;
const refreshes = ['identity', 'accounts', 'ledger', 'warnings', 'segments', 'workflows'];

/** All that a person answers for, and the colleague who takes it over, at a leave or before one. */
export const HandOverForm = ({ user, onClose }: { readonly user: User; readonly onClose: () => void }): ReactNode => {
  const t = useT(settingsMessages);
  const nameOf = useActorName();
  const name = nameOf(user.name);
  const mayManage = useMay('users.manage');
  const [isLeaving, setIsLeaving] = useState(mayManage);
  const { data: held, error, refetch } = useRead(holdings, { userId: user.id });
  const { data: users } = useRead(listUsers, {});
  const onExport = useListExport(openMatters, { userId: user.id });
  const leave = useAct(deactivateUser, { refreshes });
  const give = useAct(handOver, { refreshes });
  const form = useContractForm({
    schema: deactivateUser.input,
    initial: { id: user.id },
    onSubmit: async ({ id, successorId, reason }) => {
      if (isLeaving) await leave.run({ id, successorId, reason });
      else if (successorId !== undefined) await give.run({ fromId: id, toId: successorId, reason });
      showNote(t(isLeaving ? 'handOver.left' : 'handOver.given', { name }));
      onClose();
    },
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (held === undefined) return <SkeletonBar height={120} />;
  const { delegations: _end, ...owned } = held;
  const isFree = Object.values(owned).every((n) => n === 0);
  if (isFree && !mayManage) return <p>{t('handOver.free', { name })}</p>;
  const others = users?.rows.filter(({ id, active }) => active && id !== user.id) ?? [];
  return (
    <Panel
      title={t(mayManage ? 'handOver.leaveTitle' : 'handOver.title')}
      actions={isFree ? undefined : <ExportMenu onSave={onExport} />}
    >
      <p>{isFree ? t('handOver.free', { name }) : t('handOver.holds', { name, ...owned })}</p>
      <Form form={form} submitText={t(isLeaving ? 'handOver.leave' : 'handOver.give')}>
        {isFree ? null : (
          <SelectField
            {...form.field('successorId')}
            label={t('handOver.successor')}
            hint={t('handOver.successorHint')}
            choices={others.map((other) => ({ value: other.id, label: nameOf(other.name) }))}
            isSearchable
            isRequired
          />
        )}
        <TextAreaField {...form.field('reason')} label={t('handOver.reason')} />
        {mayManage && !isFree ? (
          <CheckField
            name="isLeaving"
            value={isLeaving}
            onChange={(value) => setIsLeaving(value === true)}
            label={t('handOver.isLeaving')}
            hint={t('handOver.isLeavingHint')}
          />
        ) : null}
      </Form>
    </Panel>
  );
};
