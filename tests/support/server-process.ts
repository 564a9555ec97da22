import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createClient, wireRequestOf } from '#kernel/client';
import type { Call, Transport } from '#kernel/client';
import type { OperationSpec } from '#kernel/contract';

/** A server of its own process on a data directory or a server's database, started as `npm start` starts it. */
export type ServerProcess = {
  readonly url: string;
  /** Ends it as a service manager does. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut does, as far as a process can tell: SIGKILL, nothing is caught or written. */
  readonly kill: () => Promise<void>;
};

export const serveProcess = async (dataDir: string, databaseUrl = ''): Promise<ServerProcess> => {
  const child = spawn(process.execPath, ['bin/mainstay.mjs', 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: databaseUrl, MAINSTAY_DATA: dataDir, MAINSTAY_REQUEST_RATE: '0' },
  });
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (found !== null) resolve(found[0]);
    });
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { url, stop: async () => await end('SIGTERM'), kill: async () => await end('SIGKILL') };
};

/** Somebody at a server over the wire, with the session that the first call gave. */
export type Visitor = {
  readonly call: Call;
  readonly upload: (spec: OperationSpec, input: Readonly<Record<string, unknown>>, body: BodyInit) => Promise<unknown>;
};

export const visitor = (url: string): Visitor => {
  let cookie = '';
  const send = async (path: string, init: RequestInit): Promise<{ status: number; body: unknown }> => {
    const headers = new Headers(init.headers);
    headers.set('accept-language', 'en');
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(new URL(path, url), { ...init, headers });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return { status: response.status, body: await response.json() };
  };
  const transport: Transport = async ({ method, url: path, body }) =>
    await send(path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  return {
    call: createClient(transport),
    upload: async (spec, input, body) => {
      const { method, url: path } = wireRequestOf(spec, input);
      const sent = async () =>
        await send(path, { method, body, headers: { 'content-type': 'application/octet-stream' } });
      return await createClient(sent)(spec, input);
    },
  };
};
