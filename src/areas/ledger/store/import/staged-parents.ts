import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { BatchKey } from './stage.ts';

export type StagedParent = {
  readonly line: number;
  readonly raw: string;
  readonly accountId: string;
  readonly parentCode: string;
  readonly parentId: string;
  readonly formerParentId: string | null;
};

/** The parents that the accounts of a batch name and do not have yet, once all its accounts stand. */
export const listStagedParents = async (db: Db, { orgId, batchId }: BatchKey): Promise<readonly StagedParent[]> => {
  const { rows } = await sql<{ packed: StagedParent[] | null }>`
    select jsonb_agg(jsonb_build_object('line', s.line, 'raw', coalesce(s.record ->> 'raw', ''), 'accountId', a.id,
      'parentCode', s.record ->> 'parentCode', 'parentId', p.id,
      'formerParentId', a.parent_id) order by s.line) as packed
    from import_stage s
    join account_card a on a.org_id = ${orgId} and a.code = s.record ->> 'code'
    join account_card p on p.org_id = ${orgId} and p.code = s.record ->> 'parentCode'
    where s.org_id = ${orgId} and s.batch_id = ${batchId} and s.record ->> 'parentCode' is not null
      and a.parent_id is distinct from p.id`.execute(db);
  return rows[0]?.packed ?? [];
};
