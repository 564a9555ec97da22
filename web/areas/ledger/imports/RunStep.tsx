import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { AppButton, Panel, showFailure, useRefusalText, useT } from '#ui';
import { RecordFiles } from '#web/accounts';
import { useAct } from '#web/app/api';
import { importScreens } from '../messages/index.ts';
import type { Import, Job } from './import-data.ts';
import styles from './import.module.css';
import { JobFailure } from './JobFailure.tsx';
import { JobLine } from './JobLine.tsx';
import { ResultView } from './ResultView.tsx';
import { UndoDrawer } from './UndoDrawer.tsx';
import { forgetDraft } from './use-draft.ts';
import type { WizardStep } from './wizard-step.ts';

const { cancelImport, startImport } = ledgerContract.operations;
const refreshes = ['ledger.getImport', 'ledger.listImports', 'jobs'];

type Props = {
  readonly batch: Import;
  readonly job: Job | undefined;
  readonly isWorking: boolean;
  readonly onStep: (step: WizardStep) => void;
};

const ResultActs = ({
  batch,
  onStep,
  onUndo,
}: Pick<Props, 'batch' | 'onStep'> & { readonly onUndo: () => void }): ReactNode => {
  const t = useT(importScreens);
  const refusalText = useRefusalText();
  const navigate = useNavigate();
  const start = useAct(startImport, { refreshes });
  const hasStopped = batch.state === 'failed' || batch.state === 'cancelled';
  const restart = async (): Promise<void> => {
    try {
      await start.run({ id: batch.id });
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return (
    <div className={styles['foot']}>
      {batch.may.undo ? (
        <AppButton kind="danger" onClick={onUndo}>
          {t('run.undo')}
        </AppButton>
      ) : null}
      {hasStopped ? (
        <>
          <AppButton onClick={() => onStep('mapping')}>{t('check.back')}</AppButton>
          <AppButton kind="primary" isBusy={start.isBusy} onClick={() => void restart()}>
            {t('run.restart')}
          </AppButton>
        </>
      ) : (
        <>
          <AppButton onClick={() => void navigate({ to: '/accounts' })}>{t('run.toAccounts')}</AppButton>
          <AppButton kind="primary" onClick={() => void navigate({ to: '/data/import', search: {} })}>
            {t('run.another')}
          </AppButton>
        </>
      )}
    </div>
  );
};

/** Last step: the import at work, then what came of it. The job goes on without this page. */
export const RunStep = ({ batch, job, isWorking, onStep }: Props): ReactNode => {
  const t = useT(importScreens);
  const refusalText = useRefusalText();
  const cancel = useAct(cancelImport, { refreshes });
  const [isUndoing, setUndoing] = useState(false);
  const { state } = batch;
  const isOver = state === 'done' || state === 'undone';
  useEffect(() => {
    if (isOver) forgetDraft(batch.id);
  }, [isOver, batch.id]);
  const stop = async (): Promise<void> => {
    try {
      await cancel.run({ id: batch.id });
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  if (isWorking) {
    const canStop = job?.kind !== 'ledger.undoImport';
    return (
      <Panel>
        <JobLine job={job} onCancel={canStop ? () => void stop() : undefined} />
        <p className={styles['quiet']}>{t('run.surviving')}</p>
      </Panel>
    );
  }
  if (state === 'uploaded' || state === 'checked') {
    return (
      <>
        <JobFailure job={job} />
        <Panel>
          <p className={styles['lead']}>{t('run.notStarted')}</p>
          <AppButton onClick={() => onStep('check')}>{t('run.toCheck')}</AppButton>
        </Panel>
      </>
    );
  }
  return (
    <>
      <JobFailure job={job} />
      <ResultView batch={batch} />
      <RecordFiles kind="import" record={batch.id} frame="panel" />
      <ResultActs batch={batch} onStep={onStep} onUndo={() => setUndoing(true)} />
      {isUndoing ? <UndoDrawer batch={batch} onClose={() => setUndoing(false)} /> : null}
    </>
  );
};
