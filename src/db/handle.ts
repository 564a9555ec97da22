import { CamelCasePlugin, Kysely, sql, type TransactionSettings } from 'kysely';
import { tenantStatements } from './app-role.ts';
import { insideTransaction } from './nested-transaction.ts';
import type { QueryOutcome, SessionSource } from './session.ts';
import { sessionDialect, withSession } from './session-dialect.ts';

/** Areas name their own tables: `db.withTables<LedgerTables>()`. */
export type NoTables = unknown;

/** A connection or an open transaction; always a parameter, never imported. */
export type Db = Kysely<NoTables>;

export type OrgId = number | bigint | string;

export interface DatabaseHealth {
  readonly engine: 'embedded' | 'server';
  readonly serverVersion: string;
  readonly answerMs: number;
  readonly sizeBytes: number;
  readonly restarts: number;
}

export interface Database {
  readonly kind: 'embedded' | 'server';
  /** The address that was opened: a directory or a URL without its password. */
  readonly place: string;
  /** Single statements as the owner, for what knows no tenant: sign-in, jobs. Inside a transaction use that one's db. */
  readonly root: Db;
  /** One transaction that sees and writes the rows of one organisation only. */
  withOrg<T>(orgId: OrgId, work: (db: Db) => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /** One transaction as the owner of the tables, over all organisations. */
  asOwner<T>(work: (db: Db) => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /** SQL text as a job queue or a driver adapter brings it; without values it may hold several statements. */
  executeSql<Row>(text: string, values?: readonly unknown[]): Promise<QueryOutcome<Row>>;
  /** Tells the planner how large tables are, by a small sample; table by table, so that others get their turn. */
  analyze(tables?: readonly string[]): Promise<void>;
  /** Reclaims space and refreshes statistics, likewise; the embedded engine has no background process for it. */
  vacuum(tables?: readonly string[]): Promise<void>;
  health(): Promise<DatabaseHealth>;
  /** Answers what other processes send to the holder of this directory; a server database has no holder. */
  onMessage(answer: MessageHandler): void;
  close(): Promise<void>;
}

/** `report` sends lines before the answer, such as progress. */
export type MessageHandler = (message: unknown, report: (line: unknown) => void) => Promise<unknown>;

interface DatabaseParts {
  readonly kind: 'embedded' | 'server';
  readonly place: string;
  readonly source: SessionSource;
  readonly restarts: () => number;
  readonly onMessage: (answer: MessageHandler) => void;
  readonly onClosed: () => Promise<void>;
}

/** The planner needs sizes; a full sample costs the embedded engine seconds. */
const smallSample = 10;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const tableNames = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    order by relname collate "C"`.execute(db);
  return rows.map(({ name }) => name);
};

export const createDatabase = (parts: DatabaseParts): Database => {
  const { kind, place, source } = parts;
  const root: Db = new Kysely<NoTables>({
    dialect: sessionDialect(source),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });

  let closing: Promise<void> | undefined;

  const asOwner: Database['asOwner'] = async (work, settings = {}) => {
    let starting = root.transaction();
    if (settings.isolationLevel) starting = starting.setIsolationLevel(settings.isolationLevel);
    if (settings.accessMode) starting = starting.setAccessMode(settings.accessMode);
    return await starting.execute(async (db) => await insideTransaction(source, async () => await work(db)));
  };
  const executeSql = async <Row>(text: string, values?: readonly unknown[]): Promise<QueryOutcome<Row>> =>
    await withSession(root, async (session) =>
      values === undefined ? await session.exec<Row>(text) : await session.query<Row>(text, values),
    );

  return {
    kind,
    place,
    root,
    asOwner,
    withOrg: async (orgId, work, settings = {}) => {
      const statements = tenantStatements(orgId);
      return await asOwner(async (db) => {
        await withSession(db, async (session) => await session.exec(statements));
        return await work(db);
      }, settings);
    },
    executeSql,
    analyze: async (tables) => {
      for (const name of tables ?? (await tableNames(root))) {
        await executeSql(
          `begin; set local default_statistics_target = ${smallSample}; analyze ${quoted(name)}; commit`,
        );
      }
    },
    vacuum: async (tables) => {
      for (const name of tables ?? (await tableNames(root))) await executeSql(`vacuum (analyze) ${quoted(name)}`);
      if (kind === 'embedded') await executeSql('checkpoint');
    },
    health: async () => {
      const start = performance.now();
      const { rows } = await executeSql<{ version: string; size: number }>(
        "select current_setting('server_version') as version, pg_database_size(current_database()) as size",
      );
      const answerMs = performance.now() - start;
      const [facts] = rows;
      return {
        engine: kind,
        serverVersion: facts?.version ?? '',
        sizeBytes: facts?.size ?? 0,
        answerMs,
        restarts: parts.restarts(),
      };
    },
    onMessage: parts.onMessage,
    close: async () => {
      closing ??= source.close().then(parts.onClosed);
      await closing;
    },
  };
};
