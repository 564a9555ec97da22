import type { Module } from '#platform/operations';
import { identityContract } from './contract.ts';
import { identityLists } from './list-exports.ts';
import { identityMessages } from './messages/index.ts';
import { identityHandlers } from './operations/index.ts';

export { identifyMember, identifySession, identifyToken } from './credential.ts';
export type { Identity, SessionIdentity, TokenIdentity } from './credential.ts';
export { tokenMark } from './secret.ts';
export { findCompany, listCompanies, listCompanyClocks } from './store/companies.ts';
export { countActivePeople } from './store/sessions.ts';
export { findMember, listMembers } from './store/members.ts';
export type { Member } from './store/members.ts';
export { deactivateMember } from './operations/people.ts';

export const identityModule: Module = {
  contract: identityContract,
  handlers: identityHandlers,
  messages: identityMessages,
  lists: identityLists,
};
