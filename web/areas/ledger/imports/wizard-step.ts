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
  switch (state) {
    case 'uploaded':
      return wanted === undefined || wanted === 'file' ? 'table' : wanted;
    case 'checking':
      return 'check';
    case 'checked':
      return wanted === undefined || wanted === 'file' ? 'check' : wanted;
    case 'failed':
    case 'cancelled':
      return isPreparing(wanted) ? wanted : 'run';
    case 'staging':
    case 'applying':
    case 'done':
    case 'undoing':
    case 'undone':
      return 'run';
  }
};
