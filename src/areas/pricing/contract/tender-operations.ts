import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, decimalSchema, idSchema, moneySchema, operation, switchInput } from '#kernel/contract';
import { gateOutcomes, tenderGates, tenderReasons } from '../domain/index.ts';
import { termsErrors } from './agreement-operations.ts';
import { agreementSchema } from './agreement-schemas.ts';
import {
  committeeMemberSchema,
  purchaseChangeErrors,
  purchaseSchema,
  rivalSchema,
  tenderDocumentSchema,
} from './purchase-operations.ts';
import { byId, promise, promisedLineSchema, text, version } from './schemas.ts';

const plannedGateSchema = z.object({
  gate: z.enum(tenderGates),
  dueOn: daySchema.nullable().default(null),
  ownerId: idSchema.nullable().default(null).describe('Who sees to it; the gate stands on his or her Today'),
});

const fields = {
  title: text(200),
  reference: text(100).nullable().optional().describe('What the customer calls the tender'),
  lines: z.array(promisedLineSchema).min(1).max(200),
  creditDays: promise.creditDays.nullable(),
  gates: z.array(plannedGateSchema).max(tenderGates.length).default([]),
  documents: z.array(tenderDocumentSchema).max(100).default([]),
  bond: z
    .object({ amount: decimalSchema, dueBackOn: daySchema })
    .nullable()
    .optional()
    .describe('Bid bond, in the company’s currency'),
  committee: z.array(committeeMemberSchema).max(50).default([]),
  rivals: z
    .array(rivalSchema.omit({ prices: true }))
    .max(50)
    .default([]),
  note: text(2_000).nullable().optional(),
};

export const tenderFieldsSchema = z.object(fields);

const fieldErrors = [
  'accounts.not-found',
  'accounts.user-unknown',
  'pricing.product-not-found',
  'pricing.product-twice',
  'pricing.invalid-amount',
  'pricing.gate-twice',
  'pricing.gates-not-rising',
  'pricing.person-elsewhere',
  'pricing.rival-twice',
] as const;

const tenders = '/api/pricing/tenders';
const one = `${tenders}/{id}`;

