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
import {
  documentGates,
  gateOutcomes,
  instalmentStates,
  leaseEnds,
  longestLeaseMonths,
  offsetEntryKinds,
  purchaseModes,
  purchaseStates,
  reciprocalKinds,
  shownAgreementStates,
  tenderGates,
  tenderReasons,
} from '../domain/index.ts';
import { committedLineSchema, promiseErrors } from './quote-operations.ts';
import { requestSchema } from './request-operations.ts';
import { askedChangedErrors, bpSchema, byId, promisedLineSchema, text, version } from './schemas.ts';

const instant = z.iso.datetime();
const userRef = z.object({ id: idSchema, name: z.string() });

const rowSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    account: accountRefSchema,
    mode: z.enum(purchaseModes),
    title: z.string(),
    state: z.enum(purchaseStates).describe('committed: the bid is in, the lease is signed, the exchange is agreed'),
    total: moneySchema.describe('Invoice value of our lines'),
    committedOn: daySchema.nullable(),
    reason: z.enum(tenderReasons).nullable().describe('Why a tender ended as it did'),
    isApproved: z.boolean().nullable().describe('By finance; null: a mode that asks for no approval'),
    createdByName: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'PurchaseRow' });

/** A document that the customer asks for with the bid. */
export const tenderDocumentSchema = z.object({
  text: text(200),
  isReady: z.boolean().default(false),
  gate: z.enum(documentGates).default('submission').describe('What it is for: qualification, the meeting, or the bid'),
});

/** Somebody who judges the bids; a person of the account where we know who it is. */
export const committeeMemberSchema = z.object({
  name: text(100),
  personId: idSchema.nullable().default(null),
  role: text(100).nullable().default(null),
  weight: z.number().int().min(0).max(100).nullable().default(null).describe('Per cent of the judgement, if known'),
});

export const rivalSchema = z.object({
  name: text(100),
  note: text(500).nullable().default(null),
  prices: z
    .array(z.object({ productId: idSchema, price: decimalSchema.describe('Net per unit') }))
    .max(200)
    .default([])
    .describe('As they became known'),
});

const tenderSchema = z
  .object({
    reference: z.string().nullable().describe('What the customer calls the tender'),
    gates: z.array(
      z.object({
        gate: z.enum(tenderGates),
        dueOn: daySchema.nullable(),
        doneOn: daySchema.nullable(),
        owner: userRef.nullable(),
        isLate: z.boolean(),
        outcome: z.enum(gateOutcomes).nullable().describe('Of qualification and of the meeting'),
        note: z.string().nullable().describe('The condition, why it was refused, what was said'),
      }),
    ),
    documents: z.array(tenderDocumentSchema),
    bond: z
      .object({
        amount: moneySchema,
        paidOn: daySchema.nullable(),
        dueBackOn: daySchema,
        returnedOn: daySchema.nullable(),
        isOverdue: z.boolean(),
      })
      .nullable(),
    committee: z.array(committeeMemberSchema),
    rivals: z.array(rivalSchema),
    problem: z
      .enum(['gate-open', 'not-qualified', 'bond-unpaid', 'submission-over', 'documents-missing'])
      .nullable()
      .describe('Why the bid cannot be handed in today'),
  })
  .meta({ id: 'Tender' });

export const leasePaymentSchema = z.object({
  afterMonths: z.number().int().min(0).max(longestLeaseMonths).describe('Whole months after delivery'),
  amount: decimalSchema,
});

/** How level payments were reckoned; null where each was given. */
export const annuitySchema = z.object({
  value: decimalSchema.describe('What payments and residual shall be worth on delivery'),
  interval: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]).describe('Months between payments'),
  isInAdvance: z.boolean().describe('The first is due on delivery, not at the end of its interval'),
});

const instalmentSchema = z.object({
  paymentNo: z.number().int(),
  dueOn: daySchema,
  amount: moneySchema,
  received: moneySchema.describe('What has come in of it, by the books or as marked here; each sum once'),
  number: z
    .string()
    .nullable()
    .describe('What its invoice or its payment is called in a file of the books, to settle it; null: not signed'),
  billed: moneySchema
    .nullable()
    .describe('Invoices of the books under that number: what they say of payment counts then'),
  markable: moneySchema.describe('What may still be marked by hand; 0 where the books know it'),
  state: z.enum(instalmentStates).describe('null while the lease is not signed'),
});

