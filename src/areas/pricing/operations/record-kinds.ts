import { recordOfAccount } from '#areas/accounts';
import type { RecordKind } from '#platform/operations';
import {
  listAgreementHeads,
  listEstimateHeads,
  listNegotiationHeads,
  listPlanHeads,
  listPurchaseHeads,
  listQuoteHeads,
  listRequestHeads,
} from '../store/record-heads.ts';
import { openAccounts } from './present-estimate.ts';

const reads = 'pricing.read';

/** The records of prices that take files; who writes one adds to it, also after it is decided or signed. */
export const pricingRecords: readonly RecordKind[] = [
  recordOfAccount({ kind: 'price-request', list: listRequestHeads, reads, writes: ['pricing.request'] }),
  recordOfAccount({ kind: 'quote', list: listQuoteHeads, reads, writes: ['pricing.quote'] }),
  recordOfAccount({
    kind: 'agreement',
    marks: ['signed'],
    list: listAgreementHeads,
    reads,
    writes: ['pricing.agree'],
  }),
  recordOfAccount({ kind: 'business-plan', list: listPlanHeads, reads, writes: ['pricing.agree'] }),
  recordOfAccount({
    kind: 'estimate',
    list: listEstimateHeads,
    reads: 'pricing.estimates',
    writes: ['pricing.estimate'],
    needs: 'cost',
    // Production makes the figures of the accounts that it works for, and sees what they rest on.
    opens: async (context, accountId) => (await openAccounts(context, [accountId])).has(accountId),
  }),
  recordOfAccount({ kind: 'purchase', list: listPurchaseHeads, reads, writes: ['pricing.purchase', 'pricing.bond'] }),
  recordOfAccount({ kind: 'negotiation', list: listNegotiationHeads, reads, writes: ['pricing.request'] }),
];
