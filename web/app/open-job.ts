import type { z } from 'zod';
import { jobsContract } from '#platform/jobs/contract';
import { useRead } from './api.ts';
import { useMay } from './session.ts';

const { list } = jobsContract.operations;

export type OpenJob = z.output<typeof list.output>['rows'][number];

/** A job that waits or works, by the beginning of its kind; the top bar keeps the list of jobs fresh. */
export const useOpenJob = (kind: string): OpenJob | undefined => {
  const mayRead = useMay('jobs.read');
  const { data } = useRead(list, { open: true }, { isOff: !mayRead });
  return data?.rows.find((job) => job.kind.startsWith(kind));
};
