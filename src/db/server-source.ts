import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
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

/** A pool of connections to a PostgreSQL server or a Citus coordinator. */
export const serverSource = async (url: string, maxConnections: number): Promise<SessionSource> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
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
    throw error;
  }
  return { acquire, release, close: async () => await pool.end() };
};
