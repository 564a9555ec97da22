import { existsSync } from 'node:fs';
import { sendToHolder } from '#db/holder-lock';
import type { Config } from '#platform/config';
import { openInstallation } from '#server/installation';
import { answerOperator } from '#server/operator-service';
import type { OperatorReply, OperatorRequest, Report } from '#server/operator-service';
import type { Installation } from '#server/installation';

const isReply = (value: unknown): value is OperatorReply =>
  typeof value === 'object' && value !== null && ('body' in value || 'problem' in value);

/** Sends a message to the server that holds the data directory; undefined when none does. */
export const askHolder = async (
  { databaseUrl, dataDir }: Config,
  message: unknown,
  report: Report,
): Promise<OperatorReply | undefined> => {
  if (databaseUrl !== undefined || !existsSync(dataDir)) return undefined;
  const reply = await sendToHolder(dataDir, message, report);
  if (reply === undefined) return undefined;
  if (!isReply(reply.answer)) throw new Error('the server answered with something unknown');
  return reply.answer;
};

/** Opens the installation for one command; its log goes to stderr. */
export const withInstallation = async <T>(
  config: Config,
  use: (installation: Installation) => Promise<T>,
): Promise<T> => {
  const installation = await openInstallation(
    { ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel },
    'stderr',
  );
  try {
    return await use(installation);
  } finally {
    await installation.close();
  }
};

/** Runs an operation where the data is: in the running server, or in this process when there is none. */
export const ask = async (config: Config, request: OperatorRequest, report: Report): Promise<OperatorReply> =>
  (await askHolder(config, request, report)) ??
  (await withInstallation(config, async (installation) => {
    if (request.awaitsJob === true) await installation.work();
    return await answerOperator(installation.runtime, request, report);
  }));
