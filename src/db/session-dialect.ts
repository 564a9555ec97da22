import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { refuseNestedAcquire } from './nested-transaction.ts';
import type { Session, SessionSource } from './session.ts';

/** Kysely's view of a session: the same driver for the embedded worker and for server connections. */
class SessionConnection implements DatabaseConnection {
  readonly session: Session;
  state: 'usable' | 'broken' = 'usable';

  constructor(session: Session) {
    this.session = session;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.session.query<R>(query.sql, query.parameters);
    return affected === undefined ? { rows } : { rows, numAffectedRows: BigInt(affected) };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Row streams do not exist on the embedded engine: page by key, or use copyOut.');
  }
}

const sessionConnection = (connection: DatabaseConnection): SessionConnection => {
  if (connection instanceof SessionConnection) return connection;
  throw new Error('This Kysely handle was not made by openDatabase.');
};

class SessionDriver implements Driver {
  readonly #source: SessionSource;

  constructor(source: SessionSource) {
    this.#source = source;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    refuseNestedAcquire(this.#source);
    return new SessionConnection(await this.#source.acquire());
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    const access = settings.accessMode ? ` ${settings.accessMode}` : '';
    await sessionConnection(connection).session.exec(`begin${isolation}${access}`);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const committed = await sessionConnection(connection).session.commit();
    if (!committed) throw new AbortedTransactionError();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const held = sessionConnection(connection);
    try {
      await held.session.exec('rollback');
    } catch (error) {
      held.state = 'broken';
      throw error;
    }
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await sessionConnection(connection).session.exec(`savepoint "${name}"`);
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await sessionConnection(connection).session.exec(`rollback to "${name}"`);
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await sessionConnection(connection).session.exec(`release "${name}"`);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { session, state } = sessionConnection(connection);
    this.#source.release(session, state);
  }

  /** The source belongs to the Database, which closes it. */
  async destroy(): Promise<void> {}
}

export const sessionDialect = (source: SessionSource): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new SessionDriver(source),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

/** The session behind a handle: inside a transaction, the transaction's own one. */
export const withSession = async <T>(db: Kysely<unknown>, use: (session: Session) => Promise<T>): Promise<T> =>
  await db.getExecutor().provideConnection(async (connection) => await use(sessionConnection(connection).session));
