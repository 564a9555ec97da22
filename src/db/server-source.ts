import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { AppError } from '#kernel/app-error';
import { rowPieces } from './copy-chunks.ts';
import type { Session, SessionSource } from './session.ts';
import { arrayTypes, resultParsers } from './wire-values.ts';

const textArrayType: number = 1009;

const mapNested = (value: unknown, parse: (text: string) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapNested(item, parse));
  return typeof value === 'string' ? parse(value) : value;
};

const parserOf = (typeId: number): ((text: string) => unknown) | undefined => {
  const elementType = arrayTypes[typeId];
  if (elementType === undefined) return resultParsers[typeId];
  const parseElement = resultParsers[elementType];
  if (parseElement === undefined) return undefined;
  const parseTexts: (text: string) => unknown = pg.types.getTypeParser(textArrayType, 'text');
  return (text) => mapNested(parseTexts(text), parseElement);
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (typeId: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parserOf(typeId)) ?? pg.types.getTypeParser(typeId, format),
};

/** Every chunk becomes a message of its own, so single lines are gathered first (300,000 rows: 0.8 s instead of 6.2). */
const copyPieceBytes = 65_536;

const sessionOver = (client: pg.PoolClient): Session => ({
  query: async (text, parameters) => {
    const { rows, rowCount, command } = await client.query(text, [...parameters]);
    return { rows, affected: command === 'SELECT' ? undefined : (rowCount ?? undefined) };
  },
  exec: async (text) => {
    const answer = await client.query(text);
    const last = Array.isArray(answer) ? answer.at(-1) : answer;
    return { rows: last?.rows ?? [], affected: last?.rowCount ?? undefined };
  },
  commit: async () => (await client.query('commit')).command === 'COMMIT',
  copyIn: async ({ table, columns }, chunks) => {
    await pipeline(
      Readable.from(rowPieces(chunks, copyPieceBytes)),
      client.query(copyFrom(`copy ${table} (${columns}) from stdin`)),
    );
  },
  copyOut: async function* (text) {
    for await (const chunk of client.query(copyTo(`${text} to stdout`))) yield chunk;
  },
});

/** How long a server may take to answer the first time. */
const patienceMs = 15_000;

/** What the network or the server answered, such as ECONNREFUSED, ENOTFOUND, 28P01 (password), 3D000 (no such database). */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
};

export const withoutPassword = (url: string): string => {
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.href;
};

/** A pool of connections to a PostgreSQL server or a Citus coordinator. */
export const serverSource = async (url: string, maxConnections: number): Promise<SessionSource> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: patienceMs,
    application_name: 'mainstay',
    types,
    // Citus carries SET LOCAL (role, app.org_id) to its workers only with this; plain PostgreSQL keeps it as a placeholder.
    options: '-c citus.propagate_set_commands=local -c timezone=UTC',
  });
  // A dropped connection surfaces at the statement that needs it; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const clients = new WeakMap<Session, pg.PoolClient>();
  const acquire = async (): Promise<Session> => {
    const client = await pool.connect();
    const session = sessionOver(client);
    clients.set(session, client);
    return session;
  };
  const release: SessionSource['release'] = (session, state) => clients.get(session)?.release(state === 'broken');
  try {
    release(await acquire(), 'usable');
  } catch (error) {
    await pool.end();
    throw new AppError('db.unreachable', { place: withoutPassword(url), reason: reasonOf(error) }, { cause: error });
  }
  return { acquire, release, close: async () => await pool.end() };
};
