import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import styles from './status.module.css';

type Props = {
  readonly title: string;
  /** 0 to 1; null while the amount is not known. */
  readonly share: number | null;
  readonly note: ReactNode;
  readonly stop?: { readonly name: string; readonly onStop: () => void } | undefined;
};

/** How far something is, when it is no job of its own: an upload, a phase of an import. */
export const ProgressLine = ({ title, share, note, stop }: Props): ReactNode => (
  <div className={styles['job']}>
    <div className={styles['jobHead']}>
      <span className={styles['jobTitle']}>{title}</span>
      {stop === undefined ? null : (
        <IconAction size="small" name={stop.name} icon={<Icon of={IconX} size={16} />} onClick={stop.onStop} />
      )}
    </div>
    <div
      className={styles['jobTrack']}
      role="progressbar"
      aria-label={title}
      {...(share === null
        ? {}
        : { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(share * 100) })}
    >
      <div className={styles['jobFill']} style={{ width: `${Math.min(1, Math.max(0, share ?? 0)) * 100}%` }} />
    </div>
    <span className={styles['jobNote']}>{note}</span>
  </div>
);
