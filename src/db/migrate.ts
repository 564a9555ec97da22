import { type Migration, Migrator } from 'kysely/migration';
import type { Database, Db } from './handle.ts';
import { type MigrationFile, migrationsDir, readMigrations, stepsOf } from './migration-files.ts';
import { withSession } from './session-dialect.ts';

export interface MigrateOptions {
  /** Other files than the product's own: tests and restores of older backups. */
  readonly migrations?: readonly MigrationFile[];
  /** Stop after this migration. */
  readonly upTo?: string;
}

export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

const citusCalls = {
  distribute: 'create_distributed_table',
  reference: 'create_reference_table',
} as const;

const apply = async (db: Db, file: MigrationFile): Promise<void> => {
  await withSession(db, async (session) => {
    const citus = await session.query("select 1 from pg_extension where extname = 'citus'", []);
    for (const step of stepsOf(file.text)) {
      if (step.kind === 'sql') await session.exec(step.text);
      else if (citus.rows.length > 0) {
        const column = step.kind === 'distribute' ? ", 'org_id'" : '';
        await session.exec(`select ${citusCalls[step.kind]}('${step.table}'${column})`);
      }
    }
  });
};

const migratorFor = (database: Database, files: readonly MigrationFile[]): Migrator => {
  const migrations: Record<string, Migration> = {};
  for (const file of files) migrations[file.name] = { up: async (db) => await apply(db, file) };
  return new Migrator({ db: database.root, provider: { getMigrations: async () => migrations } });
};

/** Which migrations the database has and which it lacks; reads only. */
export const migrationState = async (database: Database, options: MigrateOptions = {}): Promise<MigrationState> => {
  const files = options.migrations ?? readMigrations(migrationsDir);
  const infos = await migratorFor(database, files).getMigrations();
  const names = (isApplied: boolean): string[] =>
    infos.filter((info) => (info.executedAt !== undefined) === isApplied).map((info) => info.name);
  return { applied: names(true), pending: names(false) };
};

/**
 * Brings the schema up, one transaction per file: a crash leaves the last complete version. Several processes may
 * start it at once; an advisory lock lets one work.
 */
export const migrate = async (database: Database, options: MigrateOptions = {}): Promise<readonly string[]> => {
  const files = options.migrations ?? readMigrations(migrationsDir);
  const migrator = migratorFor(database, files);
  const done: string[] = [];
  for (;;) {
    const { applied, pending } = await migrationState(database, { migrations: files });
    if (pending.length === 0 || (options.upTo !== undefined && applied.includes(options.upTo))) return done;
    const { error, results = [] } = await migrator.migrateUp();
    for (const result of results) if (result.status === 'Success') done.push(result.migrationName);
    if (error !== undefined) throw error;
  }
};
