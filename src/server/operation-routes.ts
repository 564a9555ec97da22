import { inputFieldsOf } from '#kernel/contract';
import type { Readable } from 'node:stream';
import type { Hono } from 'hono';
import type { Language } from '#kernel/locale';
import { textReaderOf } from '#platform/operations';
import type { Bound, FileAnswer } from '#platform/operations';
import { dispatch, recognise } from '#platform/runtime';
import type { Runtime } from '#platform/runtime';
import { readJson, uploadOf } from './body.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { HttpContext, HttpEnv } from './http-env.ts';
import { refuse } from './refuse.ts';
import type { SessionCookie } from './session-cookie.ts';

export type RouteOptions = {
  readonly cookie: SessionCookie;
  readonly callers: CallerKeys;
};

const keyPattern = /^[\w-]{1,100}$/;

/** Fixed words before fields, so that /accounts/export is not taken for an account. */
const bySpecificity = (operations: Iterable<Bound>): readonly Bound[] =>
  Array.from(operations, (bound) => [bound.spec.path.replaceAll(/\{\w+\}/g, '\u{10ffff}'), bound] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, bound]) => bound);

/** One route for each operation of the registry. */
export const addOperationRoutes = (app: Hono<HttpEnv>, runtime: Runtime, options: RouteOptions): void => {
  for (const bound of bySpecificity(runtime.operations.values())) {
    const path = bound.spec.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(bound.spec.method, path, operationRoute(runtime, bound, options));
  }
};

const operationRoute = (runtime: Runtime, bound: Bound, { cookie, callers }: RouteOptions) => {
  const { spec } = bound;
  const readTexts = textReaderOf(inputFieldsOf(spec));
  const hasBody = bound.kind !== 'upload' && spec.method !== 'GET' && spec.method !== 'DELETE';

  return async (c: HttpContext): Promise<Response> => {
    c.set('operation', spec.name);
    let language: Language | undefined;
    try {
      const caller = await recognise(runtime, { session: cookie.read(c), bearer: bearerOf(c) }, c.get('arrival'));
      language = caller.language;
      if (caller.actor !== null) callers.recognised(c);
      const input = { ...(hasBody ? await readJson(c) : readTexts(c.req.query())), ...readTexts(c.req.param()) };
      const key = c.req.header('idempotency-key');
      const answer = await dispatch(runtime, bound, {
        input,
        caller,
        upload: bound.kind === 'upload' ? uploadOf(c, runtime.files.uploadLimitBytes) : undefined,
        idempotencyKey: key !== undefined && keyPattern.test(key) ? key : undefined,
      });
      if (answer.kind === 'file') return download(answer.file);
      if (answer.session !== undefined) cookie.write(c, answer.session);
      c.header('cache-control', 'no-store');
      return c.body(JSON.stringify(answer.body), 200, { 'content-type': 'application/json; charset=utf-8' });
    } catch (error) {
      return await refuse(runtime, c, { thrown: error, language });
    }
  };
};

const bearerOf = (c: HttpContext): string | undefined =>
  /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];

/** Always saved, never shown in the page: an uploaded HTML file must not run as ours. */
const download = ({ fileName, contentType, body }: FileAnswer): Response => {
  const ascii = fileName.replaceAll(/[^\w.-]/g, '_');
  const stream = body instanceof Uint8Array ? new Uint8Array(body) : webStreamOf(body);
  return new Response(stream, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
};

const webStreamOf = (body: Readable): ReadableStream<Uint8Array> => {
  const reading = body[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value }: IteratorResult<unknown> = await reading.next();
      if (done === true) controller.close();
      else
        controller.enqueue(
          typeof value === 'string'
            ? new TextEncoder().encode(value)
            : value instanceof Uint8Array
              ? value
              : Buffer.from(String(value)),
        );
    },
    cancel: () => void body.destroy(),
  });
};
