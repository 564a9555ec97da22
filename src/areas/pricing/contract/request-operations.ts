import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import {
  daySchema,
  decimalSchema,
  idSchema,
  moneySchema,
  operation,
  pageInput,
  pageOf,
  switchInput,
} from '#kernel/contract';
import { approverRoles, rivalProofs, shownRequestStates } from '../domain/index.ts';
import { askedPaperSchema } from './paper-schema.ts';
import { authorityBandSchema } from './policy-schema.ts';
import { bpSchema, byId, leverSchema, promise, promisedLineSchema, text, version } from './schemas.ts';

const instant = z.iso.datetime();

const decidedLine = z.object({
  lineNo: z.number().int(),
  productId: idSchema,
  decidedBp: bpSchema,
  pocketPrice: decimalSchema.describe('The lowest that the approval covers'),
  quantity: decimalSchema,
});

export const requestRowSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    account: accountRefSchema,
    state: z.enum(shownRequestStates),
    judgedBp: bpSchema.nullable().describe('Cumulative: with what the account was granted in the days before'),
    ownBp: bpSchema.nullable().describe('Its own concession, without what the account got before'),
    signedNames: z.array(z.string()).describe('Who approved it, in its present round'),
    createdByName: z.string(),
    createdAt: instant,
    submittedAt: instant.nullable(),
    dueAt: instant.nullable(),
    isOverdue: z.boolean().describe('Nobody has answered in time'),
    validUntil: daySchema.nullable(),
    maySign: z.boolean().describe('Waits for this caller'),
    signsForName: z.string().nullable().describe('In whose place the caller would sign; null: in the own name'),
    amount: moneySchema.nullable().describe('Net value of the lines when it was sent; null: a draft'),
    openRoles: z.array(z.enum(approverRoles)).describe('Signatures that are still missing'),
    askedNames: z.array(z.string()).describe('Who may give them today'),
  })
  .meta({ id: 'PriceRequestRow' });

export const requestSchema = requestRowSchema
  .extend({
    version: z.number().int(),
    round: z.number().int(),
    lines: z.array(promisedLineSchema),
    products: z.array(productRefSchema).describe('Those of the lines'),
    quote: z.object({ id: idSchema, number: z.string() }).nullable().describe('Made under this approval'),
    agreement: z
      .object({ id: idSchema, number: z.string(), title: z.string() })
      .nullable()
      .describe('Whose prices it asks for'),
    plan: z
      .object({ id: idSchema, number: z.string(), title: z.string() })
      .nullable()
      .describe('The whole-business plan whose prices it asks for'),
    purchase: z
      .object({ id: idSchema, number: z.string(), title: z.string() })
      .nullable()
      .describe('The tender or lease whose prices it asks for'),
    marketingSupport: decimalSchema.nullable(),
    creditDays: z.number().int().nullable(),
    paper: askedPaperSchema
      .extend({ places: z.array(z.object({ id: idSchema, name: z.string(), nameEn: z.string().nullable() })) })
      .nullable()
      .describe('What the agreement, plan or purchase would bind us to beside the lines; null: prices alone'),
    reason: z.string().nullable(),
    competitor: z.string().nullable(),
    competitorPrice: decimalSchema.nullable(),
    competitorSource: z.string().nullable(),
    competitorProof: z.enum(rivalProofs).nullable(),
    offered: z.array(leverSchema),
    noLeverReason: z.string().nullable(),
    wantedUntil: daySchema.nullable(),
    band: authorityBandSchema.nullable(),
    askedUserIds: z.array(idSchema),
    signatures: z.array(
      z.object({
        round: z.number().int(),
        verdict: z.enum(['approve', 'return', 'refuse']),
        role: z.enum(approverRoles),
        userName: z.string(),
        forName: z.string().nullable(),
        reason: z.string().nullable(),
        signedAt: instant,
      }),
    ),
    decided: z.array(decidedLine),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'PriceRequest' });

const fields = {
  lines: promise.lines,
  marketingSupport: promise.marketingSupport,
  creditDays: promise.creditDays,
  reason: text(2_000).nullable().optional(),
  competitor: text(200).nullable().optional(),
  competitorPrice: decimalSchema.nullable().optional(),
  competitorSource: text(400).nullable().optional().describe('Where the competing offer is known from'),
  competitorProof: z
    .enum(rivalProofs)
    .nullable()
    .optional()
    .describe('How it is known; without one, or by hearsay, the claim is not proven'),
  offered: z.array(leverSchema).max(20).optional().describe('What was offered beside the price, with the answer'),
  noLeverReason: text(1_000).nullable().optional(),
  wantedUntil: daySchema.nullable().optional(),
};

const requests = '/api/pricing/requests';
const one = `${requests}/{id}`;
const commitmentErrors = [
  'pricing.cost-unknown',
  'pricing.list-price-unknown',
  'pricing.terms-eat-price',
  'pricing.below-floor',
] as const;

