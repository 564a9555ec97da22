import type { ReactNode } from 'react';
import { ledgerContract } from '#areas/ledger/contract';
import { AppButton, ErrorState, SideDrawer, showNote, useT } from '#ui';
import { useAct } from '#web/app/api';
import { importScreens } from '../messages/index.ts';
import type { Import } from './import-data.ts';
import styles from './import.module.css';

type Props = { readonly batch: Import; readonly onClose: () => void };

/** Says what undoing a whole import takes away; the way back is to import the file again. */
export const UndoDrawer = ({ batch, onClose }: Props): ReactNode => {
  const t = useT(importScreens);
  const undo = useAct(ledgerContract.operations.undoImport, {
    refreshes: ['ledger.getImport', 'ledger.listImports', 'jobs'],
  });
  const run = async (): Promise<void> => {
    await undo.run({ id: batch.id });
    showNote(t('run.undoStarted'));
    onClose();
  };
  const { inserted, updated } = batch.counts;
  return (
    <SideDrawer isOpen onClose={onClose} title={t('run.undoTitle')}>
      <div className={styles['stack']}>
        <p>
          {batch.fileName} · {t(`kinds.${batch.kind}`)}
        </p>
        <p>{t('run.undoText', { inserted, updated })}</p>
        {undo.error === null ? null : <ErrorState error={undo.error} />}
        <div className={styles['acts']}>
          <AppButton kind="danger" isBusy={undo.isBusy} onClick={() => void run().catch(() => undefined)}>
            {t('run.undoSubmit')}
          </AppButton>
        </div>
      </div>
    </SideDrawer>
  );
};