export const tenderOperations = {
  createTender: operation({
    name: 'pricing.createTender',
    method: 'POST',
    path: tenders,
    access: 'pricing.purchase',
    input: z.object({ accountId: promise.accountId, ...fields }),
    output: purchaseSchema,
    errors: fieldErrors,
    summary: { 'zh-CN': '准备投标', en: 'Prepare a bid' },
    cli: {
      command: 'tender new',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['lines', 'gates', 'documents', 'bond', 'committee', 'rivals'],
    },
  }),
  updateTender: operation({
    name: 'pricing.updateTender',
    method: 'PUT',
    path: one,
    access: 'pricing.purchase',
    input: byId.extend({ version, ...fields }),
    output: purchaseSchema,
    errors: [...purchaseChangeErrors, ...fieldErrors],
    summary: { 'zh-CN': '修改投标草稿', en: 'Change the draft of a bid' },
  }),
  setTenderGate: operation({
    name: 'pricing.setTenderGate',
    method: 'POST',
    path: `${one}/gates`,
    access: 'pricing.purchase',
    input: byId.extend({
      gate: z
        .enum(tenderGates.filter((gate) => gate !== 'bond-paid' && gate !== 'bond-returned' && gate !== 'submission'))
        .describe('Bonds are recorded with their money; a bid is handed in, not ticked'),
      dueOn: daySchema.nullable().optional(),
      doneOn: daySchema.nullable().optional().describe('null takes it back; what is left out stays'),
      ownerId: idSchema.nullable().optional(),
      outcome: z.enum(gateOutcomes).optional().describe('Qualification is done with its outcome'),
      note: text(2_000).optional().describe('The condition or the reason of qualification; what the meeting brought'),
    }),
    output: purchaseSchema,
    errors: [
      ...purchaseChangeErrors,
      'accounts.user-unknown',
      'pricing.gates-not-rising',
      'pricing.seen-ahead',
      'pricing.outcome-missing',
      'pricing.reason-missing',
      'pricing.gate-open',
      'pricing.not-qualified',
      'pricing.documents-missing',
    ],
    summary: { 'zh-CN': '记录招投标节点', en: 'Record a gate of a tender' },
    cli: { command: 'tender gate', positionals: ['id', 'gate'] },
  }),
  setTenderBond: operation({
    name: 'pricing.setTenderBond',
    method: 'POST',
    path: `${one}/bond`,
    access: 'pricing.bond',
    input: byId.extend({
      paidOn: daySchema.nullable().optional(),
      returnedOn: daySchema.nullable().optional(),
      dueBackOn: daySchema.optional(),
    }),
    output: purchaseSchema,
    errors: [
      ...purchaseChangeErrors,
      'pricing.bond-not-found',
      'pricing.dates-crossed',
      'pricing.seen-ahead',
      'pricing.gate-open',
      'pricing.not-qualified',
    ],
    summary: { 'zh-CN': '记录投标保证金的缴纳与退回', en: 'Record a bond as paid or returned' },
    cli: { command: 'tender bond', positionals: ['id'] },
  }),
  tickTenderDocument: operation({
    name: 'pricing.tickTenderDocument',
    method: 'POST',
    path: `${one}/documents`,
    access: 'pricing.purchase',
    input: byId.extend({ version, at: z.number().int().min(0).max(99), isReady: z.boolean() }),
    output: purchaseSchema,
    errors: [...purchaseChangeErrors, 'pricing.document-not-found'],
    summary: { 'zh-CN': '勾选投标文件', en: 'Mark a document of the bid as ready' },
  }),
  recordTenderOpening: operation({
    name: 'pricing.recordTenderOpening',
    method: 'POST',
    path: `${one}/opening`,
    access: 'pricing.purchase',
    input: byId.extend({
      version,
      on: daySchema.optional().describe('Today when left out'),
      rivals: z.array(rivalSchema).min(1).max(50),
    }),
    output: purchaseSchema,
    errors: [
      ...purchaseChangeErrors,
      'pricing.rival-twice',
      'pricing.product-not-found',
      'pricing.invalid-amount',
      'pricing.seen-ahead',
    ],
    summary: {
      'zh-CN': '记录开标：对手价格进入市场价',
      en: 'Record the opening: rivals’ prices become market prices',
    },
  }),
  closeTender: operation({
    name: 'pricing.closeTender',
    method: 'POST',
    path: `${one}/close`,
    access: 'pricing.purchase',
    input: byId.extend({
      version,
      result: z.enum(['won', 'lost', 'void']),
      reason: z.enum(tenderReasons).describe('What decided it'),
      note: text(2_000).optional(),
      dueBackOn: daySchema.optional().describe('When the bond is to come back, if that is known better now'),
    }),
    output: purchaseSchema,
    errors: purchaseChangeErrors,
    summary: { 'zh-CN': '记录投标结果与原因', en: 'Record how a tender ended, and why' },
    cli: { command: 'tender close', positionals: ['id'] },
  }),
  agreeTender: operation({
    name: 'pricing.agreeTender',
    method: 'POST',
    path: `${one}/agreement`,
    access: 'pricing.agree',
    input: byId.extend({
      validFrom: daySchema.optional().describe('Today when left out'),
      validTo: daySchema.optional().describe('A year when left out'),
    }),
    output: agreementSchema,
    errors: ['pricing.purchase-not-found', 'pricing.wrong-state', 'pricing.tender-agreed', ...termsErrors],
    summary: {
      'zh-CN': '中标后起草框架协议：价格、数量、账期取自投标',
      en: 'Draft the framework agreement of a won tender: prices, quantities and terms of the bid',
    },
    cli: { command: 'tender agree', positionals: ['id'] },
  }),
  tenderDues: operation({
    name: 'pricing.tenderDues',
    method: 'GET',
    path: '/api/pricing/tender-dues',
    access: 'pricing.read',
    input: z.object({
      days: z.coerce.number().int().min(0).max(90).default(7).describe('How far ahead'),
      mine: switchInput.describe('Only gates that I see to, and tenders that I made'),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          purchase: z.object({ id: idSchema, number: z.string(), title: z.string() }),
          account: accountRefSchema,
          gate: z.enum(tenderGates).describe('bond-returned stands for a bond that is to come back'),
          dueOn: daySchema,
          ownerName: z.string().nullable(),
          amount: moneySchema.nullable().describe('Of a bond that lies with the customer'),
          isLate: z.boolean(),
        }),
      ),
    }),
    summary: { 'zh-CN': '到期的招投标节点与保证金', en: 'Gates of tenders and bonds that are due' },
    cli: { command: 'tender due' },
  }),
  tenderRates: operation({
    name: 'pricing.tenderRates',
    method: 'GET',
    path: '/api/pricing/tender-rates',
    access: 'pricing.read',
    input: z.object({ from: daySchema.optional().describe('365 days back when left out') }),
    output: z.object({
      from: daySchema,
      rows: z.array(
        z.object({
          reason: z.enum(tenderReasons).nullable().describe('null: all'),
          won: z.number().int(),
          lost: z.number().int(),
          void: z.number().int(),
          winRate: z.number().nullable().describe('Won of those decided; null: none was'),
        }),
      ),
    }),
    summary: { 'zh-CN': '中标率及原因', en: 'Tenders won, by what decided them' },
    cli: { command: 'tender rates' },
  }),
} as const;
