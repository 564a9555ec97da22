import type { Module } from '#platform/operations';
import { auditContract } from './contract.ts';
import { auditLists } from './list-exports.ts';
import type { PersonalFields } from './masked-event.ts';
import { auditHandlersOf } from './operations.ts';

export { writeAudit } from './store.ts';
export type { AuditEvent } from './store.ts';

export const auditModuleOf = (personal: PersonalFields): Module => ({
  contract: auditContract,
  handlers: auditHandlersOf(personal),
  lists: auditLists,
});
