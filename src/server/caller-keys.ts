import { createHash } from 'node:crypto';
import type { HttpContext } from './http-env.ts';
import type { SessionCookie } from './session-cookie.ts';

export type CallerKeys = {
  /** Whose bucket a request draws from: its session or token once that was recognised, else its address. */
  readonly keyOf: (c: HttpContext) => string;
  /** The credential of this request proved good. */
  readonly recognised: (c: HttpContext) => void;
};

const mostKnown = 20_000;

/**
 * Who counts as one caller. A credential counts only after it was recognised: an invented one for each request would
 * otherwise get a fresh allowance each time.
 */
export const createCallerKeys = (cookie: SessionCookie): CallerKeys => {
  const known = new Set<string>();
  const credentialOf = (c: HttpContext): string | undefined => {
    const credential = c.req.header('authorization') ?? cookie.read(c);
    return credential === undefined ? undefined : createHash('sha256').update(credential).digest('base64url');
  };
  return {
    keyOf: (c) => {
      const credential = credentialOf(c);
      return credential !== undefined && known.has(credential) ? credential : `address:${c.get('arrival').client.ip}`;
    },
    recognised: (c) => {
      const credential = credentialOf(c);
      if (credential === undefined) return;
      known.delete(credential);
      known.add(credential);
      if (known.size > mostKnown) known.delete(known.values().next().value ?? '');
    },
  };
};
