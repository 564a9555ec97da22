import type { Module } from '#platform/operations';
import { auditContract } from './contract.ts';
import { auditLists } from './list-exports.ts';
import { auditHandlers } from './operations.ts';

export { writeAudit } from './store.ts';
export type { AuditEvent } from './store.ts';
export const auditModule: Module = { contract: auditContract, handlers: auditHandlers, lists: auditLists };
