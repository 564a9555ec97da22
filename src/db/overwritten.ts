import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** The right side of an upsert: every named field takes the value of the row that clashed, and the row is of now. */
export const overwritten = (fields: readonly string[]): { readonly updatedAt: RawBuilder<Date> } => ({
  ...Object.fromEntries(fields.map((field) => [field, sql.ref(`excluded.${field}`)])),
  updatedAt: sql<Date>`now()`,
});
