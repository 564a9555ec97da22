import { useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import {
  AppButton,
  DateField,
  EmptyState,
  ErrorState,
  Form,
  NumberField,
  PageSkeleton,
  Panel,
  showNote,
  SideDrawer,
  useContractForm,
  useT,
  useWords,
  useActorName,
} from '#ui';
import { formatInstant } from '#kernel/format';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import shared from '../identification.module.css';
import styles from './portfolio.module.css';
import { identificationScreens } from '../messages/index.ts';
import { useOpenRun } from '../run-data.ts';
import type { BackTest } from '../run-data.ts';
import { ProofStatistics } from './ProofStatistics.tsx';
import { ProofVerdicts } from './ProofVerdicts.tsx';

const { listBacktests, startBacktest } = identificationContract.operations;

const StartForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(identificationScreens);
  const start = useAct(startBacktest, { refreshes: ['jobs'] });
  const form = useContractForm({
    schema: startBacktest.input,
    initial: { horizonDays: 182, cuts: 3 },
    onSubmit: async (input) => {
      await start.run(input);
      showNote(t('proof.started'));
      onClose();
    },
  });
  const horizon = form.field('horizonDays');
  const cuts = form.field('cuts');
  return (
    <Form form={form} submitText={t('proof.start')} onCancel={onClose}>
      <DateField {...form.field('cutoff')} label={t('proof.cutoff')} hint={t('proof.cutoffHint')} />
      <NumberField
        {...horizon}
        value={typeof horizon.value === 'number' ? horizon.value : null}
        onChange={(value) => horizon.onChange(value)}
        label={t('proof.horizon')}
        unit={t('proof.days')}
      />
      <NumberField
        {...cuts}
        value={typeof cuts.value === 'number' ? cuts.value : null}
        onChange={(value) => cuts.onChange(value)}
        label={t('proof.cuts')}
        hint={t('proof.cutsHint')}
      />
    </Form>
  );
};

const BackTestCard = ({ test }: { readonly test: BackTest }): ReactNode => {
  const t = useT(identificationScreens);
  const { timeZone } = useWords();
  const [isOpen, setOpen] = useState(false);
  const nameOf = useActorName();
  const { createdAt, createdByName, policyVersion, horizonDays } = test;
  const when = t('proof.when', {
    at: formatInstant(createdAt, timeZone),
    name: nameOf(createdByName),
    version: policyVersion,
    days: horizonDays,
  });
  return (
    <Panel
      title={<span className={shared['under']}>{when}</span>}
      actions={
        <AppButton size="small" kind="quiet" onClick={() => setOpen(true)}>
          {t('proof.details')}
        </AppButton>
      }
    >
      <ProofVerdicts test={test} />
      <SideDrawer isOpen={isOpen} onClose={() => setOpen(false)} title={t('proof.details')} size="wide">
        {isOpen ? <ProofStatistics test={test} /> : null}
      </SideDrawer>
    </Panel>
  );
};

/** The policy judged by the company's own past: plain words first, statistics one press deeper, bad results too. */
export const ProofTab = (): ReactNode => {
  const t = useT(identificationScreens);
  const mayRun = useMay('identification.run');
  const job = useOpenRun();
  const [isStarting, setStarting] = useState(false);
  const { data, error, refetch } = useRead(listBacktests, {});
  const start = mayRun ? (
    <AppButton kind="primary" isDisabled={job !== undefined} onClick={() => setStarting(true)}>
      {t('proof.start')}
    </AppButton>
  ) : undefined;
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const [latest, ...older] = data.backTests;
  return (
    <div className={shared['stack']}>
      {latest === undefined ? (
        <EmptyState title={t('proof.none')} action={start}>
          {t('proof.noneText')}
        </EmptyState>
      ) : (
        <>
          <div className={styles['rowEnd']}>{start}</div>
          <BackTestCard test={latest} />
          {older.length === 0 ? null : <h2 className={shared['partTitle']}>{t('proof.older')}</h2>}
          {older.map((test) => (
            <BackTestCard key={test.id} test={test} />
          ))}
        </>
      )}
      <SideDrawer isOpen={isStarting} onClose={() => setStarting(false)} title={t('proof.startTitle')}>
        {isStarting ? <StartForm onClose={() => setStarting(false)} /> : null}
      </SideDrawer>
    </div>
  );
};
