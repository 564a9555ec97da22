import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, idSchema, moneySchema, operation, pageInput, pageOf } from '#kernel/contract';
import {
  checkAnswers,
  warningChecks,
  warningKinds,
  warningStates,
  warningSteps,
  warningViews,
} from '../domain/index.ts';
import { bridgeSchema } from './bridge-operations.ts';

const kind = z.enum(warningKinds);
const note = z.string().trim().max(1_000);
const evidence = z
  .record(z.string(), z.unknown())
  .describe('Shares in basis points (…Bp), money in minor units (…Minor); hidden figures are absent');

export const warningRowSchema = z
  .object({
    id: idSchema,
    account: accountRefSchema,
    kind,
    subject: z.string(),
    state: z.enum(warningStates),
    stake: moneySchema.nullable().describe('Amount at stake; null: hidden from this role'),
    urgency: z.number().int(),
    since: daySchema,
    confidenceBp: z
      .number()
      .int()
      .nullable()
      .describe(
        'How sure it is. erosion, payment-drift: 1 − share of such warnings expected to be false in this book; lapse: chance by the latest identification that it has left; family-lapse: chance that one of its own gaps is shorter than this silence; credit: chance that the next bill is paid late. null: no identification or judged bill says it; always with concentration, squeeze, price-war, agreement, odd-order and tomorrow, which count facts and estimate nothing',
      ),
    step: z.enum(warningSteps).describe('Proposed next step'),
    ownerId: idSchema.nullable(),
    snoozedUntil: daySchema.nullable().describe('Put off until this day; awake again when it has come'),
    earlier: z
      .object({
        id: idSchema,
        state: z.enum(warningStates),
        closedAt: z.iso.datetime().nullable(),
        reason: z.string().nullable(),
        stake: moneySchema.nullable().describe('Amount at stake then; null: hidden from this role'),
      })
      .nullable()
      .describe(
        'The warning of the same that somebody closed; this one tells it again because the amount has doubled since',
      ),
    closeReason: z.string().nullable(),
    closedBy: z.enum(['person', 'run']).nullable(),
    verdict: z.enum(['true', 'false']).nullable(),
    openedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    evidence,
    checks: z
      .array(
        z.object({
          check: z.enum(warningChecks),
          answer: z.enum(checkAnswers).nullable().describe('null: nobody has looked yet'),
          note: z.string().nullable(),
          byName: z.string().nullable(),
          at: z.iso.datetime().nullable(),
        }),
      )
      .describe(
        'What its kind asks for beside the step: the risk check of an odd order, barriers before tomorrow’s key account',
      ),
    version: z.number().int(),
  })
  .meta({ id: 'Warning' });

const filters = {
  kind: kind.optional(),
  state: z.enum(warningViews).default('open').describe('open: new or accepted'),
  accountId: idSchema.optional(),
  ownerId: idSchema.optional(),
  snoozed: z
    .enum(['hidden', 'shown'])
    .optional()
    .describe('Those that are put off until a day ahead; without it shown among all, hidden in every other state'),
};

const one = { id: idSchema, version: z.number().int().positive().describe('As it was read; a newer one refuses') };
const acted = { output: warningRowSchema, access: 'warnings.act', method: 'POST' } as const;
const refusals = ['warnings.not-found', 'warnings.changed-meanwhile', 'warnings.wrong-state'] as const;

