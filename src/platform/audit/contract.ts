import { z } from 'zod';
import { daySchema, defineContract, fileSchema, idSchema, operation, pageInput, pageOf } from '#kernel/contract';

const filters = {
  objectType: z.string().max(60).optional().describe('Kind of object, such as "account"'),
  objectId: z.string().max(200).optional().describe('Id of one object'),
  actorId: idSchema.optional().describe('Who acted'),
  action: z.string().max(100).optional().describe('Name of the operation or change'),
  from: daySchema.optional().describe('First day'),
  to: daySchema.optional().describe('Last day'),
};

export const auditEventSchema = z
  .object({
    id: idSchema,
    at: z.iso.datetime(),
    actorId: idSchema,
    actorName: z.string(),
    via: z.enum(['web', 'token', 'cli', 'job']),
    action: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    hidden: z.array(z.string()).describe('Fields that are personal data: named, their values left out for this reader'),
    requestId: z.string().nullable(),
    ip: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' });

export const auditContract = defineContract({
  area: 'audit',
  permissions: { 'audit.read': { finance: 'all', executive: 'all', admin: 'all' } },
  errors: {},
  operations: {
    list: operation({
      name: 'audit.list',
      method: 'GET',
      path: '/api/audit/events',
      access: 'audit.read',
      summary: { 'zh-CN': '操作记录：谁、何时、把什么改成了什么', en: 'Who changed what from what to what' },
      input: z.object({ ...filters, ...pageInput }),
      output: pageOf(auditEventSchema),
      cli: { command: 'audit' },
    }),
    export: operation({
      name: 'audit.export',
      method: 'GET',
      path: '/api/audit/events.csv',
      access: 'audit.read',
      kind: 'file',
      summary: { 'zh-CN': '导出操作记录（CSV）', en: 'Export the audit as CSV' },
      input: z.object(filters),
      output: fileSchema,
      cli: { command: 'audit export' },
    }),
  },
});
