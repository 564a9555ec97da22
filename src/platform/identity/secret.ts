import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text: session cookies, links, tokens. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Only this is stored: a stolen table opens no session. Secrets are random, so a plain hash is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const tokenMark = 'mst_';
/** What a person sees of a token in a list. */
export const tokenPrefixOf = (secret: string): string => secret.slice(0, tokenMark.length + 6);
