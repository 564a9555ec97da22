import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, idSchema, okSchema, operation, pageInput, pageOf } from '#kernel/contract';
import { evidenceKinds, evidenceUnits, ladderSteps, proposalGroups } from '../domain/index.ts';
import { byId, gateSchema, instant, keyAccountTypeSchema, ratedTierSchema, text, unitSchema } from './schemas.ts';

/** The filters that choose proposals; several given together all hold. */
export const proposalFilter = {
  tierTo: ratedTierSchema.optional().describe('Proposed tier'),
  direction: z.enum(['up', 'down', 'same']).optional(),
  group: z
    .enum(proposalGroups)
    .optional()
    .describe('key-accounts: S or A before or after, to be decided one by one; others: below A before and after'),
};

const units = [...new Set(Object.values(evidenceUnits))];

export const proposalSchema = z
  .object({
    id: idSchema,
    account: accountRefSchema,
    unit: unitSchema,
    rank: z.number().int().nullable().describe('Hidden from roles that do not see margins'),
    tierFrom: ratedTierSchema,
    tierTo: ratedTierSchema,
    typeFrom: keyAccountTypeSchema.nullable(),
    typeTo: keyAccountTypeSchema.nullable(),
    direction: z.enum(['up', 'down', 'same']),
    score: z.number().nullable().describe('Hidden from roles that do not see margins'),
    heldBy: z.array(gateSchema).describe('Gates that keep it below the tier of its score'),
    state: z.enum(['open', 'accepted', 'refused', 'overridden', 'superseded']),
    reason: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'TierProposal' });

export const statementSchema = z
  .object({
    id: idSchema,
    kind: z.enum(evidenceKinds),
    unit: z.enum(units),
    value: z.number().int(),
    source: z.string(),
    statedOn: daySchema,
    expiresOn: daySchema.nullable(),
    note: z.string().nullable(),
    statedByName: z.string(),
    withdrawnOn: daySchema.nullable(),
  })
  .meta({ id: 'AccountStatement' });

const ofAccount = z.object({ accountId: idSchema });

