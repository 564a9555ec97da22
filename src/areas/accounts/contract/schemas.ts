import { z } from 'zod';
import { daySchema, idSchema } from '#kernel/contract';
import {
  accountKinds,
  consentChannels,
  fileMarks,
  institutions,
  kaTypes,
  lifecycles,
  ownerships,
  teamFunctions,
  tiers,
} from '../domain/index.ts';

export const text = (max: number) => z.string().trim().min(1).max(max);
export const optionalText = (max: number) => z.string().trim().max(max).nullable().optional();
export const idList = z.array(idSchema).min(1).max(1000);
export const instant = z.iso.datetime();
export const byId = z.object({ id: idSchema });
export const versioned = {
  id: idSchema,
  version: z.number().int().positive().describe('The version that was read; a newer one refuses'),
};
export const customValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const tierSchema = z.enum(tiers).meta({ id: 'Tier' });
export const kaTypeSchema = z.enum(kaTypes).meta({ id: 'KaType' });
export const accountKindSchema = z.enum(accountKinds).meta({ id: 'AccountKind' });
export const lifecycleSchema = z.enum(lifecycles).meta({ id: 'Lifecycle' });

/** An account by name, wherever one is mentioned. */
export const accountRefSchema = z
  .object({ id: idSchema, code: z.string(), name: z.string(), nameEn: z.string().nullable() })
  .meta({ id: 'AccountRef' });

export const accountFields = {
  name: text(200).describe('Registered name'),
  nameEn: optionalText(200),
  shortName: optionalText(60),
  otherNames: z.array(text(200)).max(50).optional().describe('Other names under which files may know it'),
  uscc: optionalText(18).describe('Unified social credit code; its check digit is tested'),
  kind: accountKindSchema.optional(),
  industry: optionalText(80),
  region: optionalText(80),
  ownership: z.enum(ownerships).nullable().optional(),
  institution: z.enum(institutions).nullable().optional().describe('Institution class of a public body'),
  employees: z.number().int().min(0).max(10_000_000).nullable().optional(),
  website: optionalText(200),
  foundedOn: daySchema.nullable().optional(),
  parentId: idSchema.nullable().optional().describe('The group that it belongs to'),
  ownerId: idSchema.nullable().optional().describe('Its key-account manager'),
  isLost: z
    .boolean()
    .optional()
    .describe('Lost by decision, until it orders again; else the lifecycle follows the orders'),
  termsDays: z.number().int().min(0).max(720).nullable().optional().describe('Days that it has to pay'),
  custom: customValues.optional(),
  tags: z.array(text(40)).max(50).optional(),
};

export const accountSchema = z
  .object({
    id: idSchema,
    code: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    shortName: z.string().nullable(),
    otherNames: z.array(z.string()),
    uscc: z.string().nullable(),
    kind: accountKindSchema,
    industry: z.string().nullable(),
    region: z.string().nullable(),
    ownership: z.string().nullable(),
    institution: z.string().nullable(),
    employees: z.number().nullable(),
    website: z.string().nullable(),
    foundedOn: daySchema.nullable(),
    parent: accountRefSchema.nullable(),
    ownerId: idSchema.nullable(),
    lifecycle: lifecycleSchema,
    lostOn: daySchema.nullable().describe('The day on which a person called it lost'),
    tier: tierSchema.nullable(),
    tierSince: daySchema.nullable(),
    tierExpires: daySchema.nullable(),
    kaType: kaTypeSchema.nullable(),
    termsDays: z.number().nullable(),
    custom: customValues,
    tags: z.array(z.string()),
    version: z.number().int(),
    mergedInto: idSchema.nullable(),
    may: z.object({ update: z.boolean(), assign: z.boolean() }).describe('What the caller may do'),
  })
  .meta({ id: 'Account' });

export const personFields = {
  surname: text(60),
  givenName: optionalText(60),
  gender: z.enum(['female', 'male']).nullable().optional(),
  salutation: optionalText(40).describe('Form of address'),
  phone: optionalText(40),
  mobile: optionalText(40),
  email: z
    .union([z.email().max(200), z.literal('')])
    .nullable()
    .optional(),
  wechat: optionalText(60),
  ageBand: optionalText(20),
  birthday: optionalText(10).describe('MM-DD or YYYY-MM-DD'),
  birthdayCalendar: z.enum(['solar', 'lunar']).nullable().optional(),
  interests: optionalText(400),
  habits: optionalText(400).describe('How the person uses our products'),
  language: optionalText(20),
  isKey: z.boolean().optional().describe('Key persons are asked for gender, phone and e-mail first'),
  custom: customValues.optional(),
  tags: z.array(text(40)).max(50).optional(),
};

