/**
 * The tables that are not under row-level security, declared in this one place; the catalogue test holds every
 * other table to the tenant rules.
 */
export const globalTables = {
  /** Belong to the installation: only the owner reads them, mainstay_app has no right on them. */
  installation: [
    'auth_attempt',
    'auth_invitation',
    'auth_reset',
    'auth_session',
    'auth_token',
    'auth_user',
    'kysely_migration',
    'kysely_migration_lock',
  ],
  /** Rows on their way in: COPY refuses secured tables. Only import code reads them, by org_id and batch. */
  staging: ['import_stage', 'order_line_stage'],
} as const;

/** Kept by the migrator itself: never part of a backup or a move. */
export const migratorTables: readonly string[] = ['kysely_migration', 'kysely_migration_lock'];
