import { useState } from 'react';
import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { AppButton, Panel, showFailure, StepButtons, useRefusalText, useT } from '#ui';
import { useAct } from '#web/app/api';
import { importScreens } from '../messages/index.ts';
import type { MappingDraft } from './contract.ts';
import type { Import, Job } from './import-data.ts';
import styles from './import.module.css';
import { JobLine } from './JobLine.tsx';
import { JobFailure } from './JobFailure.tsx';
import { ReportView } from './ReportView.tsx';
import { isSameMapping } from './same-mapping.ts';
import { Unmatched } from './Unmatched.tsx';

const { checkImport, startImport, cancelImport } = ledgerContract.operations;
const refreshes = ['ledger.getImport', 'ledger.listImports', 'ledger.unmatched', 'jobs'];

type Props = {
  readonly batch: Import;
  readonly job: Job | undefined;
  readonly isWorking: boolean;
  readonly mapping: MappingDraft;
  readonly onMapping: (mapping: MappingDraft) => void;
  readonly onBack: () => void;
  readonly onStarted: () => void;
};

const goodRowsOf = ({ counts }: Import): number => Math.max(0, counts.read - counts.rejected - counts.filtered);

/** Fourth step: the whole file is read, nothing is written; who is meant is decided here. */
export const CheckStep = ({ batch, job, isWorking, mapping, onMapping, onBack, onStarted }: Props): ReactNode => {
  const t = useT(importScreens);
  const refusalText = useRefusalText();
  const check = useAct(checkImport, { refreshes });
  const start = useAct(startImport, { refreshes });
  const cancel = useAct(cancelImport, { refreshes });
  const [isStarting, setStarting] = useState(false);
  const isStale = batch.mapping !== null && !isSameMapping(batch.mapping, mapping);
  const report = batch.state === 'checked' ? batch.report : null;
  const good = goodRowsOf(batch);

  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      showFailure(refusalText(error));
      return false;
    }
  };
  const handleCheck = (): void => void attempt(() => check.run({ id: batch.id, mapping }));
  const handleStart = async (): Promise<void> => {
    setStarting(true);
    if (await attempt(() => start.run({ id: batch.id }))) onStarted();
    setStarting(false);
  };

  if (isWorking) {
    return (
      <>
        <Panel>
          <p className={styles['lead']}>{t('check.text')}</p>
          <JobLine job={job} onCancel={() => void attempt(() => cancel.run({ id: batch.id }))} />
        </Panel>
        <p className={styles['quiet']}>{t('run.surviving')}</p>
      </>
    );
  }
  return (
    <>
      <JobFailure job={job} />
      {report === null ? (
        <Panel>
          <p className={styles['lead']}>{t('check.text')}</p>
          <AppButton kind="primary" isBusy={check.isBusy} onClick={handleCheck}>
            {t('mapping.next')}
          </AppButton>
        </Panel>
      ) : (
        <>
          {isStale ? (
            <p className={styles['notice']}>
              {t('check.stale')}
              <AppButton size="small" isBusy={check.isBusy} onClick={handleCheck}>
                {t('check.again')}
              </AppButton>
            </p>
          ) : null}
          <ReportView batch={batch} report={report} />
          <Unmatched batch={batch} report={report} mapping={mapping} onMapping={onMapping} />
        </>
      )}
      <div className={styles['foot']}>
        {report !== null && good === 0 ? (
          <p className={`${styles['quiet']} ${styles['footFill']}`}>{t('check.nothing')}</p>
        ) : null}
        {report === null ? (
          <AppButton onClick={onBack}>{t('check.back')}</AppButton>
        ) : (
          <StepButtons
            onBack={onBack}
            onNext={() => void handleStart()}
            nextText={t('check.start', { n: good })}
            isBusy={isStarting}
            canNext={good > 0 && !isStale}
          />
        )}
      </div>
    </>
  );
};
