import type { ReactNode } from 'react';
import { JobProgress } from './JobProgress.tsx';
import type { JobState } from './JobProgress.tsx';

type Job = {
  readonly state: JobState;
  readonly progress: { readonly phase: string; readonly done: number; readonly total: number | null } | null;
};

type Props = {
  readonly job: Job | undefined;
  readonly waiting: string;
  readonly busy: string;
  /** The words of a phase; `busy` stands in for one without. */
  readonly phaseOf: (phase: string) => string | undefined;
};

/** How far a job is that works in phases, while there is any. */
export const PhaseProgress = ({ job, waiting, busy, phaseOf }: Props): ReactNode => {
  if (job === undefined) return null;
  const { progress, state } = job;
  return (
    <JobProgress
      title={progress === null ? waiting : (phaseOf(progress.phase) ?? busy)}
      state={state}
      done={progress?.done ?? 0}
      total={progress?.total ?? null}
    />
  );
};
