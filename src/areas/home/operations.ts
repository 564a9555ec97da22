import type { Module } from '#platform/operations';
import { homeContract } from './contract.ts';
import { homeMessages } from './messages/index.ts';
import { healthHandlers } from './operations/health.ts';
import { searchHandlers } from './operations/search.ts';
import { todayHandlers } from './operations/today.ts';

export const homeModule: Module = {
  contract: homeContract,
  messages: homeMessages,
  handlers: [...searchHandlers, ...todayHandlers, ...healthHandlers],
};
