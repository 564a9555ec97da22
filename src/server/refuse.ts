import type { Runtime } from '#platform/runtime';
import { problemOf } from '#platform/runtime';
import type { Language } from '#kernel/locale';
import type { HttpContext } from './http-env.ts';

/** Answers what was thrown as problem+json in the reader's language. */
export const refuse = async (
  runtime: Runtime,
  c: HttpContext,
  { thrown, language }: { readonly thrown: unknown; readonly language?: Language | undefined },
): Promise<Response> => {
  const arrival = c.get('arrival');
  const problem = await problemOf(runtime, thrown, { ...arrival, language: language ?? arrival.language });
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': problem.requestId,
    },
  });
};
