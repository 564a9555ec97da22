import { defineContract } from '#kernel/contract';
import { bookOperations } from './contract/book-operations.ts';
import { evidenceOperations } from './contract/evidence-operations.ts';
import { permissions } from './contract/permissions.ts';
import { policyOperations } from './contract/policy-operations.ts';
import { quoteOperations } from './contract/quote-operations.ts';
import { requestOperations } from './contract/request-operations.ts';

export { waterfallSchema } from './contract/evidence-operations.ts';
export { authorityBandSchema, pricingPolicySchema, pricingPolicyVersionSchema } from './contract/policy-schema.ts';
export {
  callOffErrors,
  committedLineSchema,
  orderInput,
  promiseErrors,
  quoteRowSchema,
  quoteSchema,
} from './contract/quote-operations.ts';
export { requestRowSchema, requestSchema } from './contract/request-operations.ts';
export { bpSchema, checkedLineSchema, leverSchema, peerBandSchema, promisedLineSchema } from './contract/schemas.ts';

/** Floor, authority, requests, quotes and orders: no price that we commit to is under its floor. */
export const pricingContract = defineContract({
  area: 'pricing',
  permissions,
  errors: {
    'pricing.policy-not-found': 404,
    'pricing.policy-refused': 422,
    'pricing.policy-changed-meanwhile': 409,
    'pricing.product-not-found': 404,
    'pricing.order-not-found': 404,
    'pricing.request-not-found': 404,
    'pricing.quote-not-found': 404,
    'pricing.delegation-not-found': 404,
    'pricing.delegate-unknown': 422,
    'pricing.delegate-self': 422,
    'pricing.delegate-others': 403,
    'pricing.dates-crossed': 422,
    'pricing.invalid-amount': 422,
    'pricing.cost-unknown': 409,
    'pricing.list-price-unknown': 409,
    'pricing.terms-eat-price': 422,
    'pricing.below-floor': 422,
    'pricing.above-authority': 403,
    'pricing.approval-expired': 409,
    'pricing.beyond-approval': 403,
    'pricing.approval-used': 409,
    'pricing.wrong-state': 409,
    'pricing.request-changed-meanwhile': 409,
    'pricing.within-authority': 409,
    'pricing.lever-missing': 422,
    'pricing.reason-missing': 422,
    'pricing.source-missing': 422,
    'pricing.no-lines': 422,
    'pricing.expiry-missing': 422,
    'pricing.expiry-outside': 422,
    'pricing.own-request': 403,
    'pricing.signed-already': 409,
    'pricing.not-asked': 403,
    'pricing.quote-changed-meanwhile': 409,
    'pricing.quote-closed': 409,
    'pricing.quote-used': 409,
    'pricing.not-in-quote': 422,
    'pricing.below-quote': 422,
    'pricing.beyond-quote': 422,
  },
  operations: {
    ...policyOperations,
    ...evidenceOperations,
    ...requestOperations,
    ...quoteOperations,
    ...bookOperations,
  },
});
