import type { Generated } from 'kysely';
import type { Role } from '#kernel/access';
import type { Language } from '#kernel/locale';
import type { Db } from '#db/handle';

export interface OrgTable {
  orgId: number;
  name: string;
  nameEn: string | null;
  currency: string;
  timeZone: string;
  version: Generated<number>;
  createdAt: Date;
}

export interface MemberTable {
  orgId: number;
  userId: string;
  name: string;
  email: string;
  roles: Role[];
  active: Generated<boolean>;
  joinedAt: Date;
}

/** Append-only: every role that somebody was ever given. */
export interface MemberRoleTable {
  orgId: number;
  userId: string;
  role: Role;
}

export type Theme = 'auto' | 'light' | 'dark';

export interface AuthUserTable {
  id: string;
  email: string;
  name: string;
  language: Language;
  theme: Generated<Theme>;
  passwordHash: string;
  passwordChangedAt: Date;
  createdAt: Date;
}

export interface AuthSessionTable {
  id: string;
  userId: string;
  orgId: number;
  secretHash: string;
  createdAt: Date;
  lastSeenAt: Date;
  endsAt: Date;
  ip: string | null;
  userAgent: string | null;
}

export interface AuthTokenTable {
  id: string;
  userId: string;
  orgId: number;
  name: string;
  prefix: string;
  secretHash: string;
  scopes: string[];
  createdAt: Date;
  endsAt: Date;
  lastUsedAt: Date | null;
}

export interface AuthInvitationTable {
  id: string;
  orgId: number;
  email: string;
  name: string;
  roles: Role[];
  secretHash: string;
  createdBy: string;
  createdAt: Date;
  endsAt: Date;
  acceptedAt: Date | null;
}

export interface AuthResetTable {
  id: string;
  userId: string;
  secretHash: string;
  endsAt: Date;
  usedAt: Date | null;
}

export interface AuthAttemptTable {
  key: string;
  windowStart: Date;
  failures: number;
}

/** What any company's transaction sees. */
export type CompanyTables = { org: OrgTable; member: MemberTable; memberRole: MemberRoleTable };

export type IdentityTables = CompanyTables & {
  authUser: AuthUserTable;
  authSession: AuthSessionTable;
  authToken: AuthTokenTable;
  authInvitation: AuthInvitationTable;
  authReset: AuthResetTable;
  authAttempt: AuthAttemptTable;
};

export const companyTables = (db: Db) => db.withTables<CompanyTables>();
/** Only the owner of the tables reads auth_*: a tenant transaction is refused. */
export const identityTables = (db: Db) => db.withTables<IdentityTables>();
