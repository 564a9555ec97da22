import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { idSchema, operation, switchInput } from '#kernel/contract';
import { policyVersionInput, savePolicyInput } from '#platform/policies/contract';
import { clauseKinds, opinionOffices, opinionVerdicts } from '../domain/index.ts';
import { clauseListSchema, clauseListVersionSchema } from './clause-schemas.ts';
import { text } from './schemas.ts';

const instant = z.iso.datetime();
const office = z.enum(opinionOffices);

const opinionSchema = z.object({
  office,
  isOfThisWording: z.boolean().describe('false: of an earlier wording, for the record'),
  dueAt: instant,
  isOverdue: z.boolean(),
  verdict: z.enum(opinionVerdicts).nullable().describe('null: awaited'),
  note: z.string().nullable().describe('The condition, or why not'),
  givenByName: z.string().nullable(),
  givenAt: instant.nullable(),
  resolution: z.string().nullable().describe('Why a director lets it pass in spite of the objection'),
  resolvedByName: z.string().nullable(),
  mayGive: z.boolean(),
  mayResolve: z.boolean(),
});

const contractClausesSchema = z
  .object({
    problem: z.enum(['opinion-open', 'objection-stands']).nullable().describe('Why nothing may be signed'),
    mayChange: z.boolean(),
    rows: z.array(
      z.object({
        id: idSchema.nullable().describe('null: standard, and nothing was recorded of it'),
        key: z.string(),
        kind: z.enum(clauseKinds),
        title: z.string().nullable().describe('null: the name of its kind'),
        standard: z.string().nullable().describe('null: the usual position of its kind'),
        deviation: z.string().nullable().describe('null: the standard holds'),
        needs: z.array(office),
        setByName: z.string().nullable(),
        opinions: z.array(opinionSchema),
      }),
    ),
  })
  .meta({ id: 'ContractClauses' });

const contract = {
  kind: z.enum(['agreement', 'purchase']).describe('A framework agreement; or a tender, a lease or an exchange'),
  id: idSchema,
};
const opinionKey = { clauseId: idSchema, office };
const contractErrors = ['pricing.agreement-not-found', 'pricing.purchase-not-found'] as const;

export const clauseOperations = {
  getClauseList: operation({
    name: 'pricing.getClauseList',
    method: 'GET',
    path: '/api/pricing/clause-list',
    access: 'pricing.opine',
    input: policyVersionInput,
    output: clauseListVersionSchema,
    errors: ['pricing.clause-list-not-found'],
    summary: { 'zh-CN': '合同条款清单', en: 'The company’s list of contract clauses' },
    cli: { command: 'clause list' },
  }),
  listClauseLists: operation({
    name: 'pricing.listClauseLists',
    method: 'GET',
    path: '/api/pricing/clause-lists',
    access: 'pricing.opine',
    input: z.object({}),
    output: z.object({ policies: z.array(clauseListVersionSchema) }),
    summary: { 'zh-CN': '合同条款清单的历史版本', en: 'All versions of the list of clauses' },
  }),
  saveClauseList: operation({
    name: 'pricing.saveClauseList',
    method: 'POST',
    path: '/api/pricing/clause-lists',
    access: 'pricing.policy',
    input: savePolicyInput(clauseListSchema),
    output: clauseListVersionSchema,
    errors: ['pricing.clause-list-changed-meanwhile', 'accounts.user-unknown'],
    summary: { 'zh-CN': '保存新版本的合同条款清单', en: 'Save a new version of the list of clauses' },
  }),
  contractClauses: operation({
    name: 'pricing.contractClauses',
    method: 'GET',
    path: '/api/pricing/contracts/{kind}/{id}/clauses',
    access: 'pricing.read',
    input: z.object(contract),
    output: contractClausesSchema,
    errors: contractErrors,
    summary: { 'zh-CN': '一份合同的条款与意见', en: 'The clauses of a contract with the opinions on them' },
    cli: { command: 'clause show', positionals: ['kind', 'id'] },
  }),
  setContractClause: operation({
    name: 'pricing.setContractClause',
    method: 'POST',
    path: '/api/pricing/contracts/{kind}/{id}/clauses',
    access: 'pricing.purchase',
    input: z.object({
      ...contract,
      key: text(60),
      deviation: text(4_000).nullable().describe('What the contract says instead; null: back to the standard'),
    }),
    output: contractClausesSchema,
    errors: [...contractErrors, 'pricing.clause-not-found', 'pricing.clause-changed-meanwhile', 'pricing.wrong-state'],
    summary: {
      'zh-CN': '写明偏离标准的条款：向法务、技术、财务征求意见',
      en: 'Say how a clause deviates: asks legal, technical and finance for their opinions',
    },
    cli: { command: 'clause set', positionals: ['kind', 'id', 'key'] },
  }),
  listClauseOpinions: operation({
    name: 'pricing.listClauseOpinions',
    method: 'GET',
    path: '/api/pricing/clause-opinions',
    access: 'pricing.opine',
    input: z.object({
      mine: switchInput.describe('Only those that I may give'),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          clauseId: idSchema,
          office,
          contract: z.object({ kind: contract.kind, id: idSchema, number: z.string(), title: z.string() }),
          account: accountRefSchema,
          kind: z.enum(clauseKinds),
          title: z.string().nullable(),
          standard: z.string().nullable(),
          deviation: z.string().nullable(),
          setByName: z.string(),
          dueAt: instant,
          isOverdue: z.boolean(),
          verdict: z.enum(opinionVerdicts).nullable(),
          note: z.string().nullable(),
          mayGive: z.boolean(),
          mayResolve: z.boolean(),
        }),
      ),
    }),
    summary: { 'zh-CN': '等待出具的合同意见与未解决的反对', en: 'Opinions that wait, and objections that stand' },
    cli: { command: 'clause waiting' },
  }),
  giveClauseOpinion: operation({
    name: 'pricing.giveClauseOpinion',
    method: 'POST',
    path: '/api/pricing/clause-opinions',
    access: 'pricing.opine',
    input: z.object({
      ...opinionKey,
      verdict: z.enum(opinionVerdicts),
      note: text(2_000).optional().describe('The condition, or the reason of an objection'),
    }),
    output: z.object({ ok: z.literal(true) }),
    errors: [
      'pricing.clause-not-found',
      'pricing.opinion-not-asked',
      'pricing.own-request',
      'pricing.signed-already',
      'pricing.reason-missing',
      'pricing.wrong-state',
    ],
    summary: { 'zh-CN': '对偏离条款出具意见', en: 'Give an opinion on a deviating clause' },
    cli: { command: 'clause opinion', positionals: ['clauseId', 'office', 'verdict'] },
  }),
  resolveClauseObjection: operation({
    name: 'pricing.resolveClauseObjection',
    method: 'POST',
    path: '/api/pricing/clause-opinions/resolve',
    access: 'pricing.resolve-clause',
    input: z.object({ ...opinionKey, reason: text(2_000) }),
    output: z.object({ ok: z.literal(true) }),
    errors: ['pricing.clause-not-found', 'pricing.no-objection', 'pricing.wrong-state'],
    summary: {
      'zh-CN': '总监写明理由，放行有反对意见的条款',
      en: 'Let a clause pass in spite of an objection, with the reason on the record',
    },
    cli: { command: 'clause resolve', positionals: ['clauseId', 'office'] },
  }),
} as const;
