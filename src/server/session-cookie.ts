import { getCookie, setCookie } from 'hono/cookie';
import type { HttpContext } from './http-env.ts';

/** Fourteen days: the server ends a session earlier when it rests. */
const maxAge = 14 * 86_400;
const name = 'mainstay_session';

export type SessionCookie = {
  readonly read: (c: HttpContext) => string | undefined;
  /** Null takes the cookie away. */
  readonly write: (c: HttpContext, secret: string | null) => void;
};

/** Secure and bound to the host behind https; over plain http, as in a demo at a LAN address, browsers would drop such a cookie. */
export const sessionCookie = (isHttps: boolean): SessionCookie => {
  const prefix = isHttps ? ({ prefix: 'host' } as const) : {};
  return {
    read: (c) => (isHttps ? getCookie(c, name, 'host') : getCookie(c, name)),
    write: (c, secret) =>
      setCookie(c, name, secret ?? '', {
        ...prefix,
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: isHttps,
        maxAge: secret === null ? 0 : maxAge,
      }),
  };
};
