import type { Module } from '#platform/operations';
import { pricingContract } from './contract.ts';
import { pricingMessages } from './messages/index.ts';
import { agreementBookHandlers } from './operations/agreement-books.ts';
import { progressHandlers } from './operations/agreement-progress.ts';
import { agreementHandlers } from './operations/agreements.ts';
import { clauseHandlers } from './operations/clauses.ts';
import { bookHandlers } from './operations/books.ts';
import { decisionHandlers } from './operations/decide-request.ts';
import { estimateHandlers } from './operations/estimates.ts';
import { evidenceHandlers } from './operations/evidence.ts';
import { floorHandlers } from './operations/floors.ts';
import { agreementImportHandlers } from './operations/import-agreements.ts';
import { leaseActHandlers } from './operations/lease-acts.ts';
import { leaseHandlers } from './operations/leases.ts';
import { marketHandlers } from './operations/market-prices.ts';
import { negotiationHandlers } from './operations/negotiations.ts';
import type { CapitalCarrier } from './operations/capital-carrier.ts';
import type { CreditJudge } from './operations/credit-judge.ts';
import { grantedHandlers } from './operations/granted-papers.ts';
import { orderEndHandlers } from './operations/order-ends.ts';
import { holdHandlers } from './operations/order-holds.ts';
import { orderHandlersOf } from './operations/orders.ts';
import { planHandlers } from './operations/plans.ts';
import { planProgressHandlers } from './operations/plan-progress.ts';
import { policyHandlersOf } from './operations/policies.ts';
import { rangeHandlers } from './operations/preview-ranges.ts';
import { printHandlers } from './operations/print-quote.ts';
import { purchaseHandlers } from './operations/purchases.ts';
import { quoteHandlers } from './operations/quotes.ts';
import { reciprocalHandlers } from './operations/reciprocals.ts';
import { retentionHandlers } from './operations/retention.ts';
import { requestHandlers } from './operations/requests.ts';
import { signingHandlers } from './operations/sign-agreement.ts';
import { tenderActHandlers } from './operations/tender-acts.ts';
import { tenderAgreementHandlers } from './operations/tender-agreement.ts';
import { tenderListHandlers } from './operations/tender-lists.ts';
import { tenderHandlers } from './operations/tenders.ts';
import { waterfallHandlers } from './operations/waterfalls.ts';
import { pricingRecords } from './operations/record-kinds.ts';
import { offerLists } from './operations/offer-exports.ts';
import { pricingLists } from './operations/list-exports.ts';
import { clauseLists } from './store/clause-lists.ts';
import { pricingPolicies } from './store/policies.ts';

/** Pricing, with the rule that grades the credit of who orders and with who carries the cost of capital on. */
export const pricingModuleOf = (judge: CreditJudge, carry: CapitalCarrier): Module => ({
  contract: pricingContract,
  messages: pricingMessages,
  lists: { ...pricingLists, ...offerLists },
  records: pricingRecords,
  follow: async (context) => {
    await pricingPolicies.settleFirst(context);
    await clauseLists.settleFirst(context);
  },
  handlers: [
    ...policyHandlersOf(carry),
    ...floorHandlers,
    ...waterfallHandlers,
    ...evidenceHandlers,
    ...grantedHandlers,
    ...requestHandlers,
    ...decisionHandlers,
    ...quoteHandlers,
    ...printHandlers,
    ...orderHandlersOf(judge),
    ...holdHandlers,
    ...orderEndHandlers,
    ...bookHandlers,
    ...agreementHandlers,
    ...rangeHandlers,
    ...planHandlers,
    ...planProgressHandlers,
    ...signingHandlers,
    ...progressHandlers,
    ...agreementBookHandlers,
    ...agreementImportHandlers,
    ...marketHandlers,
    ...negotiationHandlers,
    ...estimateHandlers,
    ...purchaseHandlers,
    ...tenderHandlers,
    ...leaseHandlers,
    ...leaseActHandlers,
    ...reciprocalHandlers,
    ...tenderActHandlers,
    ...tenderAgreementHandlers,
    ...tenderListHandlers,
    ...retentionHandlers,
    ...clauseHandlers,
  ],
});
