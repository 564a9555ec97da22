import type { pricingContract } from '#areas/pricing/contract';
import type { ContractForm } from '#ui';

export type LeaseForm = ContractForm<typeof pricingContract.operations.createLease.input>;

/** A lease of nothing yet: level payments every month, in arrears. */
export const emptyAnnuity = { value: '', interval: 1, isInAdvance: false } as const;
export const emptyGoods = { productId: '', quantity: '' };
