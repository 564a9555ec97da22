import { AppError } from '#kernel/app-error';
import type { OperationSpec } from '#kernel/contract';
import type { Bound, FileAnswer, FileContext, Upload } from '#platform/operations';
import { databaseErrorOf } from '#db/database-error';
import type { Caller } from './caller.ts';
import { inCompany, installationContextOf, streamContextOf } from './contexts.ts';
import type { Seated } from './contexts.ts';
import { answerOnce } from './idempotency.ts';
import type { Runtime } from './runtime.ts';

export type OperationCall = {
  readonly input: unknown;
  readonly caller: Caller;
  readonly upload?: Upload | undefined;
  /** A repeated write with the same key gets the first answer instead of being done twice. */
  readonly idempotencyKey?: string | undefined;
};

export type OperationAnswer =
  | { readonly kind: 'json'; readonly body: unknown; readonly session?: string | null }
  | { readonly kind: 'file'; readonly file: FileAnswer };

/** The one gate of rights: every way in passes here. Rows are narrowed further by the operation's own query. */
const admit = (spec: OperationSpec, { actor }: Caller): void => {
  if (spec.access === 'public') return;
  if (actor === null) throw new AppError('platform.not-signed-in');
  if (spec.access === 'operator') {
    if (actor.via !== 'cli') throw new AppError('platform.forbidden');
  } else if (spec.access === 'signed-in') {
    // What belongs to the person (password, devices, tokens) is not for a token to change.
    if (actor.via === 'token' && spec.method !== 'GET') throw new AppError('platform.session-needed');
  } else if (actor.scopeOf(spec.access) === null) throw new AppError('platform.forbidden', { permission: spec.access });
};

const seatOf = ({ actor, company, language, requestId, client }: Caller): Seated => {
  if (actor === null || company === null) throw new AppError('platform.not-signed-in');
  return { actor, company, language, requestId, client };
};

/** Serialization failures and deadlocks roll back whole and may simply run again. */
const mayRunAgain = (error: unknown): boolean => ['40001', '40P01'].includes(databaseErrorOf(error)?.code ?? '');
const tries = 3;

const runAgain = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === tries || !mayRunAgain(error)) throw error;
    }
  }
};

const fileContextOf = (runtime: Runtime, caller: Caller): FileContext => ({
  ...streamContextOf(runtime, seatOf(caller)),
  installation: installationContextOf(runtime, { ...caller, setSession: () => {} }),
});

/** Runs an operation for a caller: checks the right, opens what the handler needs, answers or throws a refusal. */
export const dispatch = async (runtime: Runtime, bound: Bound, call: OperationCall): Promise<OperationAnswer> => {
  admit(bound.spec, call.caller);
  const answer = await runBound(runtime, bound, call);
  if (bound.spec.method !== 'GET') runtime.wake();
  return answer;
};

const runBound = async (runtime: Runtime, bound: Bound, call: OperationCall): Promise<OperationAnswer> => {
  const { input, caller } = call;
  switch (bound.kind) {
    case 'json': {
      const seated = seatOf(caller);
      const body = await runAgain(
        async () =>
          await inCompany(
            runtime,
            seated,
            async (context) => await answerOnce(context, bound, { input, key: call.idempotencyKey }),
          ),
      );
      return { kind: 'json', body };
    }
    case 'installation': {
      let session: string | null | undefined;
      const setSession = (secret: string | null): void => {
        session = secret;
      };
      const body = await bound.run(installationContextOf(runtime, { ...caller, setSession }), input);
      return session === undefined ? { kind: 'json', body } : { kind: 'json', body, session };
    }
    case 'upload': {
      if (call.upload === undefined)
        throw new AppError('platform.wrong-content-type', { expected: 'application/octet-stream' });
      return { kind: 'json', body: await bound.run(streamContextOf(runtime, seatOf(caller)), input, call.upload) };
    }
    case 'steps':
      return { kind: 'json', body: await bound.run(streamContextOf(runtime, seatOf(caller)), input) };
    case 'file':
      return { kind: 'file', file: await bound.run(fileContextOf(runtime, caller), input) };
    default: {
      const unknown: never = bound;
      throw new Error(`no such kind of handler: ${String(unknown)}`);
    }
  }
};
