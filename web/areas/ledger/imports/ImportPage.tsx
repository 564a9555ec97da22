import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { recordKinds } from '#domain/ledger';
import { ErrorState, PageHeader, SkeletonBar, Steps, useT } from '#ui';
import { importScreens } from '../messages/index.ts';
import { CheckStep } from './CheckStep.tsx';
import { FileStep } from './FileStep.tsx';
import { useImport } from './import-data.ts';
import type { Import, Job } from './import-data.ts';
import styles from './import.module.css';
import { MappingStep } from './MappingStep.tsx';
import { RunStep } from './RunStep.tsx';
import { TableStep } from './TableStep.tsx';
import { useDraft } from './use-draft.ts';
import { openStepOf, wizardSteps } from './wizard-step.ts';
import type { WizardStep } from './wizard-step.ts';

type FrameProps = { readonly step: WizardStep; readonly state: ReactNode; readonly children: ReactNode };

const Frame = ({ step, state, children }: FrameProps): ReactNode => {
  const t = useT(importScreens);
  return (
    <div className={styles['wizard']}>
      <PageHeader title={t('title')} state={state} back={<Link to="/data">{t('listTitle')}</Link>} />
      <Steps steps={wizardSteps.map((name) => t(`steps.${name}`))} at={wizardSteps.indexOf(step)} />
      {children}
    </div>
  );
};

type OpenProps = { readonly batch: Import; readonly job: Job | undefined; readonly isWorking: boolean };

const OpenImport = ({ batch, job, isWorking }: OpenProps): ReactNode => {
  const t = useT(importScreens);
  const navigate = useNavigate();
  const { step: wanted } = useSearch({ from: '/shell/data/import' });
  const { draft, change, changeMapping } = useDraft(batch);
  const step = openStepOf(batch.state, wanted);
  const goTo = (next: WizardStep): void => void navigate({ to: '/data/import', search: { id: batch.id, step: next } });
  return (
    <Frame step={step} state={`${batch.fileName} · ${t(`kinds.${batch.kind}`)} · ${t(`states.${batch.state}`)}`}>
      {step === 'table' ? (
        <TableStep batch={batch} draft={draft} onDraft={change} onNext={() => goTo('mapping')} />
      ) : null}
      {step === 'mapping' ? (
        <MappingStep
          batch={batch}
          draft={draft}
          onDraft={change}
          onBack={() => goTo('table')}
          onNext={() => goTo('check')}
        />
      ) : null}
      {step === 'check' ? (
        <CheckStep
          batch={batch}
          job={job}
          isWorking={isWorking}
          mapping={draft.mapping}
          onMapping={changeMapping}
          onBack={() => goTo('mapping')}
          onStarted={() => goTo('run')}
        />
      ) : null}
      {step === 'run' ? <RunStep batch={batch} job={job} isWorking={isWorking} onStep={goTo} /> : null}
    </Frame>
  );
};

const KnownImport = ({ id }: { readonly id: string }): ReactNode => {
  const { batch, job, isWorking, error, onRetry } = useImport(id);
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (batch === undefined) return <SkeletonBar width={320} height={24} />;
  return <OpenImport batch={batch} job={job} isWorking={isWorking} />;
};

/** The way of a file into the ledger: file, table, columns, dry run, import and its result. The address knows the step. */
export const ImportPage = (): ReactNode => {
  useT(ledgerMessages);
  const t = useT(importScreens);
  const { id, kind } = useSearch({ from: '/shell/data/import' });
  if (id !== undefined) return <KnownImport key={id} id={id} />;
  return (
    <Frame step="file" state={t('file.hint')}>
      <FileStep kind={recordKinds.find((one) => one === kind)} />
    </Frame>
  );
};
