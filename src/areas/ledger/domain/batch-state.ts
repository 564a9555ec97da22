/** The life of an import batch. */
export const batchStates = [
  'uploaded',
  'checking',
  'checked',
  'staging',
  'applying',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type BatchState = (typeof batchStates)[number];

/** Whether a batch may be started: it was read or checked, or an earlier start broke off before a row was booked. */
export const mayStart = (state: BatchState): boolean =>
  state === 'uploaded' || state === 'checked' || state === 'failed' || state === 'cancelled';

/** Whether a batch may be undone: it booked rows, wholly or in part, or an earlier undo broke off. */
export const mayUndo = (state: BatchState): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled' || state === 'undoing';

/** Whether a job is at work on the batch. */
export const isRunning = (state: BatchState): boolean =>
  state === 'checking' || state === 'staging' || state === 'applying' || state === 'undoing';
