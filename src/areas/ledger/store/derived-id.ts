import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** A UUID (version 8) made from a text, so that a second run gives a row the same id. */
export const derivedId = (text: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`;
