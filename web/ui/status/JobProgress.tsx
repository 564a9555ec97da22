import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatAmount } from '#kernel/format';
import type { Translate } from '#kernel/i18n';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { uiMessages } from '../messages/index.ts';
import type { zhCN } from '../messages/zh-CN.ts';
import { useT } from '../words/use-t.ts';
import { useWords } from '../words/WordsProvider.tsx';
import styles from './status.module.css';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

type Props = {
  readonly title: string;
  readonly state: JobState;
  readonly done: number;
  /** Null when the amount of work is not known yet. */
  readonly total: number | null;
  readonly ratePerSecond?: number | null;
  readonly onCancel?: (() => void) | undefined;
};

const durationText = (seconds: number, t: Translate<typeof zhCN>): string => {
  if (seconds < 90) return t('job.seconds', { n: Math.max(1, Math.round(seconds)) });
  if (seconds < 5400) return t('job.minutes', { n: Math.round(seconds / 60) });
  return t('job.hours', { n: Math.round(seconds / 3600) });
};

/** Long work in one line: how far, how fast, how long still, and a way to stop it. */
export const JobProgress = ({ title, state, done, total, ratePerSecond = null, onCancel }: Props): ReactNode => {
  const t = useT(uiMessages);
  const { language } = useWords();
  const share = state === 'done' ? 1 : total === null || total === 0 ? 0 : Math.min(1, done / total);
  const count = (value: number): string => formatAmount(`${Math.round(value)}`, language);
  const notes = [
    state === 'running' && total !== null
      ? t('job.progress', { done: count(done), total: count(total) })
      : state === 'running'
        ? count(done)
        : t(`job.${state}`),
    state === 'running' && ratePerSecond !== null && ratePerSecond > 0
      ? t('job.rate', { rate: count(ratePerSecond) })
      : '',
    state === 'running' && ratePerSecond !== null && ratePerSecond > 0 && total !== null
      ? t('job.remaining', { time: durationText((total - done) / ratePerSecond, t) })
      : '',
  ].filter((note) => note !== '');
  return (
    <div className={styles['job']}>
      <div className={styles['jobHead']}>
        <span className={styles['jobTitle']}>{title}</span>
        {onCancel !== undefined && (state === 'running' || state === 'queued') ? (
          <IconAction size="small" name={t('job.cancel')} icon={<Icon of={IconX} size={16} />} onClick={onCancel} />
        ) : null}
      </div>
      <div
        className={styles['jobTrack']}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div className={styles['jobFill']} data-state={state} style={{ width: `${share * 100}%` }} />
      </div>
      <span className={styles['jobNote']}>{notes.join(' · ')}</span>
    </div>
  );
};
