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
import { shownAgreementStates } from '../domain/index.ts';
import { agreementRowSchema, agreementSchema, breachKindSchema, terms, tierSchema } from './agreement-schemas.ts';
import { promiseErrors } from './quote-operations.ts';
import { requestSchema } from './request-operations.ts';
import { askedChangedErrors, bpSchema, byId, promise, text, version } from './schemas.ts';

export const rangeErrors = [
  'pricing.range-unplaced',
  'pricing.range-crossed',
  'pricing.range-twice',
  'pricing.range-empty',
  'pricing.range-too-wide',
  'pricing.line-not-found',
] as const;

export const termsErrors = [
  'accounts.not-found',
  'pricing.product-not-found',
  'pricing.invalid-amount',
  'pricing.dates-crossed',
  'pricing.agreement-too-long',
  'pricing.product-twice',
  'pricing.no-lines',
  'pricing.tiers-not-rising',
  'pricing.tiers-without-kind',
  'pricing.reference-used',
  ...rangeErrors,
] as const;

const changeErrors = [
  'pricing.agreement-not-found',
  'pricing.agreement-changed-meanwhile',
  'pricing.wrong-state',
] as const;
const signErrors = [
  'pricing.opinion-open',
  'pricing.objection-stands',
  ...promiseErrors,
  'pricing.range-empty',
  'pricing.range-too-wide',
  'pricing.agreement-over',
  'pricing.agreement-overlaps',
  'pricing.rebate-undercuts',
  'pricing.rebate-undercuts-order',
  'pricing.rebate-undercuts-sold',
  'pricing.rebate-too-far-back',
  'pricing.approval-expired',
  'pricing.approval-used',
  'pricing.beyond-approval',
  ...askedChangedErrors,
] as const;

const periodSchema = z.object({
  from: daySchema,
  to: daySchema,
  isCurrent: z.boolean(),
  volume: moneySchema.describe('Net sales less returns that count'),
  tier: tierSchema.nullable().describe('Reached so far; null: below the first'),
  accrued: moneySchema.describe('Rebate on the volume so far, at the tiers reached'),
  nextTier: tierSchema.nullable(),
  missing: moneySchema.nullable().describe('Volume to the next tier'),
  forecast: z
    .object({
      low: moneySchema,
      high: moneySchema,
      lowTier: tierSchema.nullable(),
      highTier: tierSchema.nullable(),
      lowRebate: moneySchema,
      highRebate: moneySchema,
      grounds: z.array(z.enum(['pace', 'season'])),
    })
    .nullable()
    .describe('null: not enough days yet'),
});

const breachSchema = z.object({
  agreement: z.object({ id: idSchema, number: z.string() }),
  account: accountRefSchema,
  kind: breachKindSchema,
  source: z.string(),
  orderNo: z.string(),
  lineNo: z.number().int(),
  orderedOn: daySchema,
  product: productRefSchema,
  quantity: decimalSchema,
  price: decimalSchema.describe('Net per unit'),
  agreedPrice: decimalSchema.nullable(),
  difference: moneySchema.nullable().describe('Net less agreed price times quantity'),
});

export const refusedRowSchema = z
  .object({
    line: z.number().int().describe('In the file'),
    agreement: z.string().describe('Reference that the row belongs to'),
    code: z.string(),
    text: z.string(),
  })
  .meta({ id: 'RefusedAgreementRow' });

const agreements = '/api/pricing/agreements';
const one = `${agreements}/{id}`;

