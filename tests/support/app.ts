import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Role } from '#kernel/access';
import { createClient, wireRequestOf } from '#kernel/client';
import type { Call, Callable, Transport } from '#kernel/client';
import type { OperationSpec, Schema } from '#kernel/contract';
import type { Language } from '#kernel/locale';
import { diskFileStore } from '#platform/files';
import { identityContract } from '#platform/identity/contract';
import { createHookSender } from '#platform/hooks';
import { createLog } from '#platform/log';
import type { FileStore, Mail, Module, Press } from '#platform/operations';
import { openPress } from '#platform/pdf';
import { callAsOperator, createRuntime } from '#platform/runtime';
import type { OperationAnswer, Runtime } from '#platform/runtime';
import { startWorker } from '#platform/worker';
import type { Worker } from '#platform/worker';
import { modules as allModules } from '#registry';
import { createApp } from '#server/app';
import type { Database } from '#db/handle';
import { scratchDirectory, testDatabase } from './database.ts';

const { firstRun, inviteUser, acceptInvitation, me } = identityContract.operations;

/** Somebody with a cookie or a token. */
export type Caller = { readonly cookie?: string; readonly token?: string };
export type Person = Caller & { readonly id: string; readonly email: string; readonly name: string };
export type TestCompany = { readonly id: number; readonly name: string; readonly admin: Person };
export type Sender = {
  readonly as?: Caller | undefined;
  readonly language?: Language;
  readonly headers?: Readonly<Record<string, string>>;
};

type Typed<P extends unknown[]> = <I extends Schema, O extends Schema>(
  spec: Callable<I, O>,
  input: z.input<I>,
  ...rest: P
) => Promise<z.output<O>>;

