import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { delegateRights, pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  Chip,
  DataTable,
  DateField,
  DateText,
  EmptyState,
  Form,
  Icon,
  IconPlus,
  showNote,
  SideDrawer,
  useContractForm,
  useT,
  useWords,
  ActorName,
} from '#ui';
import type { Column } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useListExport } from '#web/app/list-export';
import { useMay, useSession } from '#web/app/session';
import { dayIn, UserPicker } from '#web/accounts';
import { pricingBooks } from '../messages/index.ts';
import type { BookWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';

const { listDelegations, addDelegation, endDelegation } = pricingContract.operations;
type Row = z.output<typeof listDelegations.output>['rows'][number];

const AddForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(pricingBooks);
  const { timeZone } = useWords();
  const { user } = useSession();
  const isAdmin = useMay('users.manage');
  const add = useAct(addDelegation, { refreshes: pricingReads });
  const form = useContractForm({
    schema: addDelegation.input,
    initial: { fromOn: dayIn(timeZone) },
    onSubmit: async (input) => {
      await add.run(input);
      showNote(t('delegation.saved'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('delegation.add')} onCancel={onClose}>
      <p>{t('delegation.lead')}</p>
      {isAdmin ? (
        <UserPicker {...form.field('fromUserId')} label={t('delegation.from')} hint={t('delegation.mine')} />
      ) : null}
      <UserPicker
        {...form.field('toUserId')}
        holding={delegateRights}
        exceptId={form.values.fromUserId ?? user.id}
        label={t('delegation.to')}
        isRequired
      />
      <DateField {...form.field('fromOn')} label={t('delegation.fromOn')} isRequired />
      <DateField {...form.field('toOn')} label={t('delegation.toOn')} isRequired />
    </Form>
  );
};

type Options = {
  readonly t: BookWords;
  readonly today: string;
  readonly mayEnd: boolean;
  readonly onEnd: (row: Row) => void;
};

const columnsOf = ({ t, today, mayEnd, onEnd }: Options): readonly Column<Row>[] => [
  { id: 'from', header: t('delegation.from'), cell: ({ fromName }) => <ActorName name={fromName} /> },
  { id: 'to', header: t('delegation.to'), width: 160, cell: ({ toName }) => <ActorName name={toName} /> },
  {
    id: 'period',
    header: t('delegation.period'),
    width: 320,
    cell: ({ fromOn, toOn, isHeld }) => (
      <span className={styles['chips']}>
        <span>
          <DateText value={fromOn} /> – <DateText value={toOn} />
        </span>
        {isHeld ? null : (
          <Chip tone="grey" hint={t('delegation.idleHint')}>
            {t('delegation.idle')}
          </Chip>
        )}
        {isHeld && fromOn <= today && today <= toOn ? <Chip tone="accent">{t('delegation.today')}</Chip> : null}
      </span>
    ),
  },
  ...(mayEnd
    ? [
        {
          id: 'end',
          header: t('delegation.end'),
          width: 130,
          isAct: true,
          cell: (row: Row) =>
            row.mayEnd ? (
              <AppButton size="small" kind="quiet" onClick={() => onEnd(row)}>
                {t('delegation.end')}
              </AppButton>
            ) : null,
        },
      ]
    : []),
];

/** Who signs for whom while somebody is away. */
export const DelegationTab = (): ReactNode => {
  const t = useT(pricingBooks);
  const { timeZone } = useWords();
  const mayDelegate = useMay('pricing.delegate');
  const [isAdding, setAdding] = useState(false);
  const { data, error, isPending, refetch } = useRead(listDelegations, {});
  const onExport = useListExport(listDelegations, {});
  const { run: end } = useAct(endDelegation, { refreshes: pricingReads });
  const columns = useMemo(() => {
    const handleEnd = async ({ id }: Row): Promise<void> => {
      await end({ id });
      showNote(t('delegation.ended'));
    };
    return columnsOf({ t, today: dayIn(timeZone), mayEnd: mayDelegate, onEnd: (row) => void handleEnd(row) });
  }, [t, timeZone, mayDelegate, end]);
  const add = mayDelegate ? (
    <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
      {t('delegation.add')}
    </AppButton>
  ) : undefined;
  return (
    <div className={styles['stack']}>
      <p className={styles['lead']}>{t('delegation.lead')}</p>
      <DataTable
        name={t('delegation.name')}
        tableKey="pricing.delegations"
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={({ id }) => id}
        rowName={({ fromName, toName }) => `${fromName} → ${toName}`}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        actions={add}
        onExport={onExport}
        empty={<EmptyState title={t('delegation.emptyTitle')}>{t('delegation.emptyText')}</EmptyState>}
      />
      {isAdding ? (
        <SideDrawer isOpen onClose={() => setAdding(false)} title={t('delegation.add')}>
          <AddForm onClose={() => setAdding(false)} />
        </SideDrawer>
      ) : null}
    </div>
  );
};
