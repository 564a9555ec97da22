import type { Db } from '#db/handle';
import type { Role } from '#kernel/access';
import type { Language } from '#kernel/locale';
import type { Company } from '#platform/operations';
import { isAlive, lifetimes } from './domain/lifetimes.ts';
import { hashSecret } from './secret.ts';
import { touchSession } from './store/sessions.ts';
import { touchToken } from './store/tokens.ts';
import { identityTables } from './tables.ts';

/** A person in a company, as a credential or a job's row names them. */
export type Identity = {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly company: Company;
};

export type SessionIdentity = Identity & { readonly sessionId: string };
export type TokenIdentity = Identity & { readonly tokenScopes: readonly string[] };

const identityColumns = [
  'member.userId',
  'member.name',
  'member.roles',
  'authUser.language',
  'org.orgId',
  'org.name as companyName',
  'org.nameEn',
  'org.currency',
  'org.timeZone',
] as const;

type IdentityRow = {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly orgId: number;
  readonly companyName: string;
  readonly nameEn: string | null;
  readonly currency: string;
  readonly timeZone: string;
};

const identityOf = ({ userId, name, roles, language, ...row }: IdentityRow): Identity => ({
  userId,
  name,
  roles,
  language,
  company: { id: row.orgId, name: row.companyName, nameEn: row.nameEn, currency: row.currency, timeZone: row.timeZone },
});

/** The person behind a session cookie; undefined when the session is unknown, rested too long, or the person was deactivated. */
export const identifySession = async (db: Db, secret: string, now: Date): Promise<SessionIdentity | undefined> => {
  const row = await identityTables(db)
    .selectFrom('authSession')
    .innerJoin('authUser', 'authUser.id', 'authSession.userId')
    .innerJoin('member', (on) =>
      on.onRef('member.orgId', '=', 'authSession.orgId').onRef('member.userId', '=', 'authSession.userId'),
    )
    .innerJoin('org', 'org.orgId', 'authSession.orgId')
    .select(identityColumns)
    .select(['authSession.id as sessionId', 'authSession.lastSeenAt', 'authSession.endsAt'])
    .where('authSession.secretHash', '=', hashSecret(secret))
    .where('member.active', '=', true)
    .executeTakeFirst();
  if (row === undefined || !isAlive(row, now)) return undefined;
  if (now.getTime() - row.lastSeenAt.getTime() > lifetimes.sessionTouch) await touchSession(db, row.sessionId, now);
  return { ...identityOf(row), sessionId: row.sessionId };
};

export const identifyToken = async (db: Db, secret: string, now: Date): Promise<TokenIdentity | undefined> => {
  const row = await identityTables(db)
    .selectFrom('authToken')
    .innerJoin('authUser', 'authUser.id', 'authToken.userId')
    .innerJoin('member', (on) =>
      on.onRef('member.orgId', '=', 'authToken.orgId').onRef('member.userId', '=', 'authToken.userId'),
    )
    .innerJoin('org', 'org.orgId', 'authToken.orgId')
    .select(identityColumns)
    .select(['authToken.id as tokenId', 'authToken.scopes', 'authToken.lastUsedAt'])
    .where('authToken.secretHash', '=', hashSecret(secret))
    .where('authToken.endsAt', '>', now)
    .where('member.active', '=', true)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const lastUsed = row.lastUsedAt?.getTime() ?? 0;
  if (now.getTime() - lastUsed > lifetimes.sessionTouch) await touchToken(db, row.tokenId, now);
  return { ...identityOf(row), tokenScopes: row.scopes };
};

/** A person of a company by id, for background work that was started earlier. */
export const identifyMember = async (db: Db, orgId: number, userId: string): Promise<Identity | undefined> => {
  const row = await identityTables(db)
    .selectFrom('member')
    .innerJoin('authUser', 'authUser.id', 'member.userId')
    .innerJoin('org', 'org.orgId', 'member.orgId')
    .select(identityColumns)
    .where('member.orgId', '=', orgId)
    .where('member.userId', '=', userId)
    .where('member.active', '=', true)
    .executeTakeFirst();
  return row && identityOf(row);
};
