import { AppError } from './app-error.ts';
import type { ErrorParams } from './app-error.ts';
import { z } from 'zod';
import type { Method, OperationSpec, Schema } from './contract.ts';

export type WireRequest = {
  readonly method: Method;
  /** Path with its query, ready to send. */
  readonly url: string;
  readonly body: unknown;
};

export type WireAnswer = { readonly status: number; readonly body: unknown };

/** Sends one request. The browser gives fetch, a test or the command line a call in process. */
export type Transport = (request: WireRequest) => Promise<WireAnswer>;

/** What a call needs of an operation; narrower than the whole specification so that types stay cheap. */
export type Callable<I extends Schema, O extends Schema> = OperationSpec & {
  readonly input: I;
  readonly output: O;
};

export type Call = <I extends Schema, O extends Schema>(
  spec: Callable<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>;

/**
 * A typed client over a transport. Answers are typed by the contract, whose server validated them;
 * a refusal is thrown as the AppError that the server raised.
 */
export const createClient = (transport: Transport): Call => {
  return async (spec, input) => {
    const answer = await transport(wireRequestOf(spec, input));
    if (answer.status >= 400) throw errorOf(answer);
    return z.parse(spec.output, answer.body);
  };
};

/** Spreads an input over path, query (GET, DELETE, upload) or JSON body. */
export const wireRequestOf = (spec: OperationSpec, given: unknown): WireRequest => {
  const input: Readonly<Record<string, unknown>> = typeof given === 'object' && given !== null ? { ...given } : {};
  const used = new Set<string>();
  const path = spec.path.replace(/\{(\w+)\}/g, (_, field: string) => {
    used.add(field);
    return encodeURIComponent(String(input[field]));
  });
  const rest = Object.entries(input).filter(([field, value]) => !used.has(field) && value !== undefined);
  const inQuery = spec.method === 'GET' || spec.method === 'DELETE' || spec.kind === 'upload';
  if (!inQuery) return { method: spec.method, url: path, body: Object.fromEntries(rest) };
  const query = rest.map(([field, value]) => `${encodeURIComponent(field)}=${encodeURIComponent(queryTextOf(value))}`);
  return { method: spec.method, url: query.length > 0 ? `${path}?${query.join('&')}` : path, body: undefined };
};

/** Scalars stand as they are; lists and objects travel as JSON, as the server's reader expects. */
const queryTextOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const errorOf = (answer: WireAnswer): AppError => {
  const { body } = answer;
  if (typeof body !== 'object' || body === null || !('code' in body))
    return new AppError('platform.unreachable', { status: answer.status });
  const params = 'params' in body && isParams(body.params) ? body.params : {};
  return new AppError(String(body.code), params);
};

const isParams = (value: unknown): value is ErrorParams =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