export const warningOperations = {
  list: operation({
    name: 'warnings.list',
    method: 'GET',
    path: '/api/warnings',
    access: 'warnings.read',
    input: z.object({ ...pageInput, ...filters }),
    output: pageOf(warningRowSchema),
    summary: { 'zh-CN': '预警，按金额和紧迫程度排列', en: 'Warnings, ordered by money and urgency' },
    cli: { command: 'warnings' },
  }),
  get: operation({
    name: 'warnings.get',
    method: 'GET',
    path: '/api/warnings/{id}',
    access: 'warnings.read',
    input: z.object({ id: idSchema }),
    output: z.object({
      story: z
        .array(z.string())
        .describe('What happened, what it costs, what causes it and how sure it is, in the language of the caller'),
      warning: warningRowSchema,
      bridge: bridgeSchema
        .nullable()
        .describe('Of erosion and squeeze: since the onset against the same months before it'),
      history: z.array(
        z.object({
          at: z.iso.datetime(),
          act: z.string(),
          note: z.string().nullable(),
          actorName: z.string(),
          until: daySchema.nullable().describe('Put off until this day'),
          ownerId: idSchema.nullable().describe('Given to this colleague'),
          verdict: z.enum(['true', 'false']).nullable(),
        }),
      ),
    }),
    errors: ['warnings.not-found'],
    summary: { 'zh-CN': '一条预警的来龙去脉', en: 'The story of a warning' },
    cli: { command: 'warning show', positionals: ['id'] },
  }),
  mine: operation({
    name: 'warnings.mine',
    method: 'GET',
    path: '/api/warnings/mine',
    access: 'warnings.read',
    input: z.object({ limit: z.coerce.number().int().min(1).max(50).default(5) }),
    output: z.object({
      total: z.number().int(),
      fresh: z.number().int().describe('Not yet accepted'),
      rows: z.array(warningRowSchema),
    }),
    summary: { 'zh-CN': '等待我处理的预警', en: 'Warnings that wait for me' },
    cli: { command: 'warnings mine' },
  }),
  precision: operation({
    name: 'warnings.precision',
    method: 'GET',
    path: '/api/warnings/precision',
    access: 'warnings.read',
    input: z.object({}),
    output: z.object({
      kinds: z.array(
        z.object({
          kind,
          told: z.number().int(),
          dismissed: z.number().int(),
          wasTrue: z.number().int(),
          wasFalse: z.number().int().describe('Said to be false, or dismissed without a verdict'),
          precisionBp: z.number().int().nullable().describe('null: none judged yet'),
        }),
      ),
    }),
    summary: { 'zh-CN': '各类预警的准确率', en: 'How often each kind was right' },
    cli: { command: 'warnings precision' },
  }),
  accept: operation({
    ...acted,
    name: 'warnings.accept',
    path: '/api/warnings/{id}/accept',
    input: z.object({ ...one, note: note.optional() }),
    errors: refusals,
    summary: { 'zh-CN': '接手一条预警', en: 'Take a warning on' },
  }),
  assign: operation({
    ...acted,
    name: 'warnings.assign',
    path: '/api/warnings/{id}/assign',
    input: z.object({ ...one, ownerId: idSchema, note: note.optional() }),
    errors: [...refusals, 'warnings.owner-unknown', 'warnings.owner-blind'],
    summary: { 'zh-CN': '把预警交给一位同事', en: 'Give a warning to a colleague' },
  }),
  owners: operation({
    name: 'warnings.owners',
    method: 'GET',
    path: '/api/warnings/{id}/owners',
    access: 'warnings.act',
    input: z.object({ id: idSchema }),
    output: z.object({ rows: z.array(z.object({ id: idSchema, name: z.string() })) }),
    errors: ['warnings.not-found'],
    summary: { 'zh-CN': '谁能处理这条预警', en: 'Who may be given a warning: those who may work on it' },
  }),
  snooze: operation({
    ...acted,
    name: 'warnings.snooze',
    path: '/api/warnings/{id}/snooze',
    input: z.object({ ...one, until: daySchema, note: note.optional() }),
    errors: [...refusals, 'warnings.day-past', 'warnings.snooze-long'],
    summary: {
      'zh-CN': '暂缓一条预警，最多 90 天；明显加重时提前恢复',
      en: 'Put a warning off until a day, ninety days at most; it wakes when it gets clearly worse',
    },
  }),
  dismiss: operation({
    ...acted,
    name: 'warnings.dismiss',
    path: '/api/warnings/{id}/dismiss',
    input: z.object({ ...one, reason: note }),
    errors: [
      ...refusals,
      'warnings.reason-missing',
      'warnings.own-grants',
      'warnings.own-grants-alone',
      'warnings.checks-open',
    ],
    summary: { 'zh-CN': '驳回一条预警', en: 'Dismiss a warning, with the reason' },
  }),
  resolve: operation({
    ...acted,
    name: 'warnings.resolve',
    path: '/api/warnings/{id}/resolve',
    input: z.object({ ...one, note: note.optional() }),
    errors: [...refusals, 'warnings.checks-open'],
    summary: { 'zh-CN': '结束一条已解决的预警', en: 'Close a warning that was dealt with' },
  }),
  answerCheck: operation({
    ...acted,
    name: 'warnings.answerCheck',
    path: '/api/warnings/{id}/checks',
    input: z.object({
      ...one,
      check: z.enum(warningChecks),
      answer: z.enum(checkAnswers).describe('Seen to; nothing to see to; looked at, and it stays'),
      note: note.optional(),
    }),
    errors: [...refusals, 'warnings.check-unknown'],
    summary: {
      'zh-CN': '回答预警的一项检查：预付款、定制备货、后续；或明日大客户的一道障碍',
      en: 'Answer a check of a warning: the risk of an odd order, a barrier before a key account of tomorrow',
    },
  }),
  giveVerdict: operation({
    ...acted,
    name: 'warnings.giveVerdict',
    path: '/api/warnings/{id}/verdict',
    input: z.object({ ...one, verdict: z.enum(['true', 'false']), note: note.optional() }),
    errors: refusals,
    summary: { 'zh-CN': '说明预警是否属实', en: 'Say whether a warning was true' },
  }),
} as const;
