import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import { jobsContract } from '#platform/jobs/contract';
import { useRead } from '#web/app/api';

const { getImport, previewImport } = ledgerContract.operations;
const { get: getJob } = jobsContract.operations;

export type Import = z.output<typeof getImport.output>;
export type BatchState = Import['state'];
export type RecordKind = Import['kind'];
export type Report = NonNullable<Import['report']>;
export type Preview = z.output<typeof previewImport.output>;
export type PreviewRow = Preview['rows'][number];
export type Job = z.output<typeof getJob.output>;

const working: readonly BatchState[] = ['checking', 'staging', 'applying', 'undoing'];

const isOpen = (job: Job | undefined): boolean => job?.state === 'queued' || job?.state === 'running';

/** An import and the job at work on it, read every second while there is one. */
export const useImport = (id: string) => {
  const [isLive, setLive] = useState(false);
  const refreshMs = isLive ? 1_000 : false;
  const batch = useRead(getImport, { id }, { refreshMs });
  const jobId = batch.data?.jobId ?? null;
  const job = useRead(getJob, { id: jobId ?? '' }, { isOff: jobId === null, refreshMs });
  const isWorking = isOpen(job.data) || (batch.data !== undefined && working.includes(batch.data.state));
  useEffect(() => setLive(isWorking), [isWorking]);
  return { batch: batch.data, job: job.data, isWorking, error: batch.error, onRetry: () => void batch.refetch() };
};
