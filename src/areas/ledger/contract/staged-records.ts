import { z } from 'zod';
import { consentChannels } from '#domain/accounts';
import { daySchema } from '#kernel/contract';
import { accountKinds, institutions, ownerships } from '../domain/records.ts';

/** Records as they lie on the stage: JSON of the types in domain/records.ts, amounts as decimal texts. */
const text = z.string().exactOptional();
const texts = z.array(z.string()).exactOptional();
const amount = z.string().regex(/^-?\d+$/);

export const stagedAccountSchema = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: text,
  shortName: text,
  otherNames: texts,
  uscc: text,
  kind: z.enum(accountKinds).exactOptional(),
  industry: text,
  region: text,
  ownership: z.enum(ownerships).exactOptional(),
  employees: z.number().int().exactOptional(),
  website: text,
  parentCode: text,
  ownerEmail: text,
  foundedOn: daySchema.exactOptional(),
  institution: z.enum(institutions).exactOptional(),
  termsDays: z.number().int().exactOptional(),
  currency: text,
  tags: texts,
});

/** What an account's row says beside the account itself. */
export const stagedAccountExtraSchema = z.object({ creditLimitMinor: amount.exactOptional(), raw: text });

export const stagedPersonSchema = z.object({
  code: text,
  account: z.string(),
  surname: z.string(),
  givenName: text,
  gender: z.enum(['female', 'male']).exactOptional(),
  salutation: text,
  department: text,
  title: text,
  phone: text,
  mobile: text,
  email: text,
  wechat: text,
  ageBand: text,
  birthday: text,
  birthdayCalendar: z.enum(['solar', 'lunar']).exactOptional(),
  interests: text,
  language: text,
  isKey: z.boolean().exactOptional(),
  consents: z
    .partialRecord(
      z.enum(consentChannels),
      z.object({
        state: z.enum(['given', 'withdrawn']),
        purpose: z.string().nullable(),
        on: daySchema,
        source: z.string().nullable(),
      }),
    )
    .exactOptional(),
});

export const stagedProductSchema = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: text,
  line: z.array(z.string()),
  lineEn: texts,
  unit: text,
  isComplex: z.boolean().exactOptional(),
  newId: z.uuid(),
});

/** What is kept of a product's row beside the product itself. */
export const stagedProductExtraSchema = z.object({ raw: text });

export const stagedPriceSchema = z.object({
  productId: z.uuid(),
  validFrom: daySchema,
  listPriceE4: amount.nullable(),
  unitCostE4: amount.nullable(),
  raw: text,
});

/** An object that an import makes because a row named it and the user said so. */
export const stagedNewObjectSchema = z.discriminatedUnion('object', [
  z.object({ object: z.literal('account'), id: z.uuid(), code: z.string(), name: z.string(), accountRegion: text }),
  z.object({
    object: z.literal('product'),
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    productLine: texts,
    productUnit: text,
  }),
]);
