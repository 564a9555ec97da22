import type { ReactNode } from 'react';
import { AgreementState } from '../agreements/AgreementState.tsx';
import type { PlanRow } from './plan-data.ts';

/** Where a plan stands in its time: in the words of agreements. */
export const PlanState = ({ state }: Pick<PlanRow, 'state'>): ReactNode => (
  <AgreementState state={state} isDueForRenewal={false} />
);
