import type { pricingContract } from '#areas/pricing/contract';
import type { ContractForm } from '#ui';

export type NegotiationForm = ContractForm<typeof pricingContract.operations.createNegotiation.input>;