/** The product in process on a database of its own; nothing is faked but clock and mail. */
export type TestApp = {
  readonly runtime: Runtime;
  readonly database: Database;
  readonly clock: { readonly now: () => Date; readonly advance: (milliseconds: number) => void };
  readonly mails: readonly Mail[];
  /** Where uploads and attachments lie. */
  readonly filesDirectory: string;
  /** A call over HTTP; a refusal is thrown as the AppError that the server raised. */
  readonly call: Typed<[sender?: Sender]>;
  /** The same for one caller: `const kam = app.as(person)`. */
  readonly as: (caller: Caller | undefined) => Call;
  /** The same operation by the command line's way in. */
  readonly callAsOperator: Typed<[company?: string]>;
  /** A raw request, to see status and headers. */
  readonly request: (url: string, init?: RequestInit & Sender) => Promise<Response>;
  readonly upload: (
    spec: OperationSpec,
    input: Readonly<Record<string, unknown>>,
    sent: Sender & { readonly body: BodyInit },
  ) => Promise<unknown>;
  readonly download: (
    spec: OperationSpec,
    input: Readonly<Record<string, unknown>>,
    sender?: Sender,
  ) => Promise<Response>;
  /** A company with its administrator: the first by first run, further ones by the operator. */
  readonly company: (name?: string) => Promise<TestCompany>;
  /** A person with these roles, invited by the administrator. */
  readonly person: (company: TestCompany, ...roles: readonly Role[]) => Promise<Person>;
  /** The same person with a new session: after the clock has run on, the old one is over. */
  readonly again: (person: Person) => Promise<Person>;
  /** Runs background jobs until none waits. */
  readonly runJobs: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const testPassword = 'correct horse battery';

/** A controllable clock that starts on a fixed Saturday morning in China. */
const fakeClock = () => {
  let now = Date.parse('2026-11-21T01:00:00Z');
  return {
    now: () => new Date(now),
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

const headersOf = ({ as, language = 'en', headers }: Sender): Headers => {
  const all = new Headers({ 'accept-language': language, ...headers });
  if (as?.cookie !== undefined) all.set('cookie', as.cookie);
  if (as?.token !== undefined) all.set('authorization', `Bearer ${as.token}`);
  return all;
};

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';

export type TestAppOptions = {
  readonly modules?: readonly Module[];
  readonly requestRate?: number;
  readonly uploadLimitBytes?: number;
  readonly metricsToken?: string;
  /** Opened by the test, and closed with the app; else one of its own. */
  readonly database?: Database;
  /** Stands in for the real one, to see what it is given. */
  readonly press?: Press;
  /** Stands in for the disk. */
  readonly files?: FileStore;
};

const amplyBytes = 50_000_000;

export const testApp = async ({
  requestRate = 0,
  uploadLimitBytes = amplyBytes,
  metricsToken,
  ...given
}: TestAppOptions = {}): Promise<TestApp> => {
  const { modules = allModules, database = await testDatabase(), press = openPress() } = given;
  const directory = scratchDirectory();
  const filesDirectory = join(directory, 'files');
  const clock = fakeClock();
  const mails: Mail[] = [];
  let worker: Worker | undefined;
  const runtime = createRuntime({
    database,
    modules,
    files: given.files ?? diskFileStore(filesDirectory, uploadLimitBytes),
    press,
    mail: { send: async (mail) => void mails.push(mail), close: () => {} },
    hooks: createHookSender({ allowsPrivate: true }),
    clock: clock.now,
    log: createLog('silent'),
    baseUrl: () => 'http://mainstay.test',
    wake: () => worker?.wake(),
  });
  const http = createApp(runtime, {
    requestRate,
    isHttps: false,
    trustProxy: false,
    metricsToken,
    webDirectory: join(directory, 'dist'),
  });

  const request: TestApp['request'] = async (url, { as, language, headers, ...init } = {}) => {
    const sender: Sender = { as, ...(language === undefined ? {} : { language }) };
    const all = headersOf(sender);
    for (const [name, value] of new Headers(headers)) all.set(name, value);
    return await http.request(url, { ...init, headers: all });
  };
  const transportOf =
    (sender: Sender, onResponse: (response: Response) => void = () => {}): Transport =>
    async ({ method, url, body }) => {
      const headers = headersOf(sender);
      if (body !== undefined) headers.set('content-type', 'application/json');
      const response = await http.request(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      onResponse(response);
      return { status: response.status, body: await response.json() };
    };
  /** A call of a stranger that ends signed in. */
  const enter = async <I extends Schema, O extends Schema>(
    spec: Callable<I, O>,
    input: z.input<I>,
  ): Promise<Person> => {
    let cookie = '';
    await createClient(
      transportOf({}, (response) => {
        cookie = cookieOf(response);
      }),
    )(spec, input);
    const { user } = await createClient(transportOf({ as: { cookie } }))(me, {});
    return { cookie, id: user.id, email: user.email, name: user.name };
  };

  const operatorCall: TestApp['callAsOperator'] = async (spec, input, company) => {
    const answer: OperationAnswer = await callAsOperator(runtime, {
      operation: spec.name,
      input,
      company,
      language: 'en',
    });
    if (answer.kind !== 'json') throw new Error(`${spec.name} answers with a file`);
    return z.parse(spec.output, answer.body);
  };

  let companies = 0;
  let people = 0;
  return {
    runtime,
    database,
    clock,
    mails,
    filesDirectory,
    request,
    call: async (spec, input, sender = {}) => await createClient(transportOf(sender))(spec, input),
    as: (caller) => createClient(transportOf({ as: caller })),
    callAsOperator: operatorCall,
    upload: async (spec, input, { body, ...sender }) => {
      const { method, url } = wireRequestOf(spec, input);
      const transport: Transport = async () => {
        const headers = headersOf(sender);
        headers.set('content-type', 'application/octet-stream');
        const response = await http.request(url, { method, headers, body });
        return { status: response.status, body: await response.json() };
      };
      return await createClient(transport)(spec, input);
    },
    download: async (spec, input, sender = {}) =>
      await http.request(wireRequestOf(spec, input).url, { headers: headersOf(sender) }),
    company: async (name = `Company ${companies + 1}`) => {
      companies += 1;
      const email = `admin${companies}@example.com`;
      const company = { name, nameEn: `${name} Ltd`, currency: 'CNY', timeZone: 'Asia/Shanghai' };
      const input = { company, email, name: `Admin ${companies}`, password: testPassword, language: 'en' } as const;
      if (companies === 1) {
        const admin = await enter(firstRun, input);
        const { company: made } = await createClient(transportOf({ as: admin }))(me, {});
        return { id: made.id, name, admin };
      }
      const made = await operatorCall(firstRun, input);
      return {
        id: made.company.id,
        name,
        admin: await enter(identityContract.operations.signIn, { email, password: testPassword }),
      };
    },
    person: async (company, ...roles) => {
      people += 1;
      const email = `person${people}@example.com`;
      const invitation = await createClient(transportOf({ as: company.admin }))(inviteUser, {
        email,
        name: `Person ${people}`,
        roles: [...roles],
        language: 'en',
      });
      const token = new URL(invitation.link).searchParams.get('token') ?? '';
      return await enter(acceptInvitation, { token, password: testPassword, language: 'en' });
    },
    again: async ({ email }) => await enter(identityContract.operations.signIn, { email, password: testPassword }),
    runJobs: async () => {
      worker ??= await startWorker(runtime);
      worker.wake();
      await worker.idle();
    },
    close: async () => {
      await worker?.stop();
      await press.close();
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
