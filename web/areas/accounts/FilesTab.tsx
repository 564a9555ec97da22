import type { ReactNode } from 'react';
import type { AccountPanelProps } from '#web/app/area-module';
import styles from './account.module.css';
import { RecordFiles } from './RecordFiles.tsx';

/** The files of an account. */
export const FilesTab = ({ accountId }: AccountPanelProps): ReactNode => (
  <div className={styles['narrow']}>
    <RecordFiles kind="account" record={accountId} frame="page" />
  </div>
);
