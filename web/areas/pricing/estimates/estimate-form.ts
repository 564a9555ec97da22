import type { z } from 'zod';
import type { pricingContract } from '#areas/pricing/contract';
import type { ContractForm } from '#ui';

type Operations = typeof pricingContract.operations;

export type EstimateForm = ContractForm<Operations['createEstimate']['input']>;
export type EstimateRow = z.output<Operations['listEstimates']['output']>['rows'][number];
export type Estimate = z.output<Operations['getEstimate']['output']>;
export type EstimateVersion = Estimate['versions'][number];
