import type { pricingContract } from '#areas/pricing/contract';
import type { ContractForm } from '#ui';

export type TenderForm = ContractForm<typeof pricingContract.operations.createTender.input>;
