import { existsSync } from 'node:fs';
import { z } from 'zod';
import { sendToHolder } from '#db/holder-lock';
import type { Config } from '#platform/config';
import { isEmptyPlace } from '#db/open';
import { AppError } from '#kernel/app-error';
import { openInstallation, placeOf } from '#server/installation';
import { answerOperator } from '#server/operator-service';
import type { OperatorReply, OperatorRequest, Report } from '#server/operator-service';
import type { Installation, OpenInstallation } from '#server/installation';

const holderSchema = z.object({ url: z.string(), place: z.string() });

const isReply = (value: unknown): value is OperatorReply =>
  typeof value === 'object' && value !== null && ('body' in value || 'problem' in value);

/** Where the server that holds the data directory is reached; undefined when none does. */
export const holderOf = async (
  config: Config,
): Promise<{ readonly url: string; readonly place: string } | undefined> => {
  const reply = await askHolder(config, { kind: 'where' }, () => {});
  return reply !== undefined && 'body' in reply ? holderSchema.parse(reply.body) : undefined;
};

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

/**
 * Opens the installation for one command; its log goes to stderr. Only commands that make one may find nothing: a mistyped
 * directory would otherwise be made and reported as sound.
 */
export const withInstallation = async <T>(
  config: Config,
  use: (installation: Installation) => Promise<T>,
  { mayCreate = false, schema = 'migrate' }: Pick<OpenInstallation, 'schema'> & { readonly mayCreate?: boolean } = {},
): Promise<T> => {
  const place = placeOf(config);
  if (!mayCreate && (await isEmptyPlace(place))) {
    throw 'dataDir' in place
      ? new AppError('cli.no-database', { directory: place.dataDir })
      : new AppError('cli.no-database-there');
  }
  const installation = await openInstallation(
    { ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel },
    { logStream: 'stderr', schema },
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
