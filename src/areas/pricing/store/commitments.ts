import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import { isCancelled } from './order-cancels.ts';
import type { PriceAuthorityTable, PriceCommitmentTable, PriceFloorTable } from '../tables.ts';

export type CommitmentRow = Selectable<PriceCommitmentTable>;
export type NewFloor = Insertable<PriceFloorTable>;
export type NewAuthority = Insertable<PriceAuthorityTable>;
export type NewCommitment = Insertable<PriceCommitmentTable>;

/** Commitments with what they rest on; the database refuses those under their floor or beyond their authority. */
export const addCommitments = async (
  db: Db,
  rows: {
    readonly floors: readonly NewFloor[];
    readonly authorities: readonly NewAuthority[];
    readonly commitments: readonly NewCommitment[];
  },
): Promise<void> => {
  const tables = pricingTables(db);
  if (rows.floors.length > 0)
    await tables
      .insertInto('priceFloor')
      .values([...rows.floors])
      .execute();
  if (rows.authorities.length > 0)
    await tables
      .insertInto('priceAuthority')
      .values([...rows.authorities])
      .execute();
  await tables
    .insertInto('priceCommitment')
    .values([...rows.commitments])
    .execute();
};

/** The lines of one document, in order. */
export const listCommitments = async (
  db: Db,
  orgId: number,
  document: { readonly kind: CommitmentRow['kind']; readonly documentId: string },
): Promise<readonly CommitmentRow[]> =>
  await pricingTables(db)
    .selectFrom('priceCommitment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('kind', '=', document.kind)
    .where('documentId', '=', document.documentId)
    .orderBy('lineNo')
    .execute();

/** What orders that stand have called off from quoted lines, by the quoted line. */
export const calledOffOf = async (
  db: Db,
  orgId: number,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> => {
  if (sourceIds.length === 0) return new Map();
  const rows = await pricingTables(db)
    .selectFrom('priceCommitment')
    .select(['sourceId', 'quantityE4'])
    .where('orgId', '=', orgId)
    .where('sourceId', 'in', [...sourceIds])
    .where(({ not }) => not(isCancelled(orgId, sql`document_id`)))
    .execute();
  const sums = new Map<string, bigint>();
  for (const { sourceId, quantityE4 } of rows)
    if (sourceId !== null) sums.set(sourceId, (sums.get(sourceId) ?? 0n) + BigInt(quantityE4));
  return sums;
};

/** Committed lines by id. */
export const listCommitmentsById = async (
  db: Db,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CommitmentRow>> => {
  if (ids.length === 0) return new Map();
  const rows = await pricingTables(db)
    .selectFrom('priceCommitment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};
