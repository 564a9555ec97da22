import { z } from 'zod';
import { fieldGroups, roles, scopes } from '#kernel/access';
import { defineContract, idSchema, okSchema, operation } from '#kernel/contract';
import type { Method } from '#kernel/contract';
import { languages } from '#kernel/locale';

export const roleSchema = z.enum(roles).meta({ id: 'Role' });
export const languageSchema = z.enum(languages).meta({ id: 'Language' });
export const themeSchema = z.enum(['auto', 'light', 'dark']).meta({ id: 'Theme' });
const instantSchema = z.iso.datetime();
const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254));
const nameSchema = z.string().trim().min(1).max(120);
/** Long enough to withstand guessing; no rule about kinds of characters. */
const newPasswordSchema = z.string().min(10).max(200);
const rolesSchema = z.array(roleSchema).min(1).max(roles.length);
const linkSecretSchema = z.string().min(20).max(200);
const companyIdSchema = z.coerce.number().int().positive();

export const companySchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    nameEn: z.string().nullable(),
    currency: z.string(),
    timeZone: z.string(),
  })
  .meta({ id: 'Company' });

const companyFields = {
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

const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  expiresAt: instantSchema,
});
const sessionSchema = z.object({
  id: idSchema,
  current: z.boolean(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
const tokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
});
const nothing = z.object({});

const at = <const N extends string, const M extends Method, const P extends string>(name: N, method: M, path: P) => ({
  name,
  method,
  path,
});

export const identityContract = defineContract({
  area: 'identity',
  permissions: {
    'users.read': {
      kam: 'all',
      director: 'all',
      service: 'all',
      marketer: 'all',
      finance: 'all',
      executive: 'all',
      admin: 'all',
      member: 'all',
    },
    'users.manage': { admin: 'all' },
    'company.manage': { admin: 'all' },
    'tokens.manage': {
      kam: 'own',
      director: 'own',
      service: 'own',
      marketer: 'own',
      finance: 'own',
      executive: 'own',
      admin: 'own',
    },
  },
  errors: {
    'identity.already-set-up': 409,
    'identity.wrong-credentials': 401,
    'identity.too-many-attempts': 429,
    'identity.no-company': 403,
    'identity.not-a-member': 403,
    'identity.wrong-password': 403,
    'identity.email-taken': 409,
    'identity.invitation-unknown': 404,
    'identity.link-unknown': 404,
    'identity.user-unknown': 404,
    'identity.session-unknown': 404,
    'identity.token-unknown': 404,
    'identity.last-admin': 409,
    'identity.scope-not-held': 403,
    'identity.time-zone-unknown': 422,
    'identity.currency-unknown': 422,
    'identity.changed-meanwhile': 409,
  },
  operations: {
    firstRunState: operation({
      ...at('identity.firstRunState', 'GET', '/api/identity/first-run'),
      access: 'public',
      summary: { 'zh-CN': '是否需要首次设置', en: 'Whether the installation waits for its first company' },
      input: nothing,
      output: z.object({ needed: z.boolean() }),
    }),
    firstRun: operation({
      ...at('identity.firstRun', 'POST', '/api/identity/first-run'),
      access: 'public',
      summary: { 'zh-CN': '建立公司和管理员', en: 'Make a company and its administrator' },
      input: z.object({
        company: z.object(companyFields),
        name: nameSchema.describe('Name of the administrator'),
        email: emailSchema,
        password: newPasswordSchema,
        language: languageSchema.default('zh-CN'),
      }),
      output: z.object({ company: companySchema, userId: idSchema }),
      errors: [
        'identity.already-set-up',
        'identity.wrong-password',
        'identity.time-zone-unknown',
        'identity.currency-unknown',
      ],
    }),
    signIn: operation({
      ...at('identity.signIn', 'POST', '/api/identity/session'),
      access: 'public',
      summary: { 'zh-CN': '登录', en: 'Sign in' },
      input: z.object({ email: emailSchema, password: z.string().min(1).max(200) }),
      output: okSchema,
      errors: ['identity.wrong-credentials', 'identity.too-many-attempts', 'identity.no-company'],
    }),
    signOut: operation({
      ...at('identity.signOut', 'DELETE', '/api/identity/session'),
      access: 'public',
      summary: { 'zh-CN': '退出登录', en: 'Sign out' },
      input: nothing,
      output: okSchema,
    }),
    signOutEverywhere: operation({
      ...at('identity.signOutEverywhere', 'DELETE', '/api/identity/sessions'),
      access: 'signed-in',
      summary: { 'zh-CN': '在所有设备上退出', en: 'Sign out on all devices' },
      input: nothing,
      output: okSchema,
    }),
    me: operation({
      ...at('identity.me', 'GET', '/api/identity/me'),
      access: 'signed-in',
      summary: { 'zh-CN': '当前用户、公司和权限', en: 'The caller, the company and the rights held' },
      input: nothing,
      output: meSchema,
    }),
    switchCompany: operation({
      ...at('identity.switchCompany', 'PUT', '/api/identity/session/company'),
      access: 'signed-in',
      summary: { 'zh-CN': '切换公司', en: 'Choose one of the own companies' },
      input: z.object({ companyId: companyIdSchema }),
      output: okSchema,
      errors: ['identity.not-a-member'],
    }),
    updateMe: operation({
      ...at('identity.updateMe', 'PATCH', '/api/identity/me'),
      access: 'signed-in',
      summary: { 'zh-CN': '修改自己的姓名、语言和外观', en: 'Change the own name, language and theme' },
      input: z.object({
        name: nameSchema.optional(),
        language: languageSchema.optional(),
        theme: themeSchema.optional(),
      }),
      output: okSchema,
    }),
    changePassword: operation({
      ...at('identity.changePassword', 'PUT', '/api/identity/password'),
      access: 'signed-in',
      summary: { 'zh-CN': '修改密码，其他设备随即退出', en: 'Change the password; other devices are signed out' },
      input: z.object({ current: z.string().min(1).max(200), next: newPasswordSchema }),
      output: okSchema,
      errors: ['identity.wrong-password', 'identity.too-many-attempts'],
    }),
    requestPasswordReset: operation({
      ...at('identity.requestPasswordReset', 'POST', '/api/identity/password-reset'),
      access: 'public',
      summary: { 'zh-CN': '发送重设密码的链接', en: 'Send a link that sets another password' },
      input: z.object({ email: emailSchema }),
      output: okSchema,
      errors: ['identity.too-many-attempts'],
      cli: { command: 'users reset', positionals: ['email'] },
    }),
    resetPassword: operation({
      ...at('identity.resetPassword', 'PUT', '/api/identity/password-reset'),
      access: 'public',
      summary: { 'zh-CN': '用链接重设密码', en: 'Set another password by the link' },
      input: z.object({ token: linkSecretSchema, password: newPasswordSchema }),
      output: okSchema,
      errors: ['identity.link-unknown'],
    }),
    listUsers: operation({
      ...at('identity.listUsers', 'GET', '/api/identity/users'),
      access: 'users.read',
      summary: { 'zh-CN': '公司的用户', en: 'The people of the company' },
      input: nothing,
      output: z.object({ rows: z.array(userSchema) }),
      cli: { command: 'users' },
    }),
    updateUser: operation({
      ...at('identity.updateUser', 'PATCH', '/api/identity/users/{id}'),
      access: 'users.manage',
      summary: {
        'zh-CN': '修改用户的角色、姓名，停用或启用',
        en: 'Change roles or name of a person, deactivate or activate',
      },
      input: z.object({
        id: idSchema,
        name: nameSchema.optional(),
        roles: rolesSchema.optional(),
        active: z.boolean().optional(),
      }),
      output: userSchema,
      errors: ['identity.user-unknown', 'identity.last-admin'],
      cli: { command: 'users update', positionals: ['id'] },
    }),
    inviteUser: operation({
      ...at('identity.inviteUser', 'POST', '/api/identity/invitations'),
      access: 'users.manage',
      summary: { 'zh-CN': '邀请用户', en: 'Invite a person' },
      input: z.object({
        email: emailSchema,
        name: nameSchema,
        roles: rolesSchema,
        language: languageSchema.default('zh-CN'),
      }),
      output: z.object({
        id: idSchema,
        link: z.string().describe('Shown once; whoever has it may accept'),
        expiresAt: instantSchema,
      }),
      errors: ['identity.email-taken'],
      cli: { command: 'users invite', positionals: ['email', 'name'] },
    }),
    listInvitations: operation({
      ...at('identity.listInvitations', 'GET', '/api/identity/invitations'),
      access: 'users.manage',
      summary: { 'zh-CN': '未接受的邀请', en: 'Invitations that wait' },
      input: nothing,
      output: z.object({ rows: z.array(invitationSchema) }),
    }),
    revokeInvitation: operation({
      ...at('identity.revokeInvitation', 'DELETE', '/api/identity/invitations/{id}'),
      access: 'users.manage',
      summary: { 'zh-CN': '撤回邀请', en: 'Take an invitation back' },
      input: z.object({ id: idSchema }),
      output: okSchema,
      errors: ['identity.invitation-unknown'],
    }),
    findInvitation: operation({
      ...at('identity.findInvitation', 'GET', '/api/identity/invitation'),
      access: 'public',
      summary: { 'zh-CN': '打开邀请', en: 'Open an invitation' },
      input: z.object({ token: linkSecretSchema }),
      output: z.object({
        companyName: z.string(),
        companyNameEn: z.string().nullable(),
        email: z.string(),
        name: z.string(),
        hasAccount: z.boolean(),
      }),
      errors: ['identity.invitation-unknown'],
    }),
    acceptInvitation: operation({
      ...at('identity.acceptInvitation', 'POST', '/api/identity/invitation'),
      access: 'public',
      summary: {
        'zh-CN': '接受邀请；已有账户者输入现有密码',
        en: 'Accept an invitation; who has a password already gives that one',
      },
      input: z.object({
        token: linkSecretSchema,
        name: nameSchema.optional(),
        password: newPasswordSchema,
        language: languageSchema.optional(),
      }),
      output: okSchema,
      errors: ['identity.invitation-unknown', 'identity.wrong-password', 'identity.too-many-attempts'],
    }),
    listSessions: operation({
      ...at('identity.listSessions', 'GET', '/api/identity/sessions'),
      access: 'signed-in',
      summary: { 'zh-CN': '自己已登录的设备', en: 'The devices on which the caller is signed in' },
      input: nothing,
      output: z.object({ rows: z.array(sessionSchema) }),
    }),
    revokeSession: operation({
      ...at('identity.revokeSession', 'DELETE', '/api/identity/sessions/{id}'),
      access: 'signed-in',
      summary: { 'zh-CN': '退出一台设备', en: 'Sign one device out' },
      input: z.object({ id: idSchema }),
      output: okSchema,
      errors: ['identity.session-unknown'],
    }),
    listTokens: operation({
      ...at('identity.listTokens', 'GET', '/api/identity/tokens'),
      access: 'tokens.manage',
      summary: { 'zh-CN': '自己的接口令牌', en: 'The API tokens of the caller' },
      input: nothing,
      output: z.object({ rows: z.array(tokenSchema) }),
    }),
    createToken: operation({
      ...at('identity.createToken', 'POST', '/api/identity/tokens'),
      access: 'tokens.manage',
      summary: { 'zh-CN': '新建接口令牌', en: 'Make an API token' },
      input: z.object({
        name: nameSchema,
        scopes: z
          .array(z.string().max(80))
          .min(1)
          .max(100)
          .describe('Rights of the token, or "*" for all that its owner holds'),
        days: z.coerce.number().int().min(1).max(366).default(90).describe('Days until it ends'),
      }),
      output: tokenSchema.extend({ secret: z.string().describe('Shown once') }),
      errors: ['identity.scope-not-held'],
    }),
    revokeToken: operation({
      ...at('identity.revokeToken', 'DELETE', '/api/identity/tokens/{id}'),
      access: 'tokens.manage',
      summary: { 'zh-CN': '撤销接口令牌', en: 'Revoke an API token' },
      input: z.object({ id: idSchema }),
      output: okSchema,
      errors: ['identity.token-unknown'],
    }),
    getCompany: operation({
      ...at('identity.getCompany', 'GET', '/api/identity/company'),
      access: 'signed-in',
      summary: { 'zh-CN': '公司资料', en: 'The company' },
      input: nothing,
      output: companySchema.extend({ version: z.number().int() }),
      cli: { command: 'company' },
    }),
    updateCompany: operation({
      ...at('identity.updateCompany', 'PATCH', '/api/identity/company'),
      access: 'company.manage',
      summary: { 'zh-CN': '修改公司资料', en: 'Change the company' },
      input: z.object({
        name: companyFields.name.optional(),
        nameEn: companyFields.nameEn,
        timeZone: companyFields.timeZone.optional(),
        version: z.number().int().optional().describe('The version that was read; another one in the meantime refuses'),
      }),
      output: companySchema.extend({ version: z.number().int() }),
      errors: ['identity.time-zone-unknown', 'identity.changed-meanwhile'],
    }),
  },
});
