import { accountsCases } from './operation-cases/accounts-cases.ts';
import type { OperationCase } from './operation-cases/case.ts';
import { identificationCases } from './operation-cases/identification-cases.ts';
import { ledgerCases } from './operation-cases/ledger-cases.ts';
import { offerCases } from './operation-cases/offer-cases.ts';
import { platformCases } from './operation-cases/platform-cases.ts';
import { pricingCases } from './operation-cases/pricing-cases.ts';
import { purchaseCases } from './operation-cases/purchase-cases.ts';
import { workflowCases } from './operation-cases/workflow-cases.ts';

/** What is expected of each operation of the registry; one without an entry fails the matrix. */
export const operationCases: Readonly<Record<string, OperationCase>> = {
  ...platformCases,
  ...accountsCases,
  ...ledgerCases,
  ...identificationCases,
  ...pricingCases,
  ...offerCases,
  ...purchaseCases,
  ...workflowCases,
};
