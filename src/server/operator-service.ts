import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '#kernel/app-error';
import { isUuid } from '#kernel/id';
import { isLanguage } from '#kernel/locale';
import type { Language } from '#kernel/locale';
import { newIdAt } from '#platform/id';
import { findJob } from '#platform/jobs';
import type { StoredJob } from '#platform/jobs';
import { callAsOperator, chooseCompany, problemOf } from '#platform/runtime';
import type { OperatorCall, Problem, Runtime } from '#platform/runtime';

/** What the command line asks of an installation, in its own process or in the server that holds the directory. */
export type OperatorRequest = OperatorCall & {
  /** The answer names a job: wait for its end and answer with its result. */
  readonly awaitsJob?: boolean | undefined;
  /** Where a download goes: a whole path, for the server that writes it may run elsewhere. */
  readonly output?: string | undefined;
  /** Where it goes under its own name when no path is given. */
  readonly directory?: string | undefined;
};

export type OperatorReply = { readonly body: unknown } | { readonly problem: Problem };
export type Report = (line: unknown) => void;

const lookEveryMs = 200;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A request that came over the socket; undefined when it is none. */
export const operatorRequestOf = (message: unknown): OperatorRequest | undefined => {
  if (!isRecord(message) || typeof message['operation'] !== 'string') return undefined;
  const { operation, input, company, language, file, output, directory, awaitsJob } = message;
  const reader: Language = typeof language === 'string' && isLanguage(language) ? language : 'zh-CN';
  return {
    operation,
    input,
    language: reader,
    company: textOf(company),
    file: textOf(file),
    output: textOf(output),
    directory: textOf(directory),
    awaitsJob: awaitsJob === true,
  };
};

/** Follows a job to its end and reports how far it is. */
const awaitJob = async (
  runtime: Runtime,
  { company, jobId, report }: { company: string | undefined; jobId: string; report: Report },
): Promise<unknown> => {
  const chosen = await chooseCompany(runtime, company);
  if (chosen === null) throw new AppError('platform.no-company-yet');
  let told = '';
  const tell = (job: StoredJob): void => {
    const line = JSON.stringify(job.progress);
    if (job.progress === null || line === told) return;
    told = line;
    report(job.progress);
  };
  for (;;) {
    const job = await findJob(runtime.database.root, chosen.id, jobId);
    if (job === undefined) throw new AppError('jobs.unknown');
    tell(job);
    if (job.state === 'failed') throw new AppError(job.errorCode ?? 'platform.unexpected', job.errorParams ?? {});
    if (job.state === 'done' || job.state === 'cancelled') return { jobId, state: job.state, result: job.result };
    await delay(lookEveryMs);
  }
};

/** The input with ids in place of what people call the things by: `account why K10921`. */
const withIds = async (runtime: Runtime, request: OperatorRequest): Promise<OperatorRequest> => {
  const keys = Object.entries(runtime.operations.get(request.operation)?.spec.cli?.keys ?? {});
  const input = { ...asRecord(request.input) };
  for (const [field, finder] of keys) {
    const key = input[field];
    if (typeof key !== 'string' || isUuid(key)) continue;
    const { company, language } = request;
    const found = await callAsOperator(runtime, { operation: finder, input: { key }, company, language });
    if (found.kind === 'json') input[field] = asRecord(found.body)['id'];
  }
  return keys.length === 0 ? request : { ...request, input };
};

const run = async (runtime: Runtime, asked: OperatorRequest, report: Report): Promise<unknown> => {
  const request = await withIds(runtime, asked);
  const answer = await callAsOperator(runtime, request);
  if (answer.kind === 'file') {
    const { fileName, body } = answer.file;
    const path = request.output ?? join(request.directory ?? '.', basename(fileName));
    await pipeline(body instanceof Uint8Array ? Readable.from([body]) : body, createWriteStream(path));
    return { file: path };
  }
  const { body } = answer;
  if (request.awaitsJob !== true || !isRecord(body) || typeof body['jobId'] !== 'string') return body;
  return { ...body, ...asRecord(await awaitJob(runtime, { company: request.company, jobId: body['jobId'], report })) };
};

const asRecord = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

/** Runs a request; a refusal is an answer too, worded for the person at the terminal. */
export const answerOperator = async (
  runtime: Runtime,
  request: OperatorRequest,
  report: Report,
): Promise<OperatorReply> => {
  try {
    return { body: await run(runtime, request, report) };
  } catch (error) {
    return {
      problem: await problemOf(runtime, error, { language: request.language, requestId: newIdAt(runtime.clock()) }),
    };
  }
};
