import type { Language } from '#kernel/locale';
import { identifySession, identifyToken, tokenMark } from '#platform/identity';
import type { Actor, Client, Company } from '#platform/operations';
import { personActor } from './actors.ts';
import type { Runtime } from './runtime.ts';

/** What a request proves about who sends it. */
export type Credential = { readonly session?: string | undefined; readonly bearer?: string | undefined };

/** Who sends a request: a person in a company, or a stranger. */
export type Caller = {
  readonly actor: Actor | null;
  readonly company: Company | null;
  readonly language: Language;
  readonly requestId: string;
  readonly client: Client;
  readonly sessionId: string | null;
};

type Envelope = Pick<Caller, 'language' | 'requestId' | 'client'>;

/** Recognises the caller. A credential that is no longer good makes a stranger, whom the operation then refuses. */
export const recognise = async (
  runtime: Runtime,
  { session, bearer }: Credential,
  envelope: Envelope,
): Promise<Caller> => {
  const { rights, database, clock } = runtime;
  const stranger: Caller = { ...envelope, actor: null, company: null, sessionId: null };
  if (bearer?.startsWith(tokenMark)) {
    const identity = await identifyToken(database.root, bearer, clock());
    if (identity === undefined) return stranger;
    const { company, language, tokenScopes } = identity;
    return {
      ...envelope,
      company,
      language,
      sessionId: null,
      actor: personActor(rights, identity, { orgId: company.id, via: 'token', tokenScopes }),
    };
  }
  if (session === undefined) return stranger;
  const identity = await identifySession(database.root, session, clock());
  if (identity === undefined) return stranger;
  const { company, language, sessionId } = identity;
  return {
    ...envelope,
    company,
    language,
    sessionId,
    actor: personActor(rights, identity, { orgId: company.id, via: 'web' }),
  };
};
