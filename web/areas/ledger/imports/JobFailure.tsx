import type { ReactNode } from 'react';
import { AppError } from '#kernel/app-error';
import { ErrorState } from '#ui';
import type { Job } from './import-data.ts';

/** Why the last job at an import ended early, in words; nothing when it did not. */
export const JobFailure = ({ job }: { readonly job: Job | undefined }): ReactNode => {
  if (job?.state !== 'failed' || job.error === null) return null;
  return <ErrorState error={new AppError(job.error.code, job.error.params)} />;
};
