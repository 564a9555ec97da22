import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { BatchKey } from '../import/stage.ts';

/** A product that would stand in another family; null = none, or one that is not there yet. */
export type FamilyMove = {
  readonly productId: string;
  readonly code: string;
  readonly fromId: string | null;
  readonly toId: string | null;
};

/** The products that these records would put into another family; a record without a product line moves none. */
export const listFamilyMoves = async (
  db: Db,
  orgId: number,
  records: readonly { readonly code: string; readonly line: readonly string[] }[],
): Promise<readonly FamilyMove[]> => {
  const named = records.flatMap(({ code, line: [family] }) => (family === undefined ? [] : [{ code, family }]));
  if (named.length === 0) return [];
  const { rows } = await sql<FamilyMove>`
    select p.id as "productId", p.code, p.family_id as "fromId", l.id as "toId"
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as r (code text, family text)
    join product p on p.org_id = ${orgId} and p.code = r.code
    left join product_line l on l.org_id = ${orgId} and l.path = array[r.family]
    where p.family_id is distinct from l.id`.execute(db);
  return rows;
};

/** The products that taking a file back would put into another family: those that stand where it put them. */
export const listUndoneMoves = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly FamilyMove[]> => {
  const { rows } = await sql<FamilyMove>`
    select p.id as "productId", p.code, p.family_id as "fromId", (i.before ->> 'familyId')::uuid as "toId"
    from import_before i join product p on p.org_id = ${orgId} and p.id = i.object_key::uuid
    where i.org_id = ${orgId} and i.batch_id = ${batchId} and i.object = 'product'
      and p.family_id is distinct from (i.before ->> 'familyId')::uuid
      and p.family_id is not distinct from (i.after ->> 'familyId')::uuid
    order by p.code`.execute(db);
  return rows;
};
