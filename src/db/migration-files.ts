import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const migrationsDir = join(import.meta.dirname, 'migrations');

export interface MigrationFile {
  /** File name without .sql: UTC stamp and purpose. */
  readonly name: string;
  readonly text: string;
}

const namePattern = /^\d{8}T\d{6}Z-[a-z0-9-]+\.sql$/;

export const readMigrations = (directory: string): MigrationFile[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => {
      if (!namePattern.test(file)) throw new Error(`migration name is not <UTC stamp>-<purpose>.sql: ${file}`);
      return {
        name: file.slice(0, -'.sql'.length),
        text: readFileSync(join(directory, file), 'utf8'),
      };
    });

/** One short name for exactly these migrations; a template directory is cached by it. */
export const fingerprintOf = (migrations: readonly MigrationFile[]): string => {
  const hash = createHash('sha256');
  for (const { name, text } of migrations) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
};

export type MigrationStep =
  | { readonly kind: 'sql'; readonly text: string }
  | { readonly kind: 'distribute' | 'reference'; readonly table: string };

const marker = /^--\s*(distribute|reference):\s*([a-z_][a-z0-9_]*)\s*$/;

const createTable = /^\s*create\s+table\s+([a-z_][a-z0-9_]*)/i;
const statementEnd = /;\s*$/;

/**
 * Cuts a file where a table that a `-- distribute: table` or `-- reference: table` line names is complete, be the
 * line above or below it: Citus must distribute a table after its creation and before its foreign keys.
 */
export const stepsOf = (text: string): MigrationStep[] => {
  const steps: MigrationStep[] = [];
  const waiting = new Map<string, 'distribute' | 'reference'>();
  const created = new Set<string>();
  let lines: string[] = [];
  let creating: string | undefined;
  for (const line of text.split('\n')) {
    lines.push(line);
    const [, kind, marked] = marker.exec(line) ?? [];
    if (marked !== undefined) waiting.set(marked, kind === 'reference' ? 'reference' : 'distribute');
    creating ??= createTable.exec(line)?.[1];
    if (creating !== undefined && statementEnd.test(line)) {
      created.add(creating);
      creating = undefined;
    }
    for (const [table, mark] of waiting) {
      if (!created.has(table)) continue;
      waiting.delete(table);
      steps.push({ kind: 'sql', text: lines.join('\n') }, { kind: mark, table });
      lines = [];
    }
  }
  const [unused] = waiting.keys();
  if (unused !== undefined) throw new Error(`a marker names ${unused}, but the file creates no such table`);
  if (lines.some((line) => /^\s*[^\s-]/.test(line))) steps.push({ kind: 'sql', text: lines.join('\n') });
  return steps;
};
