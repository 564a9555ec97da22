import type { Module } from '#platform/operations';
import { auditContract } from './contract.ts';
import { auditMessages } from './messages/index.ts';
import { auditHandlers } from './operations.ts';

export { writeAudit } from './store.ts';
export type { AuditEvent } from './store.ts';

export const auditModule: Module = { contract: auditContract, handlers: auditHandlers, messages: auditMessages };
