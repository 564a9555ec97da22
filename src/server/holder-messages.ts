import type { MessageHandler } from '#db/handle';
import { AppError } from '#kernel/app-error';
import type { Config } from '#platform/config';
import type { Runtime } from '#platform/runtime';
import { backUp, checkInstallation } from './maintenance.ts';
import { answerOperator, operatorRequestOf } from './operator-service.ts';

const kindOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'kind' in message ? message.kind : undefined;
const directoryOf = (message: unknown): string | undefined =>
  typeof message === 'object' && message !== null && 'directory' in message && typeof message.directory === 'string'
    ? message.directory
    : undefined;

/** Answers the command line while this process holds the data directory. */
export const holderMessages =
  (runtime: Runtime, { dataDir }: Config): MessageHandler =>
  async (message, report) => {
    const request = operatorRequestOf(message);
    if (request !== undefined) return await answerOperator(runtime, request, report);
    const directory = directoryOf(message);
    if (kindOf(message) === 'backup' && directory !== undefined)
      return { body: await backUp(runtime, { directory, dataDir }) };
    if (kindOf(message) === 'where') return { body: { url: runtime.baseUrl(), place: runtime.database.place } };
    if (kindOf(message) === 'check') return { body: await checkInstallation(runtime) };
    throw new AppError('platform.no-such-operation');
  };