export const requestOperations = {
  listRequests: operation({
    name: 'pricing.listRequests',
    method: 'GET',
    path: requests,
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      accountId: idSchema.optional(),
      state: z.enum(['draft', 'submitted', 'approved', 'returned', 'refused', 'solved', 'withdrawn']).optional(),
      waitingForMe: switchInput,
      mine: switchInput.describe('Made by the caller'),
    }),
    output: pageOf(requestRowSchema),
    summary: { 'zh-CN': '列出价格申请', en: 'List price requests' },
    cli: { command: 'price requests' },
  }),
  getRequest: operation({
    name: 'pricing.getRequest',
    method: 'GET',
    path: one,
    access: 'pricing.read',
    input: byId,
    output: requestSchema,
    errors: ['pricing.request-not-found'],
    summary: { 'zh-CN': '查看价格申请', en: 'Read a price request' },
  }),
  createRequest: operation({
    name: 'pricing.createRequest',
    method: 'POST',
    path: requests,
    access: 'pricing.request',
    input: z.object({ accountId: promise.accountId, ...fields }),
    output: requestSchema,
    errors: ['accounts.not-found', 'pricing.product-not-found', 'pricing.invalid-amount', 'pricing.product-twice'],
    summary: { 'zh-CN': '起草价格申请', en: 'Draft a price request' },
  }),
  updateRequest: operation({
    name: 'pricing.updateRequest',
    method: 'PATCH',
    path: one,
    access: 'pricing.request',
    input: byId.extend({
      version,
      ...fields,
      lines: fields.lines.optional(),
      creditDays: fields.creditDays.nullable().describe('null: those of the account; kept when left out'),
    }),
    output: requestSchema,
    errors: [
      'pricing.product-twice',
      'pricing.request-not-found',
      'pricing.request-changed-meanwhile',
      'pricing.wrong-state',
      'pricing.product-not-found',
      'pricing.invalid-amount',
    ],
    summary: { 'zh-CN': '修改价格申请', en: 'Change a price request' },
  }),
  submitRequest: operation({
    name: 'pricing.submitRequest',
    method: 'POST',
    path: `${one}/submit`,
    access: 'pricing.request',
    input: byId.extend({ version }),
    output: requestSchema,
    errors: [
      'pricing.request-not-found',
      'pricing.request-changed-meanwhile',
      'pricing.wrong-state',
      'pricing.lever-missing',
      'pricing.reason-missing',
      'pricing.source-missing',
      'pricing.no-lines',
      'pricing.expiry-missing',
      'pricing.within-authority',
      'pricing.role-vacant',
      'pricing.role-own-only',
      'pricing.role-taken',
      'pricing.some-below-floor',
      'pricing.risk-unchecked',
      ...commitmentErrors,
    ],
    summary: { 'zh-CN': '提交价格申请', en: 'Send a price request to those who may grant it' },
  }),
  decideRequest: operation({
    name: 'pricing.decideRequest',
    method: 'POST',
    path: `${one}/decide`,
    access: 'pricing.decide',
    input: byId.extend({
      version,
      verdict: z.enum(['approve', 'return', 'refuse']),
      reason: text(2_000).optional().describe('Needed to return or refuse, and where the band asks for an end'),
      validUntil: daySchema
        .optional()
        .describe('Last day of the approved prices; at most as long as the policy allows'),
    }),
    output: requestSchema,
    errors: [
      'pricing.request-not-found',
      'pricing.request-changed-meanwhile',
      'pricing.wrong-state',
      'pricing.matrix-changed',
      'pricing.own-request',
      'pricing.signed-already',
      'pricing.not-asked',
      'pricing.reason-missing',
      'pricing.expiry-missing',
      'pricing.expiry-outside',
      ...commitmentErrors,
    ],
    summary: { 'zh-CN': '批准、退回或拒绝价格申请', en: 'Approve, return or refuse a price request' },
  }),
  closeRequest: operation({
    name: 'pricing.closeRequest',
    method: 'POST',
    path: `${one}/close`,
    access: 'pricing.request',
    input: byId.extend({
      version,
      as: z.enum(['solved', 'withdrawn']).describe('solved: by something else than price'),
    }),
    output: requestSchema,
    errors: [
      'pricing.request-not-found',
      'pricing.request-changed-meanwhile',
      'pricing.wrong-state',
      'pricing.lever-missing',
      'pricing.approval-used',
    ],
    summary: {
      'zh-CN': '撤回价格申请，或记为未动价格即解决',
      en: 'Close a request: withdrawn, or solved without price',
    },
  }),
  leverShares: operation({
    name: 'pricing.leverShares',
    method: 'GET',
    path: '/api/pricing/lever-shares',
    access: 'pricing.read',
    input: z.object({ from: daySchema.optional().describe('A year back when left out') }),
    output: z.object({
      rows: z.array(
        z.object({
          userId: idSchema,
          name: z.string(),
          requests: z.number().int(),
          solved: z.number().int(),
          noLever: z.number().int().describe('Requests that named no lever; they count against the share'),
          solvedShareBp: bpSchema.nullable(),
        }),
      ),
    }),
    summary: { 'zh-CN': '各经理未动价格解决的比例', en: 'Share solved without price, by manager' },
  }),
} as const;
