import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { warningsContract } from '#areas/warnings/contract';
import {
  AppButton,
  Chip,
  DateField,
  DateText,
  DecimalField,
  Form,
  Icon,
  IconAction,
  IconPlus,
  IconX,
  Money,
  Panel,
  showNote,
  SideDrawer,
  TextField,
  useActorName,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import type { Tone } from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { dayIn } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import styles from '../warnings.module.css';

const { credit, addPromise, withdrawPromise } = warningsContract.operations;
type Promised = z.output<typeof credit.output>['credit']['promises'][number];

const tones: Readonly<Record<Promised['state'], Tone>> = {
  open: 'accent',
  kept: 'plain',
  broken: 'loss',
  withdrawn: 'plain',
};

type FormProps = { readonly accountId: string; readonly onClose: () => void };

const PromiseForm = ({ accountId, onClose }: FormProps): ReactNode => {
  const t = useT(warningScreens);
  const { currency, timeZone } = useWords();
  const add = useAct(addPromise, { refreshes: warningReads });
  const form = useContractForm({
    schema: addPromise.input,
    initial: { accountId, madeOn: dayIn(timeZone) },
    onSubmit: async (input) => {
      await add.run(input);
      showNote(t('promises.added'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('promises.add')} onCancel={onClose}>
      <p>{t('promises.text')}</p>
      <DecimalField {...form.field('amount')} label={t('promises.amount')} unit={currency} isRequired hasAutoFocus />
      <DateField {...form.field('dueOn')} label={t('promises.dueOn')} isRequired />
      <DateField {...form.field('madeOn')} label={t('promises.madeOn')} />
      <TextField {...form.field('promisedBy')} label={t('promises.promisedBy')} />
      <TextField {...form.field('note')} label={t('acts.note')} />
    </Form>
  );
};

const WithdrawForm = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode => {
  const t = useT(warningScreens);
  const { run } = useAct(withdrawPromise, { refreshes: warningReads });
  const form = useContractForm({
    schema: withdrawPromise.input,
    initial: { id },
    onSubmit: async (input) => {
      await run(input);
      showNote(t('promises.withdrawn'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('promises.withdraw')} onCancel={onClose}>
      <p>{t('promises.withdrawText')}</p>
      <TextField {...form.field('reason')} label={t('promises.reason')} isRequired hasAutoFocus />
    </Form>
  );
};

const PromiseLine = ({ promise }: { readonly promise: Promised }): ReactNode => {
  const t = useT(warningScreens);
  const nameOf = useActorName();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { id, amount, paid, madeOn, dueOn, promisedBy, note, state, createdByName, withdrawal, mayWithdraw } = promise;
  return (
    <li>
      <span className={styles['twoLines']}>
        <span>
          <Money value={amount} /> · <DateText value={dueOn} />
        </span>
        <span className={styles['quiet']}>
          {t('promises.made', { day: madeOn, name: promisedBy ?? '—' })} · {nameOf(createdByName)}
        </span>
        {state !== 'open' && state !== 'withdrawn' && BigInt(paid.minor) < BigInt(amount.minor) ? (
          <span className={styles['quiet']}>
            {t('promises.paid')} <Money value={paid} />
          </span>
        ) : null}
        {note === null ? null : <span className={styles['note']}>{note}</span>}
        {withdrawal === null ? null : (
          <span className={styles['note']}>
            {t('promises.withdrawnBy', {
              name: nameOf(withdrawal.byName ?? createdByName),
              reason: withdrawal.reason ?? '—',
            })}
          </span>
        )}
      </span>
      <Chip tone={tones[state]}>{t(`promises.states.${state}`)}</Chip>
      {mayWithdraw ? (
        <IconAction
          size="small"
          name={t('promises.withdraw')}
          icon={<Icon of={IconX} size={14} />}
          onClick={() => setWithdrawing(true)}
        />
      ) : (
        <span />
      )}
      <SideDrawer isOpen={isWithdrawing} onClose={() => setWithdrawing(false)} title={t('promises.withdraw')}>
        {isWithdrawing ? <WithdrawForm id={id} onClose={() => setWithdrawing(false)} /> : null}
      </SideDrawer>
    </li>
  );
};

type Props = { readonly accountId: string; readonly promises: readonly Promised[] };

/** The log of promises to pay: kept, broken or open. */
export const PromisesPanel = ({ accountId, promises }: Props): ReactNode => {
  const t = useT(warningScreens);
  const mayAct = useMay('warnings.act');
  const [isAdding, setAdding] = useState(false);
  const add = mayAct ? (
    <AppButton size="small" icon={<Icon of={IconPlus} size={16} />} onClick={() => setAdding(true)}>
      {t('promises.add')}
    </AppButton>
  ) : undefined;
  return (
    <Panel title={t('promises.title')} actions={add}>
      {promises.length === 0 ? <p className={styles['quiet']}>{t('promises.none')}</p> : null}
      <ul className={styles['lines']}>
        {promises.map((promise) => (
          <PromiseLine key={promise.id} promise={promise} />
        ))}
      </ul>
      <SideDrawer isOpen={isAdding} onClose={() => setAdding(false)} title={t('promises.add')}>
        {isAdding ? <PromiseForm accountId={accountId} onClose={() => setAdding(false)} /> : null}
      </SideDrawer>
    </Panel>
  );
};
