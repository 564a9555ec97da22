import { sql } from 'kysely';
import type { Db } from '#db/handle';

/** A band of a saved policy as a row that authorities and decisions name; rule 0 is the general one. */
export type BandRow = {
  readonly ruleNo: number;
  readonly bandNo: number;
  readonly coverBp: number;
  readonly needs: readonly string[];
  readonly soleRole: string | null;
};

/** The bands of a saved policy version, written as rows when they are asked for first. */
export const settledBands = async (db: Db, orgId: number, version: number): Promise<readonly BandRow[]> => {
  await sql`
    insert into policy_band (org_id, policy_version, rule_no, band_no, body)
    select p.org_id, p.version, r.no, b.no, p.body
    from pricing_policy p
    cross join lateral (
      select 0 as no, p.body -> 'bands' as bands
      union all
      select n.no, n.rule -> 'bands' from jsonb_array_elements(p.body -> 'rules') with ordinality as n (rule, no)) r
    cross join lateral jsonb_array_elements(r.bands) with ordinality as b (band, no)
    where p.org_id = ${orgId} and p.version = ${version}
    on conflict (org_id, policy_version, rule_no, band_no) do nothing`.execute(db);
  const { rows } = await sql<BandRow>`
    select rule_no as "ruleNo", band_no as "bandNo", cover_bp as "coverBp", needs, sole_role as "soleRole"
    from policy_band where org_id = ${orgId} and policy_version = ${version} order by rule_no, band_no`.execute(db);
  return rows;
};

type Use = { readonly orgId: number; readonly requestId: string; readonly documentId: string };

/** Binds an approval to the document that is made under it; the database refuses a second one while the first stands. */
export const useApproval = async (db: Db, { orgId, requestId, documentId }: Use): Promise<void> => {
  await sql`
    insert into approval_use (org_id, request_id, document_id, is_live)
    values (${orgId}, ${requestId}::uuid, ${documentId}::uuid, true)`.execute(db);
};

/** Gives an approval free again once its document has failed. */
export const freeApproval = async (db: Db, { orgId, requestId, documentId }: Use): Promise<void> => {
  await sql`
    update approval_use set is_live = false
    where org_id = ${orgId} and request_id = ${requestId}::uuid and document_id = ${documentId}::uuid`.execute(db);
};