export const leaseSchema = z
  .object({
    startsOn: daySchema.describe('Delivery'),
    months: z.number().int(),
    residual: moneySchema.describe('Worth of the goods to us at the end'),
    residualSource: z.string().nullable().describe('Whose estimate of it that is'),
    annuity: annuitySchema.nullable(),
    payments: z.array(
      instalmentSchema.extend({ afterMonths: z.number().int(), state: z.enum(instalmentStates).nullable() }),
    ),
    purchase: instalmentSchema.nullable().describe('What the goods were bought for at the end'),
    end: z
      .object({ as: z.enum(leaseEnds), on: daySchema })
      .nullable()
      .describe('null: it runs, or is not signed'),
    paid: moneySchema.describe('Sum of the payments'),
    presentValue: moneySchema.describe(
      'Of payments and residual at the cost of capital: what the floor is held against',
    ),
    charge: moneySchema.describe('Payments and residual above the present value'),
    capitalRateBp: bpSchema,
  })
  .meta({ id: 'Lease' });

export const ourBillSchema = z.object({ text: text(200), amount: decimalSchema, source: text(200) });

/** What they give: goods with what they are worth to us, or a bill of theirs with the quantity one. */
export const theirGoodsSchema = z.object({
  text: text(200),
  quantity: decimalSchema.default('1'),
  price: decimalSchema.describe('Worth to us per unit'),
  source: text(200).describe('Whose price that is: appraisal, market, their bill'),
});

const reciprocalSchema = z
  .object({
    kind: z.enum(reciprocalKinds),
    ourBills: z.array(ourBillSchema),
    theirs: z.array(theirGoodsSchema),
    ours: moneySchema.describe('Our goods and bills as agreed'),
    theirsWorth: moneySchema,
    difference: moneySchema.describe('Ours less theirs, as agreed'),
    oursGiven: moneySchema.describe('Our goods and bills by the ledger, without payments'),
    theirsGiven: moneySchema,
    oursApart: moneySchema.describe('Given beyond what was agreed; below zero: less'),
    theirsApart: moneySchema,
    explanation: z.string().nullable().describe('Why it was settled although a side differs'),
    approvedByName: z.string().nullable().describe('Of finance; null: not approved, or changed since'),
    approvedAt: instant.nullable(),
    entries: z.array(
      z.object({
        entryNo: z.number().int(),
        kind: z.enum(offsetEntryKinds),
        on: daySchema,
        description: z.string(),
        source: z.string().nullable(),
        amount: moneySchema,
        balance: moneySchema.describe('What the customer owes us after it; below zero: what we owe'),
        createdByName: z.string(),
      }),
    ),
    balance: moneySchema,
  })
  .meta({ id: 'Reciprocal' });

export const purchaseSchema = rowSchema
  .extend({
    version: z.number().int(),
    creditDays: z.number().int().nullable(),
    note: z.string().nullable(),
    draftLines: z.array(promisedLineSchema).describe('As typed; prices of a draft promise nothing'),
    lines: z.array(committedLineSchema).describe('What binds us; empty for a draft'),
    products: z.array(productRefSchema).describe('Those of the lines and of the rivals’ prices'),
    request: z.object({ id: idSchema, number: z.string(), state: z.string() }).nullable(),
    committedByName: z.string().nullable(),
    approvedByName: z.string().nullable().describe('Of finance; null: not approved, or changed since'),
    approverMissing: z
      .enum(['vacant', 'own-only'])
      .nullable()
      .describe('Why nobody can approve it for finance: nobody holds the role, or only who made or changed it'),
    resultNote: z.string().nullable(),
    agreement: z
      .object({ id: idSchema, number: z.string(), state: z.enum(shownAgreementStates) })
      .nullable()
      .describe('The framework agreement that carries out a won tender, draft or signed'),
    tender: tenderSchema.nullable().describe('null: another mode'),
    lease: leaseSchema.nullable().describe('null: another mode'),
    reciprocal: reciprocalSchema.nullable().describe('null: another mode'),
    mayChange: z.boolean(),
  })
  .meta({ id: 'Purchase' });

