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
import { evidenceHandlersOf } from './operations/evidence.ts';
import { floorHandlers } from './operations/floors.ts';
import { agreementImportHandlersOf } from './operations/import-agreements.ts';
import { leaseActHandlers } from './operations/lease-acts.ts';
import { leaseHandlers } from './operations/leases.ts';
import { marketHandlers } from './operations/market-prices.ts';
import { negotiationHandlers } from './operations/negotiations.ts';
import type { CapitalCarrier } from './operations/capital-carrier.ts';
import type { OrderJudges } from './operations/commit-order.ts';
import { grantedHandlers } from './operations/granted-papers.ts';
import { orderEndHandlers } from './operations/order-ends.ts';
import { holdHandlers } from './operations/order-holds.ts';
import { orderHandlersOf } from './operations/orders.ts';
import { planHandlers } from './operations/plans.ts';
import { planProgressHandlers } from './operations/plan-progress.ts';
import { policyHandlersOf } from './operations/policies.ts';
import { rangeHandlers } from './operations/preview-ranges.ts';
import { printHandlers } from './operations/print-quote.ts';
import { purchaseHandlersOf } from './operations/purchases.ts';
import { quoteHandlersOf } from './operations/quotes.ts';
import { reciprocalHandlers } from './operations/reciprocals.ts';
import { retentionHandlers } from './operations/retention.ts';
import { requestHandlersOf } from './operations/requests.ts';
import { signingHandlersOf } from './operations/sign-agreement.ts';
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

/** Pricing, with the rules that grade the credit of who orders and find an open risk check, and with who carries the cost of capital on. */
export const pricingModuleOf = ({ credit, support }: OrderJudges, carry: CapitalCarrier): Module => ({
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
    ...evidenceHandlersOf(support),
    ...grantedHandlers,
    ...requestHandlersOf(support),
    ...decisionHandlers,
    ...quoteHandlersOf(support),
    ...printHandlers,
    ...orderHandlersOf({ credit, support }),
    ...holdHandlers,
    ...orderEndHandlers,
    ...bookHandlers,
    ...agreementHandlers,
    ...rangeHandlers,
    ...planHandlers,
    ...planProgressHandlers,
    ...signingHandlersOf(support),
    ...progressHandlers,
    ...agreementBookHandlers,
    ...agreementImportHandlersOf(support),
    ...marketHandlers,
    ...negotiationHandlers,
    ...estimateHandlers,
    ...purchaseHandlersOf(support),
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
