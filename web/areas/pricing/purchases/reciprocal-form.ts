import type { pricingContract } from '#areas/pricing/contract';
import type { ContractForm } from '#ui';

export type ReciprocalForm = ContractForm<typeof pricingContract.operations.createReciprocal.input>;

export const emptyTheirs = { text: '', quantity: '1', price: '', source: '' };
export const emptyBill = { text: '', amount: '', source: '' };