/** Refusals of a schedule of payments. */
export const leaseErrors = [
  'pricing.no-payments',
  'pricing.payments-not-rising',
  'pricing.payment-after-end',
  'pricing.months-outside',
  'pricing.nothing-to-pay',
  'pricing.residual-above-list',
] as const;

const purchases = '/api/pricing/purchases';
const one = `${purchases}/{id}`;

/** Refusals of every act on a purchase that was read before. */
export const purchaseChangeErrors = [
  'pricing.purchase-not-found',
  'pricing.purchase-changed-meanwhile',
  'pricing.wrong-state',
] as const;

export const purchaseOperations = {
  listPurchases: operation({
    name: 'pricing.listPurchases',
    method: 'GET',
    path: purchases,
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      accountId: idSchema.optional(),
      mode: z.enum(purchaseModes).optional(),
      state: z.enum(purchaseStates).optional(),
      awaitsFinance: switchInput.describe('Only drafts that finance has to approve'),
    }),
    output: pageOf(rowSchema),
    summary: { 'zh-CN': '列出招投标、租赁和互惠', en: 'List tenders, leases and reciprocal purchases' },
    cli: { command: 'purchase list' },
  }),
  getPurchase: operation({
    name: 'pricing.getPurchase',
    method: 'GET',
    path: one,
    access: 'pricing.read',
    input: byId,
    output: purchaseSchema,
    errors: ['pricing.purchase-not-found'],
    summary: { 'zh-CN': '查看招投标、租赁或互惠', en: 'Read a tender, a lease or a reciprocal purchase' },
    cli: { command: 'purchase show', positionals: ['id'] },
  }),
  requestPurchase: operation({
    name: 'pricing.requestPurchase',
    method: 'POST',
    path: `${one}/request`,
    access: 'pricing.request',
    input: byId.extend({ version }),
    output: requestSchema,
    errors: [...purchaseChangeErrors, 'accounts.not-found', 'pricing.product-not-found', 'pricing.invalid-amount'],
    summary: {
      'zh-CN': '为投标、租赁或互惠起草价格申请',
      en: 'Draft a price request for the prices of a bid, a lease or an exchange',
    },
  }),
  commitPurchase: operation({
    name: 'pricing.commitPurchase',
    method: 'POST',
    path: `${one}/commit`,
    access: 'pricing.purchase',
    input: byId.extend({ version }),
    output: purchaseSchema,
    errors: [
      ...purchaseChangeErrors,
      ...promiseErrors,
      'pricing.approval-expired',
      'pricing.approval-used',
      'pricing.beyond-approval',
      ...askedChangedErrors,
      'pricing.gate-open',
      'pricing.not-qualified',
      'pricing.bond-unpaid',
      'pricing.submission-over',
      'pricing.documents-missing',
      ...leaseErrors,
      'pricing.not-approved',
      'pricing.approver-vacant',
      'pricing.approver-own-only',
      'pricing.opinion-open',
      'pricing.objection-stands',
    ],
    summary: {
      'zh-CN': '递交投标、签订租赁或互惠：价格从此有约束',
      en: 'Hand in a bid, sign a lease or agree an exchange: its prices bind from now on',
    },
    cli: { command: 'purchase commit', positionals: ['id'] },
  }),
  approvePurchase: operation({
    name: 'pricing.approvePurchase',
    method: 'POST',
    path: `${one}/approve`,
    access: 'pricing.offset',
    input: byId.extend({ version }),
    output: purchaseSchema,
    errors: [...purchaseChangeErrors, 'pricing.own-request', 'pricing.source-missing'],
    summary: {
      'zh-CN': '财务批准互惠，或有残值的租赁',
      en: 'Approve for finance: an exchange, an offset, or a lease with a residual',
    },
    cli: { command: 'purchase approve', positionals: ['id'] },
  }),
  withdrawPurchase: operation({
    name: 'pricing.withdrawPurchase',
    method: 'POST',
    path: `${one}/withdraw`,
    access: 'pricing.purchase',
    input: byId.extend({ version }),
    output: purchaseSchema,
    errors: purchaseChangeErrors,
    summary: { 'zh-CN': '作废草稿', en: 'Withdraw a draft' },
  }),
} as const;
