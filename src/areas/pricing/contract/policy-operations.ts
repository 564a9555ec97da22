import { z } from 'zod';
import { daySchema, idSchema, okSchema, operation } from '#kernel/contract';
import { policyVersionInput, savePolicyInput } from '#platform/policies/contract';
import { pricingPolicySchema, pricingPolicyVersionSchema } from './policy-schema.ts';
import { byId } from './schemas.ts';

const delegationSchema = z
  .object({
    id: idSchema,
    fromUserId: idSchema,
    fromName: z.string(),
    toUserId: idSchema,
    toName: z.string(),
    fromOn: daySchema,
    toOn: daySchema,
    isHeld: z
      .boolean()
      .describe('With the roles of today it lends a signature; false: who stands in could not decide prices'),
    mayEnd: z.boolean().describe('Whether the caller may end it: who is away, who made it, an administrator'),
  })
  .meta({ id: 'PriceDelegation' });

export const policyOperations = {
  getPolicy: operation({
    name: 'pricing.getPolicy',
    method: 'GET',
    path: '/api/pricing/policy',
    access: 'pricing.read',
    input: policyVersionInput,
    output: z.object({
      ...pricingPolicyVersionSchema.shape,
      mayChangeMatrix: z.boolean().describe('The caller may save other bands and rules of authority'),
    }),
    errors: ['pricing.policy-not-found'],
    summary: { 'zh-CN': '定价政策', en: 'Read the pricing policy' },
    cli: { command: 'price policy' },
  }),
  listPolicies: operation({
    name: 'pricing.listPolicies',
    method: 'GET',
    path: '/api/pricing/policies',
    access: 'pricing.read',
    input: z.object({}),
    output: z.object({ policies: z.array(pricingPolicyVersionSchema) }),
    summary: { 'zh-CN': '定价政策的历史版本', en: 'All versions of the pricing policy' },
  }),
  savePolicy: operation({
    name: 'pricing.savePolicy',
    method: 'POST',
    path: '/api/pricing/policies',
    access: 'pricing.policy',
    input: savePolicyInput(pricingPolicySchema),
    output: pricingPolicyVersionSchema,
    errors: [
      'pricing.policy-refused',
      'pricing.matrix-not-yours',
      'pricing.policy-changed-meanwhile',
      'identification.policy-changed-meanwhile',
    ],
    summary: { 'zh-CN': '保存新版本的定价政策', en: 'Save a new version of the pricing policy' },
  }),
  listDelegations: operation({
    name: 'pricing.listDelegations',
    method: 'GET',
    path: '/api/pricing/delegations',
    access: 'pricing.read',
    input: z.object({}),
    output: z.object({ rows: z.array(delegationSchema).describe('In force or ahead') }),
    summary: { 'zh-CN': '价格审批的代理', en: 'List who stands in for whom' },
  }),
  addDelegation: operation({
    name: 'pricing.addDelegation',
    method: 'POST',
    path: '/api/pricing/delegations',
    access: 'pricing.delegate',
    input: z.object({
      fromUserId: idSchema.optional().describe('The caller when left out; others only by an administrator'),
      toUserId: idSchema,
      fromOn: daySchema,
      toOn: daySchema,
    }),
    output: delegationSchema,
    errors: [
      'pricing.delegate-unknown',
      'pricing.delegate-undecided',
      'pricing.delegate-self',
      'pricing.dates-crossed',
      'pricing.delegate-others',
    ],
    summary: { 'zh-CN': '指定缺席时的代理审批人', en: 'Let somebody sign in one’s absence' },
  }),
  endDelegation: operation({
    name: 'pricing.endDelegation',
    method: 'DELETE',
    path: '/api/pricing/delegations/{id}',
    access: 'pricing.delegate',
    input: byId,
    output: okSchema,
    errors: ['pricing.delegation-not-found'],
    summary: { 'zh-CN': '结束代理', en: 'End a delegation' },
  }),
} as const;
