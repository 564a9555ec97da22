import type { Module } from '#platform/operations';
import { segmentsContract } from './contract.ts';
import { segmentsMessages } from './messages/index.ts';
import { followFacts } from './operations/follow-facts.ts';
import { memberHandlers } from './operations/members.ts';
import { ruleHandlers } from './operations/rule.ts';
import { segmentHandlers } from './operations/segment.ts';
import { segmentsLists } from './operations/list-exports.ts';

export const segmentsModule: Module = {
  contract: segmentsContract,
  messages: segmentsMessages,
  lists: segmentsLists,
  follow: followFacts,
  handlers: [...segmentHandlers, ...memberHandlers, ...ruleHandlers],
};
