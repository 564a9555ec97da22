import { z } from 'zod';
import { daySchema, idSchema, jobStartedSchema, okSchema, operation } from '#kernel/contract';
import { robotProblems, robotServices } from '../domain/index.ts';

const language = z.enum(['zh-CN', 'en']);

export const channelSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    service: z.enum(robotServices),
    target: z.string().describe('The server that it is sent to, and the end of the address; the rest is secret'),
    isSigned: z.boolean(),
    language,
    showsMargin: z.boolean(),
    createdByName: z.string(),
    sentOn: daySchema.nullable(),
    triedAt: z.iso.datetime().nullable(),
    problem: z.enum(robotProblems).nullable().describe('Why the last try failed'),
  })
  .meta({ id: 'WarningChannel' });

const one = { id: idSchema };
const managed = { access: 'warnings.notify' } as const;

export const digestOperations = {
  listChannels: operation({
    ...managed,
    name: 'warnings.listChannels',
    method: 'GET',
    path: '/api/warnings/channels',
    input: z.object({}),
    output: z.object({ channels: z.array(channelSchema) }),
    summary: { 'zh-CN': '接收预警摘要的群机器人', en: 'Group robots that the digest of warnings goes to' },
  }),
  addChannel: operation({
    ...managed,
    name: 'warnings.addChannel',
    method: 'POST',
    path: '/api/warnings/channels',
    input: z.object({
      name: z.string().trim().min(1).max(80),
      service: z.enum(robotServices),
      url: z
        .url({ protocol: /^https?$/ })
        .max(1_000)
        .describe('The webhook address that the service gave'),
      secret: z.string().trim().min(1).max(200).optional().describe('DingTalk and Feishu: the key of the signature'),
      language,
      showsMargin: z.boolean().default(false).describe('Amounts of margin too; only for those who see them'),
    }),
    output: channelSchema,
    errors: ['warnings.margin-hidden'],
    summary: { 'zh-CN': '添加群机器人', en: 'Add a group robot' },
  }),
  removeChannel: operation({
    ...managed,
    name: 'warnings.removeChannel',
    method: 'DELETE',
    path: '/api/warnings/channels/{id}',
    input: z.object(one),
    output: okSchema,
    errors: ['warnings.channel-not-found'],
    summary: { 'zh-CN': '移除群机器人', en: 'Remove a group robot' },
  }),
  tryChannel: operation({
    ...managed,
    name: 'warnings.tryChannel',
    method: 'POST',
    path: '/api/warnings/channels/{id}/try',
    input: z.object(one),
    output: jobStartedSchema,
    errors: ['warnings.channel-not-found'],
    summary: { 'zh-CN': '发送一条试验消息', en: 'Send a trial message' },
  }),
  getSubscription: operation({
    name: 'warnings.getSubscription',
    method: 'GET',
    path: '/api/warnings/subscription',
    access: 'warnings.read',
    input: z.object({}),
    output: z.object({ isOn: z.boolean(), sentOn: daySchema.nullable() }),
    summary: { 'zh-CN': '我是否用邮件接收预警摘要', en: 'Whether I get the digest by mail' },
  }),
  setSubscription: operation({
    name: 'warnings.setSubscription',
    method: 'PUT',
    path: '/api/warnings/subscription',
    access: 'warnings.read',
    input: z.object({ isOn: z.boolean() }),
    output: okSchema,
    summary: { 'zh-CN': '开启或关闭邮件摘要', en: 'Turn the digest by mail on or off' },
  }),
} as const;
