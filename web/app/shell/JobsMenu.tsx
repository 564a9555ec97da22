import { IconProgress } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { jobsContract } from '#platform/jobs/contract';
import { Icon, JobProgress, PopoverButton, useT } from '#ui';
import { useAct, useRead } from '../api.ts';
import { useAreaWords } from '../area-words.ts';
import { appMessages } from '../messages/index.ts';
import { useMay } from '../session.ts';
import styles from './shell.module.css';

const { list, cancel } = jobsContract.operations;

type Job = z.output<typeof list.output>['rows'][number];

const rateOf = ({ progress, startedAt }: Job, now: number): number | null => {
  if (progress === null || startedAt === null) return null;
  const seconds = (now - Date.parse(startedAt)) / 1000;
  return seconds > 1 ? progress.done / seconds : null;
};

const JobLine = ({ job, readAt }: { readonly job: Job; readonly readAt: number }): ReactNode => {
  const t = useT(appMessages);
  const words = useAreaWords();
  const stop = useAct(cancel, { refreshes: ['jobs'] });
  return (
    <JobProgress
      title={words(job.kind, 'jobs') ?? t('shell.job')}
      state={job.state}
      done={job.progress?.done ?? 0}
      total={job.progress?.total ?? null}
      ratePerSecond={rateOf(job, readAt)}
      onCancel={job.cancelAsked ? undefined : () => void stop.run({ id: job.id })}
    />
  );
};

/** Long work in the top bar while there is any; when one ends, what it may have changed is read again. */
export const JobsMenu = (): ReactNode => {
  const t = useT(appMessages);
  const cache = useQueryClient();
  const mayRead = useMay('jobs.read');
  const [isBusy, setBusy] = useState(false);
  const { data, dataUpdatedAt } = useRead(
    list,
    { open: true },
    { isOff: !mayRead, refreshMs: isBusy ? 1_500 : 20_000 },
  );
  const count = data?.rows.length ?? 0;
  const before = useRef(0);
  useEffect(() => {
    setBusy(count > 0);
    if (count < before.current) void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' });
    before.current = count;
  }, [count, cache]);
  if (data === undefined || count === 0) return null;
  return (
    <PopoverButton name={t('shell.jobsRunning', { n: count })} icon={<Icon of={IconProgress} />} text={String(count)}>
      <div className={styles['jobs']}>
        {data.rows.map((job) => (
          <JobLine key={job.id} job={job} readAt={dataUpdatedAt} />
        ))}
      </div>
    </PopoverButton>
  );
};
