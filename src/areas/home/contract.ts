import { z } from 'zod';
import { accountRefSchema, tierSchema } from '#areas/accounts/contract';
import { daySchema, defineContract, idSchema, moneySchema, operation } from '#kernel/contract';
import { firstStepNames } from './domain/first-steps.ts';
import { importNeeds } from './domain/import-need.ts';
import { moveReasons } from './domain/when-to-move.ts';

const tierOrUnrated = z.union([tierSchema, z.literal('unrated')]);

const hitSchema = z
  .object({
    kind: z.enum(['account', 'person', 'product', 'order']),
    id: z.string().describe('Id of the record; the number of an order'),
    name: z.string(),
    nameEn: z.string().nullable(),
    code: z.string().nullable(),
    tier: tierSchema.nullable(),
    note: z.string().nullable().describe('Industry and place, or title'),
    on: daySchema.nullable().describe('Date of an order'),
    account: z
      .object({ id: idSchema, name: z.string(), nameEn: z.string().nullable() })
      .nullable()
      .describe('Where the person works or whose order it is'),
  })
  .meta({ id: 'SearchHit' });

const proposalSchema = z.object({
  id: idSchema,
  account: accountRefSchema,
  from: tierOrUnrated,
  to: tierOrUnrated,
  direction: z.enum(['up', 'down', 'same']),
  net12: moneySchema.nullable(),
});

const importSchema = z.object({
  id: idSchema,
  kind: z.string(),
  fileName: z.string(),
  need: z.enum(importNeeds).describe('What it asks of somebody'),
  rejected: z.number().int(),
  booked: z.number().int(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
});

/** The search box and Today: what there is to find, what waits for me. */
export const homeContract = defineContract({
  area: 'home',
  permissions: {
    'home.read': {
      kam: 'team',
      director: 'all',
      service: 'all',
      marketer: 'all',
      finance: 'all',
      executive: 'all',
      admin: 'all',
      member: 'own',
    },
  },
  errors: {},
  operations: {
    health: operation({
      name: 'home.health',
      method: 'GET',
      path: '/api/home/health',
      access: 'company.manage',
      input: z.object({}),
      output: z.object({
        engine: z.enum(['embedded', 'server']),
        serverVersion: z.string(),
        answerMs: z.number().describe('How long the database takes to answer a plain question'),
        restarts: z.number().int().describe('Of the embedded engine, since the server started'),
        whole: z
          .object({
            people: z.number().int().describe('Who worked with it in the last seven days'),
            orderLines: z.number().int().describe('As the planner estimates'),
            sizeBytes: z.number().int(),
          })
          .nullable()
          .describe('Of the whole installation; null where it serves several companies'),
        reach: z.object({ people: z.number().int(), orderLines: z.number().int() }).describe('Of the embedded engine'),
        reasons: z
          .array(z.enum(moveReasons))
          .describe('Why it should move to a PostgreSQL server; empty when it need not'),
      }),
      summary: { 'zh-CN': '运行状况，以及何时该换 PostgreSQL', en: 'How the installation is, and when to move' },
      cli: { command: 'health' },
    }),
    search: operation({
      name: 'home.search',
      method: 'GET',
      path: '/api/home/search',
      access: 'home.read',
      input: z.object({
        q: z
          .string()
          .trim()
          .min(1)
          .max(100)
          .describe('Part of a name, pinyin, initials, a code, or the start of an order number'),
        limit: z.coerce.number().int().min(1).max(20).default(6).describe('Hits per kind'),
      }),
      output: z.object({
        hits: z.array(hitSchema),
        isGuess: z.boolean().describe('Hits of a mistyped text stand at the end'),
      }),
      summary: { 'zh-CN': '搜索客户、联系人、产品、订单', en: 'Search accounts, persons, products, orders' },
      cli: { command: 'search', positionals: ['q'] },
    }),
    today: operation({
      name: 'home.today',
      method: 'GET',
      path: '/api/home/today',
      access: 'home.read',
      input: z.object({}),
      output: z.object({
        proposals: z
          .object({
            total: z.number().int(),
            keyAccounts: z.number().int().describe('Those with S or A before or after: to be decided one by one'),
            others: z
              .array(z.object({ tier: tierOrUnrated, count: z.number().int() }))
              .describe('All others by proposed tier: to be decided together'),
            rows: z.array(proposalSchema).describe('Of those that touch a key account'),
          })
          .nullable()
          .describe('Tier proposals that the caller may decide; null without the right'),
        imports: z
          .array(importSchema)
          .nullable()
          .describe('Running, failed, or with rows left behind; null without the right'),
        tasks: z.object({ open: z.number().int(), dueToday: z.number().int(), overdue: z.number().int() }),
        data: z.object({
          accounts: z.number().int(),
          lastOrderOn: daySchema.nullable(),
          freshness: z.enum(['none', 'fresh', 'aging', 'old']),
          staleAccounts: z.number().int().describe('Accounts whose figures wait to be made anew'),
          runAsOf: daySchema.nullable().describe('As-of date of the last identification'),
          isRunBehind: z.boolean().describe('Records came in, or were taken back, after the last identification'),
        }),
        firstSteps: z.array(z.object({ name: z.enum(firstStepNames), state: z.enum(['done', 'next', 'later']) })),
      }),
      summary: { 'zh-CN': '今日待办', en: 'What waits for me today' },
      cli: { command: 'today' },
    }),
  },
});
