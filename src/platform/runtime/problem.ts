import { isAppError } from '#kernel/app-error';
import type { ErrorParams } from '#kernel/app-error';
import type { Language } from '#kernel/locale';
import { InvalidInputError } from '#platform/operations';
import type { Runtime } from './runtime.ts';
import { wordsOf } from './words.ts';

/** A refusal as it leaves (RFC 9457), worded in the reader's language. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;
  readonly requestId: string;
  readonly issues?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
};

type Reader = { readonly language: Language; readonly requestId: string };

/** Words what was thrown. What is no refusal is a bug: it is logged here, once, and nothing of it leaves. */
export const problemOf = async (
  runtime: Runtime,
  thrown: unknown,
  { language, requestId }: Reader,
): Promise<Problem> => {
  const isRefusal = isAppError(thrown);
  if (!isRefusal) runtime.log.error({ err: thrown, requestId }, 'unexpected error');
  const code = isRefusal ? thrown.code : 'platform.unexpected';
  const params = isRefusal ? thrown.params : { requestId };
  const words = await wordsOf(runtime.modules, language);
  const problem: Problem = {
    type: `urn:mainstay:problem:${code}`,
    title: words.refusal(code, params),
    status: runtime.statusOf(code),
    code,
    params,
    requestId,
  };
  if (!(thrown instanceof InvalidInputError)) return problem;
  const issues = thrown.issues.map((issue) => ({
    path: issue.path.join('.'),
    code: issue.code,
    message: words.issue(issue),
  }));
  return { ...problem, issues };
};
