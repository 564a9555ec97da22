import { z } from 'zod';
import { fieldGroups, roles, scopes } from '#kernel/access';
import { idSchema } from '#kernel/contract';
import { languages } from '#kernel/locale';

export const roleSchema = z.enum(roles).meta({ id: 'Role' });
export const languageSchema = z.enum(languages).meta({ id: 'Language' });
export const themeSchema = z.enum(['auto', 'light', 'dark']).meta({ id: 'Theme' });
export const instantSchema = z.iso.datetime();
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254));
export const nameSchema = z.string().trim().min(1).max(120);
/** Long enough to withstand guessing; no rule about kinds of characters. */
export const newPasswordSchema = z.string().min(10).max(200);
export const rolesSchema = z.array(roleSchema).min(1).max(roles.length);
export const linkSecretSchema = z.string().min(20).max(200);
export const companyIdSchema = z.coerce.number().int().positive();

export const companySchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    nameEn: z.string().nullable(),
    currency: z.string(),
    timeZone: z.string(),
  })
  .meta({ id: 'Company' });

export const companyFields = {
  name: nameSchema.describe('Name of the company'),
  nameEn: nameSchema.nullable().optional().describe('Its English form'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('ISO 4217 code of the books'),
  timeZone: z.string().min(1).max(60).describe('IANA time zone that decides days and months'),
};

export const userSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    latinName: z.string().nullable().describe('A Chinese name in Latin letters, for screens in English'),
    email: z.string(),
    roles: z.array(roleSchema),
    active: z.boolean(),
    joinedAt: instantSchema,
  })
  .meta({ id: 'User' });

export const meSchema = z
  .object({
    user: z.object({ id: idSchema, name: z.string(), email: z.string(), language: languageSchema, theme: themeSchema }),
    company: companySchema,
    companies: z.array(z.object({ id: z.number().int(), name: z.string(), nameEn: z.string().nullable() })),
    roles: z.array(roleSchema),
    permissions: z.record(z.string(), z.enum(scopes)).describe('Rights of the caller with the rows that each reaches'),
    fields: z.array(z.enum(fieldGroups)).describe('Groups of fields that the caller sees'),
    language: languageSchema,
  })
  .meta({ id: 'Me' });

export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  expiresAt: instantSchema,
});
export const sessionSchema = z.object({
  id: idSchema,
  current: z.boolean(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export const tokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
});