export const evidenceOperations = {
  proposals: operation({
    name: 'identification.proposals',
    method: 'GET',
    path: '/api/identification/proposals',
    access: 'identification.read',
    input: z.object({
      ...pageInput,
      state: z.enum(['open', 'accepted', 'refused', 'overridden', 'superseded']).default('open'),
      ...proposalFilter,
      accountId: idSchema.optional(),
    }),
    output: pageOf(proposalSchema),
    summary: { 'zh-CN': '等级与类型建议', en: 'Proposed changes of tier and type' },
    cli: { command: 'proposals' },
  }),
  statements: operation({
    name: 'identification.statements',
    method: 'GET',
    path: '/api/identification/accounts/{accountId}/statements',
    access: 'identification.read',
    input: ofAccount,
    output: z.object({ statements: z.array(statementSchema) }),
    errors: ['accounts.not-found'],
    summary: { 'zh-CN': '客户的依据', en: 'What persons state about an account' },
  }),
  addStatement: operation({
    name: 'identification.addStatement',
    method: 'POST',
    path: '/api/identification/accounts/{accountId}/statements',
    access: 'identification.state',
    input: z.object({
      accountId: idSchema,
      kind: z.enum(evidenceKinds),
      value: z
        .number()
        .int()
        .describe('level and step 1–5; share in basis points; amount in minor units a year; 1 for a plain yes'),
      source: text(200).describe('Who or what says so'),
      statedOn: daySchema.optional().describe('Today when left out'),
      expiresOn: daySchema.nullable().optional(),
      note: text(2_000).nullable().optional(),
    }),
    output: statementSchema,
    errors: [
      'accounts.not-found',
      'identification.value-outside',
      'identification.dates-crossed',
      'identification.stated-ahead',
    ],
    summary: { 'zh-CN': '填写依据', en: 'State a fact with its source' },
  }),
  withdrawStatement: operation({
    name: 'identification.withdrawStatement',
    method: 'POST',
    path: '/api/identification/statements/{id}/withdraw',
    access: 'identification.state',
    input: byId,
    output: statementSchema,
    errors: ['identification.statement-not-found'],
    summary: { 'zh-CN': '撤回依据', en: 'Withdraw a statement from today on' },
  }),
  prospects: operation({
    name: 'identification.prospects',
    method: 'GET',
    path: '/api/identification/prospects',
    access: 'identification.read',
    input: z.object({ ...pageInput, accountId: idSchema.optional().describe('This prospect alone') }),
    output: pageOf(
      z.object({
        account: accountRefSchema,
        rank: z.number().int(),
        score: z.number(),
        coverage: z.number().int(),
        isRated: z.boolean(),
        nextStep: z.enum(ladderSteps).nullable(),
        rungs: z.array(
          z.object({ step: z.enum(ladderSteps), weight: z.number(), share: z.number().nullable(), points: z.number() }),
        ),
        answers: z.partialRecord(z.enum(ladderSteps), z.number()),
      }),
    ),
    summary: { 'zh-CN': '潜在大客户', en: 'Prospects on their own ladder' },
  }),
  answerLadder: operation({
    name: 'identification.answerLadder',
    method: 'PUT',
    path: '/api/identification/accounts/{accountId}/ladder/{step}',
    access: 'identification.state',
    input: z.object({
      accountId: idSchema,
      step: z.enum(ladderSteps),
      value: z
        .number()
        .int()
        .nullable()
        .describe('Yearly need in minor units, the others 1–5; null takes the answer back'),
    }),
    output: z.object({ answers: z.partialRecord(z.enum(ladderSteps), z.number()) }),
    errors: ['accounts.not-found', 'identification.value-outside'],
    summary: { 'zh-CN': '回答潜客阶梯', en: "Answer a step of a prospect's ladder" },
  }),
  upgradeList: operation({
    name: 'identification.upgradeList',
    method: 'GET',
    path: '/api/identification/upgrades',
    access: 'identification.read',
    input: z.object({ ...pageInput }),
    errors: ['identification.figure-hidden'],
    output: pageOf(
      z.object({
        account: accountRefSchema,
        rank: z.number().int(),
        tier: z.enum(['A', 'B']),
        nextTier: z.enum(['S', 'A']),
        missingPoints: z.number(),
        gaps: z.array(
          z.object({
            lever: z.string(),
            moves: z.array(z.object({ measure: z.string(), from: z.number().nullable(), to: z.number() })),
            points: z.number(),
            opens: z.array(gateSchema),
            effort: z.number(),
          }),
        ),
        plannedAt: instant.nullable(),
      }),
    ),
    summary: { 'zh-CN': '升级名单', en: 'Accounts near a cut-off with their cheapest gaps' },
  }),
  planUpgrade: operation({
    name: 'identification.planUpgrade',
    method: 'POST',
    path: '/api/identification/upgrades/{accountId}/plan',
    access: 'identification.state',
    input: z.object({
      accountId: idSchema,
      dueOn: daySchema.optional(),
      assigneeId: idSchema
        .nullable()
        .optional()
        .describe("The account's key-account manager when left empty; the caller, where it has none"),
    }),
    output: z.object({ tasks: z.number().int() }),
    errors: [
      'identification.upgrade-not-found',
      'identification.already-planned',
      'identification.figure-hidden',
      'accounts.user-unknown',
    ],
    summary: { 'zh-CN': '采纳为培育计划', en: 'Accept the gaps as a development plan' },
  }),
  buyingGroups: operation({
    name: 'identification.buyingGroups',
    method: 'GET',
    path: '/api/identification/buying-groups',
    access: 'identification.read',
    input: z.object({}),
    output: z.object({ groups: z.array(z.object({ account: accountRefSchema, since: daySchema })) }),
    summary: { 'zh-CN': '统一采购的集团', en: 'Groups that buy as one' },
  }),
  setBuyingGroup: operation({
    name: 'identification.setBuyingGroup',
    method: 'PUT',
    path: '/api/identification/accounts/{accountId}/buying-group',
    access: 'identification.decide',
    input: z.object({ accountId: idSchema, buysAsOne: z.boolean(), since: daySchema.optional() }),
    output: okSchema,
    errors: ['accounts.not-found'],
    summary: { 'zh-CN': '标记集团统一采购', en: 'Say that a group buys as one' },
  }),
} as const;
