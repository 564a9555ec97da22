import type { Tone } from '#ui';
import type { BatchState } from './import-data.ts';

/** How the state of an import is marked in a list. */
export const stateTones: Readonly<Record<BatchState, Tone>> = {
  uploaded: 'warm',
  checking: 'accent',
  checked: 'warm',
  staging: 'accent',
  applying: 'accent',
  done: 'plain',
  failed: 'loss',
  cancelled: 'grey',
  undoing: 'accent',
  undone: 'grey',
};
