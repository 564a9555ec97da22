import { appRole } from './app-role.ts';
import { rowPieces } from './copy-chunks.ts';
import { type EmbeddedLink, openLink } from './embedded-link.ts';
import type { WorkerSettings } from './embedded-protocol.ts';
import type { Session, SessionSource } from './session.ts';

/** Small enough that WebAssembly memory, which never shrinks, stays small (measured: 9 MB pieces add 45 MB each). */
const copyPieceBytes = 1_000_000;

interface EmbeddedOptions {
  readonly settings: WorkerSettings;
  readonly statementLimitMs: number;
  readonly onRestart: (() => void) | undefined;
}

const sessionOver = (link: EmbeddedLink): Session => {
  const rowsOf = async (text: string): Promise<readonly Record<string, unknown>[]> =>
    (await link.request({ op: 'exec', text })).rows;

  /**
   * The engine reads COPY data as a file, which only the owner may do, so the role steps aside for it. The server
   * refuses COPY under row-level security by itself; here it is refused before the role changes.
   */
  const steppingAside = async (table: string, copy: () => Promise<void>): Promise<void> => {
    const literal = table.replaceAll("'", "''");
    const [state] = await rowsOf(
      `select current_user as role, (select relrowsecurity from pg_class where oid = '${literal}'::regclass) as secured`,
    );
    if (state?.['role'] !== appRole) return await copy();
    if (state['secured'] === true) {
      throw Object.assign(new Error('COPY FROM not supported with row-level security'), {
        code: '0A000',
      });
    }
    await rowsOf('set local role none');
    await copy();
    await rowsOf(`set local role ${appRole}`);
  };

  return {
    query: async (text, parameters) => {
      const { rows, affected } = await link.request({ op: 'query', text, parameters });
      return { rows, affected };
    },
    exec: async (text) => {
      const { rows, affected } = await link.request({ op: 'exec', text });
      return { rows, affected };
    },
    commit: async () => (await link.request({ op: 'commit' })).committed === true,
    copyIn: async ({ table, columns }, chunks) => {
      const text = `copy ${table} (${columns})`;
      await steppingAside(table, async () => {
        for await (const bytes of rowPieces(chunks, copyPieceBytes)) await link.request({ op: 'copyIn', text, bytes });
      });
    },
    copyOut: async function* (text) {
      const { bytes } = await link.request({ op: 'copyOut', text });
      if (bytes !== undefined && bytes.byteLength > 0) yield bytes;
    },
  };
};

/** One engine, one session: callers queue in order. A dead worker is replaced for the next caller. */
export const embeddedSource = async (options: EmbeddedOptions): Promise<SessionSource> => {
  const { settings, statementLimitMs, onRestart } = options;
  let link = await openLink(settings, statementLimitMs);
  let tail: Promise<void> = Promise.resolve();
  let isClosed = false;
  const turns = new WeakMap<Session, () => void>();

  const acquire = async (): Promise<Session> => {
    const before = tail;
    const turn = Promise.withResolvers<void>();
    tail = turn.promise;
    await before;
    try {
      if (isClosed) throw new Error('The database is closed.');
      if (!link.isAlive()) {
        link = await openLink(settings, statementLimitMs);
        onRestart?.();
      }
    } catch (error) {
      turn.resolve();
      throw error;
    }
    const session = sessionOver(link);
    turns.set(session, turn.resolve);
    return session;
  };
  const release: SessionSource['release'] = (session, state) => {
    const endTurn = turns.get(session) ?? (() => {});
    if (state === 'broken') void link.terminate('broken-session').finally(endTurn);
    else endTurn();
  };
  const close = async (): Promise<void> => {
    if (isClosed) return;
    const last = await acquire();
    isClosed = true;
    await link.request({ op: 'close' });
    await link.terminate('closed');
    release(last, 'usable');
  };
  return { acquire, release, close };
};