export const agreementOperations = {
  listAgreements: operation({
    name: 'pricing.listAgreements',
    method: 'GET',
    path: agreements,
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      accountId: idSchema.optional().describe('Its own agreements and those of its group'),
      state: z.enum(shownAgreementStates).optional(),
      due: switchInput.describe('Only those whose renewal is due'),
    }),
    output: pageOf(agreementRowSchema),
    summary: { 'zh-CN': '列出框架协议', en: 'List framework agreements' },
    cli: { command: 'agreement list' },
  }),
  getAgreement: operation({
    name: 'pricing.getAgreement',
    method: 'GET',
    path: one,
    access: 'pricing.read',
    input: byId,
    output: agreementSchema,
    errors: ['pricing.agreement-not-found'],
    summary: { 'zh-CN': '查看框架协议', en: 'Read a framework agreement' },
    cli: { command: 'agreement show', positionals: ['id'] },
  }),
  createAgreement: operation({
    name: 'pricing.createAgreement',
    method: 'POST',
    path: agreements,
    access: 'pricing.agree',
    input: z.object({ accountId: promise.accountId, ...terms }),
    output: agreementSchema,
    errors: termsErrors,
    summary: { 'zh-CN': '起草框架协议', en: 'Draft a framework agreement' },
    cli: {
      command: 'agreement new',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['lines', 'ranges', 'tiers'],
    },
  }),
  updateAgreement: operation({
    name: 'pricing.updateAgreement',
    method: 'PUT',
    path: one,
    access: 'pricing.agree',
    input: byId.extend({ version, ...terms }),
    output: agreementSchema,
    errors: [...changeErrors, ...termsErrors],
    summary: { 'zh-CN': '修改框架协议草稿', en: 'Change the draft of a framework agreement' },
  }),
  signAgreement: operation({
    name: 'pricing.signAgreement',
    method: 'POST',
    path: `${one}/sign`,
    access: 'pricing.agree',
    input: byId.extend({ version, signedOn: daySchema.optional().describe('Today when left out') }),
    output: agreementSchema,
    errors: [...changeErrors, ...signErrors],
    summary: { 'zh-CN': '签订框架协议：价格从此有约束', en: 'Sign a framework agreement: its prices bind from now on' },
    cli: { command: 'agreement sign', positionals: ['id'] },
  }),
  requestAgreement: operation({
    name: 'pricing.requestAgreement',
    method: 'POST',
    path: `${one}/request`,
    access: 'pricing.request',
    input: byId.extend({ version }),
    output: requestSchema,
    errors: [
      ...changeErrors,
      'accounts.not-found',
      'pricing.product-not-found',
      'pricing.invalid-amount',
      'pricing.range-empty',
      'pricing.range-too-wide',
    ],
    summary: { 'zh-CN': '为协议价格起草价格申请', en: 'Draft a price request for the prices of an agreement' },
  }),
  closeAgreement: operation({
    name: 'pricing.closeAgreement',
    method: 'POST',
    path: `${one}/close`,
    access: 'pricing.agree',
    input: byId.extend({
      version,
      lastOn: daySchema.optional().describe('Last day of a signed one; today when left out'),
      reason: text(1_000).optional().describe('Needed to end a signed one'),
    }),
    output: agreementSchema,
    errors: [...changeErrors, 'pricing.reason-missing', 'pricing.expiry-outside'],
    summary: { 'zh-CN': '作废草稿，或提前终止协议', en: 'Withdraw a draft, or end a signed agreement early' },
  }),
  renewAgreement: operation({
    name: 'pricing.renewAgreement',
    method: 'POST',
    path: `${one}/renew`,
    access: 'pricing.agree',
    input: byId,
    output: agreementSchema,
    errors: ['pricing.agreement-not-found', 'pricing.wrong-state', 'pricing.agreement-followed'],
    summary: { 'zh-CN': '起草续签协议', en: 'Draft the agreement that follows' },
    cli: { command: 'agreement renew', positionals: ['id'] },
  }),
  agreementProgress: operation({
    name: 'pricing.agreementProgress',
    method: 'GET',
    path: `${one}/progress`,
    access: 'pricing.read',
    input: byId,
    output: z.object({
      asOf: daySchema,
      accounts: z.number().int().describe('Covered by it'),
      periods: z.array(periodSchema).describe('Without tiers one that counts volume only'),
      accrued: moneySchema.describe('Of all periods until today'),
      booked: moneySchema
        .nullable()
        .describe(
          'Rebates that the ledger has booked of it: entries that name it, and its share of those that name none; null without a rebate',
        ),
      isShared: z.boolean().describe('Part of booked was shared with other agreements by what each accrued'),
      open: moneySchema.nullable().describe('Accrued less booked'),
      lines: z.array(
        z.object({
          product: productRefSchema,
          agreed: decimalSchema.describe('Units'),
          bought: decimalSchema,
          net: moneySchema,
          averagePrice: decimalSchema.nullable().describe('Net per unit that was paid'),
          agreedPrice: decimalSchema,
          rangeNo: z.number().int().nullable().describe('Of a discount range: agreed are the units at most'),
        }),
      ),
      outside: moneySchema.describe('Bought in its time and not named by it'),
    }),
    errors: ['pricing.agreement-not-found'],
    summary: {
      'zh-CN': '协议执行：数量、返利和预计档位',
      en: 'Progress of an agreement: volume, rebates, tier forecast',
    },
    cli: { command: 'agreement progress', positionals: ['id'] },
  }),
  listAgreementBreaches: operation({
    name: 'pricing.listAgreementBreaches',
    method: 'GET',
    path: '/api/pricing/agreement-breaches',
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      agreementId: idSchema.optional(),
      accountId: idSchema.optional(),
      kind: breachKindSchema.optional().describe('Wrong prices and orders after the end when left out'),
      from: daySchema.optional().describe('90 days back when left out'),
    }),
    output: pageOf(breachSchema),
    summary: { 'zh-CN': '与协议不符的订单行', en: 'Order lines that stand otherwise than agreed' },
    cli: { command: 'agreement breaches' },
  }),
  listAgreementLines: operation({
    name: 'pricing.listAgreementLines',
    method: 'GET',
    path: '/api/pricing/agreement-lines',
    access: 'pricing.read',
    input: z.object({ ...pageInput, accountId: idSchema.optional() }),
    output: pageOf(
      z.object({
        agreement: z.object({ id: idSchema, number: z.string(), reference: z.string().nullable() }),
        account: accountRefSchema,
        coversGroup: z.boolean(),
        title: z.string(),
        validFrom: daySchema,
        validTo: daySchema,
        lastOn: daySchema,
        lineNo: z.number().int(),
        product: productRefSchema,
        quantity: decimalSchema,
        freeQuantity: decimalSchema,
        price: decimalSchema,
        listPrice: decimalSchema.nullable(),
        rebateBp: bpSchema,
        creditDays: z.number().int(),
        concessionBp: bpSchema.nullable(),
        discountFromBp: bpSchema.nullable().describe('Of a discount range; its price is that of the deepest point'),
        discountToBp: bpSchema.nullable(),
        rebateKind: z.string().nullable().describe('As the import file writes it, like the next three'),
        rebatePeriod: z.string().nullable(),
        rebateBasis: z.string().nullable(),
        tiers: z.string().describe('“100000=2%; 200000=3%”'),
      }),
    ),
    summary: { 'zh-CN': '已签协议的价格行', en: 'Prices of signed agreements, line by line' },
  }),
  importAgreements: operation({
    name: 'pricing.importAgreements',
    method: 'POST',
    path: `${agreements}/import`,
    access: 'pricing.agree',
    kind: 'upload',
    input: z.object({
      sign: switchInput.describe(
        'Sign every agreement none of whose rows is refused; without it a dry run that changes nothing',
      ),
    }),
    output: z.object({
      isDryRun: z.boolean(),
      rows: z.number().int(),
      agreements: z.number().int().describe('Found in the file'),
      signed: z.number().int().describe('Signed, or in a dry run: would be'),
      numbers: z.array(z.string()),
      refused: z.array(refusedRowSchema),
    }),
    errors: ['pricing.import-columns-missing', 'pricing.import-too-long'],
    summary: {
      'zh-CN': '导入框架协议（默认只试算）',
      en: 'Import framework agreements; a dry run unless told otherwise',
    },
    cli: { command: 'agreement import', positionals: ['FILE'] },
  }),
} as const;