/** One channel of a person: what was said, what for, when and where. */
export const consentFields = {
  channel: z.enum(consentChannels).describe('The way to reach the person'),
  purpose: optionalText(200).describe('What the channel may be used for; a consent that is given needs one'),
  on: daySchema.optional().describe('Since when; today when left out'),
  source: optionalText(200).describe('Where it was said: a form, a talk, a fair'),
};

const consentSchema = z.object({
  channel: z.enum(consentChannels),
  state: z.enum(['given', 'withdrawn']),
  purpose: z.string().nullable(),
  on: daySchema,
  source: z.string().nullable(),
});

const roleAtAccount = z.object({
  id: idSchema,
  account: accountRefSchema,
  department: z.string().nullable(),
  title: z.string().nullable(),
  fromOn: daySchema.nullable(),
  toOn: daySchema.nullable().describe('The first day on which it no longer holds'),
  isEnded: z.boolean().describe('On this day of the company'),
});

export const personSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    latinName: z.string().nullable().describe('A Chinese name in Latin letters, for screens in English'),
    surname: z.string(),
    givenName: z.string().nullable(),
    gender: z.enum(['female', 'male']).nullable(),
    salutation: z.string().nullable(),
    phone: z.string().nullable(),
    mobile: z.string().nullable(),
    email: z.string().nullable(),
    wechat: z.string().nullable(),
    ageBand: z.string().nullable(),
    birthday: z.string().nullable(),
    birthdayCalendar: z.enum(['solar', 'lunar']).nullable(),
    interests: z.string().nullable(),
    habits: z.string().nullable(),
    language: z.string().nullable(),
    isKey: z.boolean(),
    consents: z.array(consentSchema).describe('By channel; one that is not listed has not been asked for'),
    custom: customValues,
    tags: z.array(z.string()),
    version: z.number().int(),
    masked: z.boolean().describe('Personal fields are hidden from this caller'),
    roles: z.array(roleAtAccount),
  })
  .meta({ id: 'Person' });

export const teamMemberSchema = z.object({
  id: idSchema,
  userId: idSchema,
  function: z.enum(teamFunctions),
  duty: z.string().nullable(),
  fromOn: daySchema,
  toOn: daySchema.nullable().describe('The first day on which it no longer holds'),
  isEnded: z.boolean().describe('On this day of the company'),
});

export const noteSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  body: z.string(),
  authorId: idSchema,
  createdAt: instant,
  updatedAt: instant,
});

export const attachmentSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  mark: z.enum(fileMarks).nullable().describe('What the file is for its record, such as the signed document'),
  authorId: idSchema,
  createdAt: instant,
});

export const timelineEventSchema = z.object({
  id: idSchema,
  at: instant,
  kind: z.string().describe('Worded by the reader from params'),
  params: z.record(z.string(), z.unknown()),
  actorName: z.string().nullable(),
});

export const taskSchema = z
  .object({
    id: idSchema,
    account: accountRefSchema.nullable(),
    kind: z.string(),
    title: z.string(),
    params: z.record(z.string(), z.unknown()),
    dueOn: daySchema.nullable(),
    assigneeId: idSchema.nullable(),
    state: z.enum(['open', 'done', 'dropped']),
    files: z.number().int().describe('How many hang on it'),
  })
  .meta({ id: 'Task' });

export const customFieldSchema = z.object({
  id: idSchema,
  object: z.enum(['account', 'person']),
  key: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  type: z.enum(['text', 'number', 'date', 'choice', 'boolean']),
  choices: z.array(z.string()),
  position: z.number().int(),
});

export const savedViewSchema = z.object({
  id: idSchema,
  list: z.string(),
  name: z.string(),
  state: z.record(z.string(), z.unknown()),
  shared: z.boolean(),
  mine: z.boolean(),
});

export const duplicateSchema = z.object({
  a: accountRefSchema,
  b: accountRefSchema,
  score: z.number().describe('0 to 1'),
  reasons: z.array(z.enum(['name', 'uscc', 'domain', 'phone', 'email'])),
});

export const mergeSchema = z.object({
  id: idSchema,
  object: z.enum(['account', 'person']),
  survivor: z.object({ id: idSchema, name: z.string() }),
  merged: z.array(z.object({ id: idSchema, name: z.string() })),
  mergedAt: instant,
  undoneAt: instant.nullable(),
});
