import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { formatBytes } from '#kernel/format';
import { JobProgress, ProgressLine, useT, useWords } from '#ui';
import { importScreens } from '../messages/index.ts';
import type { Job } from './import-data.ts';

type Mark = { readonly phase: string; readonly done: number; readonly at: number };

/** Units per second since this phase was first seen here; null until two readings lie apart. */
const useRate = (progress: Job['progress']): number | null => {
  const first = useRef<Mark | null>(null);
  const [rate, setRate] = useState<number | null>(null);
  const { phase, done } = progress ?? { phase: '', done: 0 };
  useEffect(() => {
    const now = performance.now();
    const mark = first.current;
    if (mark === null || mark.phase !== phase || done < mark.done) {
      first.current = { phase, done, at: now };
      setRate(null);
      return;
    }
    const seconds = (now - mark.at) / 1000;
    if (seconds >= 1) setRate((done - mark.done) / seconds);
  }, [phase, done]);
  return rate;
};

type Props = { readonly job: Job | undefined; readonly onCancel?: (() => void) | undefined };

/** The job at work on an import: which phase, how far, how fast, how long still. */
export const JobLine = ({ job, onCancel }: Props): ReactNode => {
  const t = useT(importScreens);
  const { language } = useWords();
  const progress = job?.progress ?? null;
  const rate = useRate(progress);
  const title = t.find(`check.phases.${progress?.phase ?? ''}`) ?? t('title');
  const isAsked = job?.cancelAsked === true;
  const cancel = isAsked ? undefined : onCancel;
  if (progress?.phase === 'reading') {
    const amount = { sent: formatBytes(progress.done, language), total: formatBytes(progress.total ?? 0, language) };
    return (
      <ProgressLine
        title={isAsked ? t('run.stopAsked') : title}
        share={progress.total === null || progress.total === 0 ? null : progress.done / progress.total}
        note={t('file.sent', amount)}
        stop={cancel === undefined ? undefined : { name: t('run.stop'), onStop: cancel }}
      />
    );
  }
  return (
    <JobProgress
      title={isAsked ? t('run.stopAsked') : title}
      state={progress === null ? 'queued' : 'running'}
      done={progress?.done ?? 0}
      total={progress?.total ?? null}
      ratePerSecond={rate}
      onCancel={cancel}
    />
  );
};
