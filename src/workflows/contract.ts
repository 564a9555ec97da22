import { z } from 'zod';
import { accountRefSchema, mergeSchema, placeErrors } from '#areas/accounts/contract';
import { keyAccountTypeSchema, proposalFilter, ratedTierSchema } from '#areas/identification/contract';
import { callOffErrors, orderInput, promiseErrors } from '#areas/pricing/contract';
import { holdReasons } from '#domain/pricing';
import { daySchema, decimalSchema, defineContract, idSchema, moneySchema, operation } from '#kernel/contract';

const reason = z.string().trim().max(1_000);

const holdings = z.object({
  accounts: z.number().int(),
  tasks: z.number().int().describe('Open ones'),
  duties: z.number().int().describe('Seats in account teams'),
  warnings: z.number().int().describe('Open ones'),
  segments: z.number().int(),
  gates: z.number().int().describe('Of tenders, not done'),
  delegations: z.number().int().describe('From him or to him; they end'),
});

/** What may be under way at an account when its manager goes. */
export const matterKinds = ['task', 'request', 'quote', 'agreement', 'plan', 'purchase', 'promise', 'warning'] as const;

/** The few acts that write in two areas, each in one transaction. */
export const workflowsContract = defineContract({
  area: 'workflows',
  permissions: {},
  errors: {
    'workflows.reason-missing': 422,
    'workflows.override-needs-director': 403,
    'workflows.expiry-not-ahead': 422,
    'workflows.expiry-too-late': 422,
    'workflows.proposals-decided': 409,
    'workflows.proposals-changed': 409,
    'workflows.merge-self': 422,
    'workflows.merge-not-found': 404,
    'workflows.merge-undone': 409,
    'workflows.merge-covered': 409,
    'workflows.merge-during-import': 409,
    'workflows.hand-over-self': 422,
    'workflows.successor-needed': 409,
  },
  operations: {
    decideProposals: operation({
      name: 'workflows.decideProposals',
      method: 'POST',
      path: '/api/workflows/decide-proposals',
      access: 'identification.decide',
      input: z.object({
        ids: z.array(idSchema).max(1_000).default([]).describe('Single proposals'),
        all: z
          .object({ ...proposalFilter, expected: z.number().int().min(1).describe('How many the caller was shown') })
          .optional()
          .describe('In place of ids: every open proposal of a filter'),
        decision: z.enum(['accept', 'refuse']),
        reason: reason.optional().describe('Needed to refuse'),
      }),
      output: z.object({
        decided: z.number().int(),
        gone: z.array(idSchema).describe('Decided by somebody else, or replaced by a newer run'),
      }),
      errors: ['workflows.reason-missing', 'workflows.proposals-decided', 'workflows.proposals-changed'],
      summary: { 'zh-CN': '接受或拒绝等级提案', en: 'Accept or refuse proposed tiers' },
    }),
    overrideTier: operation({
      name: 'workflows.overrideTier',
      method: 'POST',
      path: '/api/workflows/override-tier',
      access: 'identification.decide',
      input: z.object({
        accountId: idSchema,
        tier: ratedTierSchema,
        type: keyAccountTypeSchema.nullable().optional().describe('Left as it is when left out'),
        reason,
        expiresOn: daySchema.describe('Ahead, within a year'),
      }),
      output: z.object({ tier: ratedTierSchema, tierExpires: daySchema, againstGates: z.array(z.string()) }),
      errors: [
        'accounts.not-found',
        'workflows.reason-missing',
        'workflows.override-needs-director',
        'workflows.expiry-not-ahead',
        'workflows.expiry-too-late',
      ],
      summary: { 'zh-CN': '破例定级（有理由、有期限）', en: 'Override a tier, with a reason and an expiry' },
    }),
    holdings: operation({
      name: 'workflows.holdings',
      method: 'GET',
      path: '/api/workflows/holdings/{userId}',
      access: 'accounts.assign',
      input: z.object({ userId: idSchema }),
      output: holdings,
      errors: ['identity.user-unknown'],
      summary: { 'zh-CN': '某人名下的客户、任务和预警等', en: 'What a person answers for' },
      cli: { command: 'users holdings', positionals: ['userId'] },
    }),
    openMatters: operation({
      name: 'workflows.openMatters',
      method: 'GET',
      path: '/api/workflows/open-matters/{userId}',
      access: 'accounts.assign',
      input: z.object({ userId: idSchema }),
      output: z.object({
        rows: z.array(
          z.object({
            account: accountRefSchema,
            kind: z.enum(matterKinds),
            subject: z
              .string()
              .describe('Title of a task, number of a paper, kind of a warning in words; empty for a promise'),
            dueOn: daySchema.nullable(),
            amount: moneySchema.nullable().describe('Promised, or at stake'),
          }),
        ),
      }),
      errors: ['identity.user-unknown'],
      summary: {
        'zh-CN': '交接清单：其客户未了的任务、报价、协议、承诺和预警',
        en: 'Hand-over pack: what is under way at the accounts of a person',
      },
      cli: { command: 'users open-matters', positionals: ['userId'] },
    }),
    handOver: operation({
      name: 'workflows.handOver',
      method: 'POST',
      path: '/api/workflows/hand-over',
      access: 'accounts.assign',
      input: z.object({ fromId: idSchema, toId: idSchema, reason: reason.min(1).optional() }),
      output: holdings.describe('What changed hands'),
      errors: ['identity.user-unknown', 'accounts.user-unknown', 'workflows.hand-over-self'],
      summary: {
        'zh-CN': '把某人名下的一切交给接手人',
        en: 'Give all that a person answers for to a successor',
      },
      cli: { command: 'users hand-over', positionals: ['fromId', 'toId'] },
    }),
    deactivateUser: operation({
      name: 'workflows.deactivateUser',
      method: 'POST',
      path: '/api/workflows/deactivate-user',
      access: 'users.manage',
      input: z.object({
        id: idSchema,
        successorId: idSchema.optional().describe('Needed when the person answers for anything'),
        reason: reason.min(1).optional(),
      }),
      output: holdings.describe('What changed hands'),
      errors: [
        'identity.user-unknown',
        'identity.last-admin',
        'accounts.user-unknown',
        'workflows.hand-over-self',
        'workflows.successor-needed',
      ],
      summary: {
        'zh-CN': '停用用户，其名下的一切交给接手人',
        en: 'Deactivate a person; a successor takes over what is left',
      },
      cli: { command: 'users deactivate', positionals: ['id'] },
    }),
    merge: operation({
      name: 'workflows.merge',
      method: 'POST',
      path: '/api/workflows/merge',
      access: 'accounts.merge',
      input: z.object({
        object: z.enum(['account', 'person']).default('account'),
        survivorId: idSchema,
        mergedIds: z.array(idSchema).min(1).max(20),
        fields: z.record(z.string(), idSchema).default({}).describe('Field → the record whose value stays'),
      }),
      output: mergeSchema,
      errors: [
        'accounts.not-found',
        'accounts.person-not-found',
        'workflows.merge-self',
        'workflows.merge-during-import',
        ...placeErrors,
      ],
      summary: { 'zh-CN': '合并重复记录', en: 'Merge records into one' },
    }),
    enterOrder: operation({
      name: 'workflows.enterOrder',
      method: 'POST',
      path: '/api/workflows/enter-order',
      access: 'pricing.order',
      input: z.object({ ...orderInput, note: z.string().trim().max(1_000).optional() }),
      output: z.object({
        id: idSchema,
        source: z.string(),
        number: z.string(),
        hold: z
          .object({ reasons: z.array(z.enum(holdReasons)), payFirst: moneySchema })
          .nullable()
          .describe('Why the order waits for a release before it is delivered; null: it does not'),
      }),
      errors: [...promiseErrors, ...callOffErrors],
      summary: {
        'zh-CN': '录入订单（先核对价格和信用）',
        en: 'Enter an order; its prices and the account’s credit are checked first',
      },
      cli: {
        command: 'order enter',
        positionals: ['accountId'],
        keys: { accountId: 'accounts.find' },
        jsonFiles: ['lines'],
      },
    }),
    setPrice: operation({
      name: 'workflows.setPrice',
      method: 'PUT',
      path: '/api/workflows/products/{id}/prices/{validFrom}',
      access: 'products.write',
      input: z.object({
        id: idSchema,
        validFrom: daySchema,
        listPrice: decimalSchema
          .optional()
          .describe(
            'Not below the floor; below the highest of the 90 days before by what the caller may concede alone',
          ),
        unitCost: decimalSchema.optional().describe('Order lines whose source states no cost follow it'),
        reason: reason
          .min(1)
          .optional()
          .describe('Needed to lower a cost, and a list price further than one may alone'),
      }),
      output: z.object({
        jobId: idSchema.nullable().describe('Brings the cost to the order lines; null when no cost was set'),
      }),
      errors: [
        'ledger.product-not-found',
        'ledger.invalid-amount',
        'workflows.reason-missing',
        'pricing.cost-unknown',
        'pricing.terms-eat-price',
        'pricing.below-floor',
        'pricing.list-price-falls',
        'pricing.reason-missing',
      ],
      summary: { 'zh-CN': '设定某日起的目录价和成本', en: 'Set list price and cost from a day on' },
    }),
    undoMerge: operation({
      name: 'workflows.undoMerge',
      method: 'POST',
      path: '/api/workflows/merges/{id}/undo',
      access: 'accounts.merge',
      input: z.object({ id: idSchema }),
      output: mergeSchema.extend({
        kept: z
          .array(z.object({ id: idSchema, name: z.string(), fields: z.array(z.string()) }))
          .describe('Fields that were changed after the merge: they stay'),
      }),
      errors: [
        'workflows.merge-not-found',
        'workflows.merge-undone',
        'workflows.merge-covered',
        'workflows.merge-during-import',
        ...placeErrors,
      ],
      summary: { 'zh-CN': '撤销合并', en: 'Undo a merge' },
    }),
  },
});
