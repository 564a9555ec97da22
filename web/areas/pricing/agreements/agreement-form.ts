import type { pricingContract } from '#areas/pricing/contract';
import type { ContractForm } from '#ui';

export type AgreementForm = ContractForm<typeof pricingContract.operations.createAgreement.input>;
