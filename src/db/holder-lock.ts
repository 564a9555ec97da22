import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AppError, type ErrorParams, isAppError } from '#kernel/app-error';
import type { MessageHandler } from './handle.ts';

/**
 * One process per data directory: PGlite itself locks nothing, and two writers corrupt it silently. The lock is a
 * listening socket named after the real path, so the kernel frees it even after kill -9. The same socket takes
 * line-JSON messages from the command line; a key file that only the owner can read guards it.
 */
export interface HolderLock {
  onMessage(answer: MessageHandler): void;
  release(): Promise<void>;
}

/** One line of the answer: reports first, then the answer or an error. */
interface HolderReply {
  readonly answer?: unknown;
  readonly report?: unknown;
  readonly error?: {
    readonly code: string;
    readonly params: ErrorParams;
  };
}

const keyFile = 'holder.key';

const socketPathOf = (dataDir: string): string => {
  const hash = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0mainstay-${hash}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\mainstay-${hash}`;
  return join(tmpdir(), `mainstay-${hash}.sock`);
};

const canConnect = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createConnection(path, () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
  });

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });

const isAddressInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const keysMatch = (given: unknown, key: string): boolean =>
  typeof given === 'string' && given.length === key.length && timingSafeEqual(Buffer.from(given), Buffer.from(key));

interface Conversation {
  readonly key: string;
  readonly answer: MessageHandler;
  readonly send: (reply: HolderReply) => void;
}

const answerLine = async (line: string, { key, answer, send }: Conversation): Promise<void> => {
  try {
    const envelope: unknown = JSON.parse(line);
    if (typeof envelope !== 'object' || envelope === null || !('key' in envelope) || !keysMatch(envelope.key, key)) {
      return send({ error: { code: 'db.holder-key', params: {} } });
    }
    const message: unknown = 'message' in envelope ? envelope.message : undefined;
    send({ answer: (await answer(message, (report) => send({ report }))) ?? null });
  } catch (error) {
    if (isAppError(error)) send({ error: { code: error.code, params: error.params } });
    else send({ error: { code: 'db.holder-failed', params: { message: String(error) } } });
  }
};

/** Takes the directory for this process, or refuses with `db.directory-in-use`. */
export const takeHolderLock = async (dataDir: string): Promise<HolderLock> => {
  const path = socketPathOf(dataDir);
  const key = randomBytes(32).toString('base64url');
  const sockets = new Set<Socket>();
  let handler: MessageHandler = async () => {
    throw new AppError('db.holder-not-ready');
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket });
    lines.on('error', () => {});
    lines.on('line', (line) => {
      const send = (reply: HolderReply): void => {
        if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`);
      };
      void answerLine(line, { key, answer: handler, send });
    });
  });
  try {
    await listen(server, path);
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    const isStaleFile = path.startsWith('/') && !(await canConnect(path));
    if (!isStaleFile) throw new AppError('db.directory-in-use', { directory: dataDir }, { cause: error });
    rmSync(path, { force: true });
    await listen(server, path);
  }
  server.unref();
  writeFileSync(join(dataDir, keyFile), key, { mode: 0o600 });
  return {
    onMessage: (answer) => {
      handler = answer;
    },
    release: async () => {
      rmSync(join(dataDir, keyFile), { force: true });
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Sends one message to the process that holds the directory; undefined when nobody does. */
export const sendToHolder = async (
  dataDir: string,
  message: unknown,
  onReport: (line: unknown) => void = () => {},
): Promise<{ readonly answer: unknown } | undefined> => {
  const path = socketPathOf(dataDir);
  const socket = await new Promise<Socket | undefined>((resolve) => {
    const opening = createConnection(path, () => resolve(opening));
    opening.once('error', () => resolve(undefined));
  });
  if (socket === undefined) return undefined;
  try {
    const key = readFileSync(join(dataDir, keyFile), 'utf8');
    socket.write(`${JSON.stringify({ key, message })}\n`);
    for await (const line of createInterface({ input: socket })) {
      const reply: HolderReply = JSON.parse(line);
      if (reply.error !== undefined) throw new AppError(reply.error.code, reply.error.params);
      if ('answer' in reply) return { answer: reply.answer };
      onReport(reply.report);
    }
    throw new AppError('db.holder-gone');
  } finally {
    socket.destroy();
  }
};
