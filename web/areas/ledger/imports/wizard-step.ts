import type { BatchState } from './import-data.ts';

/** The steps of the import wizard, in order; the address says which is open. */
export const wizardSteps = ['file', 'table', 'mapping', 'check', 'run'] as const;
export type WizardStep = (typeof wizardSteps)[number];

const isPreparing = (step: WizardStep | undefined): step is 'table' | 'mapping' =>
  step === 'table' || step === 'mapping';

/**
 * The step that shows: the wanted one where the state of the import allows it, so that an old link or a reload in the
 * middle of an import leads to where it stands.
 */
export const openStepOf = (state: BatchState, wanted: WizardStep | undefined): WizardStep => {
  if (state === 'checking') return 'check';
  if (state === 'uploaded' || state === 'checked') {
    if (wanted !== undefined && wanted !== 'file') return wanted;
    return state === 'uploaded' ? 'table' : 'check';
  }
  const mayMapAgain = state === 'failed' || state === 'cancelled';
  return mayMapAgain && isPreparing(wanted) ? wanted : 'run';
};
