import type { Module } from '#platform/operations';
import { pricingContract } from './contract.ts';
import { pricingMessages } from './messages/index.ts';
import { bookHandlers } from './operations/books.ts';
import { decisionHandlers } from './operations/decide-request.ts';
import { evidenceHandlers } from './operations/evidence.ts';
import { floorHandlers } from './operations/floors.ts';
import { orderHandlers } from './operations/orders.ts';
import { policyHandlers } from './operations/policies.ts';
import { quoteHandlers } from './operations/quotes.ts';
import { requestHandlers } from './operations/requests.ts';
import { waterfallHandlers } from './operations/waterfalls.ts';
import { pricingLists } from './operations/list-exports.ts';

export const pricingModule: Module = {
  contract: pricingContract,
  messages: pricingMessages,
  lists: pricingLists,
  handlers: [
    ...policyHandlers,
    ...floorHandlers,
    ...waterfallHandlers,
    ...evidenceHandlers,
    ...requestHandlers,
    ...decisionHandlers,
    ...quoteHandlers,
    ...orderHandlers,
    ...bookHandlers,
  ],
};
