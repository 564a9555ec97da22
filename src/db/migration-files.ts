import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const migrationsDir = join(import.meta.dirname, "migrations");

export interface MigrationFile {
  /** File name without .sql: UTC stamp and purpose. */
  readonly name: string;
  readonly text: string;
}

const namePattern = /^\d{8}T\d{6}Z-[a-z0-9-]+\.sql$/;

export const readMigrations = (directory: string): MigrationFile[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((file) => {
      if (!namePattern.test(file))
        throw new Error(`migration name is not <UTC stamp>-<purpose>.sql: ${file}`);
      return {
        name: file.slice(0, -".sql".length),
        text: readFileSync(join(directory, file), "utf8"),
      };
    });

/** One short name for exactly these migrations; a template directory is cached by it. */
export const fingerprintOf = (migrations: readonly MigrationFile[]): string => {
  const hash = createHash("sha256");
  for (const { name, text } of migrations) hash.update(`${name}\0${text}\0`);
  return hash.digest("hex").slice(0, 16);
};

export type MigrationStep =
  | { readonly kind: "sql"; readonly text: string }
  | { readonly kind: "distribute" | "reference"; readonly table: string };

const marker = /^--\s*(distribute|reference):\s*([a-z_][a-z0-9_]*)\s*$/;

/** Cuts a file at its `-- distribute: table` and `-- reference: table` lines, which Citus needs between CREATE TABLE and foreign keys. */
export const stepsOf = (text: string): MigrationStep[] => {
  const steps: MigrationStep[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    const sqlText = lines.join("\n");
    if (/^\s*[^\s-]|^\s*-[^-]/m.test(sqlText)) steps.push({ kind: "sql", text: sqlText });
    lines = [];
  };
  for (const line of text.split("\n")) {
    const [, kind, table] = marker.exec(line) ?? [];
    if (table === undefined) {
      lines.push(line);
      continue;
    }
    flush();
    steps.push({ kind: kind === "reference" ? "reference" : "distribute", table });
  }
  flush();
  return steps;
};
