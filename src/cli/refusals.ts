import { isAppError } from '#kernel/app-error';
import type { AppError } from '#kernel/app-error';
import { defineContract } from '#kernel/contract';
import type { Language } from '#kernel/locale';
import type { Module } from '#platform/operations';
import { wordsOf } from '#platform/runtime';
import type { Problem } from '#platform/runtime';
import { modules } from '#registry';
import { cliMessages } from './messages/index.ts';

/** What the command line itself refuses. */
export const cliModule: Module = {
  contract: defineContract({
    area: 'cli',
    permissions: {},
    operations: {},
    errors: {
      'cli.unknown-command': 400,
      'cli.no-command': 400,
      'cli.unknown-option': 400,
      'cli.too-many-words': 400,
      'cli.file-missing': 400,
      'cli.value-missing': 400,
      'cli.bad-json': 400,
      'cli.bad-port': 400,
      'cli.no-database': 404,
      'cli.no-database-there': 404,
      'cli.demo-place-taken': 409,
      'cli.demo-directory-taken': 409,
      'cli.server-running': 409,
    },
  }),
  handlers: [],
  messages: cliMessages,
};

const known = [...modules, cliModule];

export type Failure = Pick<Problem, 'code' | 'title' | 'status' | 'params' | 'issues'>;

/** A refusal in words; undefined for a bug, which shows its stack. */
export const failureOf = async (error: unknown, language: Language): Promise<Failure | undefined> =>
  isAppError(error) ? await wordedFailure(error, language) : undefined;

export const wordedFailure = async ({ code, params }: AppError, language: Language): Promise<Failure> => {
  const status = known.map(({ contract }) => contract.errors[code]).find((found) => found !== undefined) ?? 500;
  return { code, params, status, title: (await wordsOf(known, language)).refusal(code, params) };
};

/** Exit codes: 2 asked wrongly, 3 not allowed, 4 not there, 5 in the way of something, 6 busy: try again, 1 the rest. */
export const exitCodeOf = (status: number): number => {
  switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
      return 2;
    case 401:
    case 403:
      return 3;
    case 404:
      return 4;
    case 409:
      return 5;
    case 429:
    case 503:
      return 6;
    default:
      return 1;
  }
};
