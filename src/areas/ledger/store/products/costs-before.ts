import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type CostQuestion = { readonly productId: string; readonly validFrom: Day };

export type CostBefore = CostQuestion & {
  /** The cost that held on the later of its day and today; null = not known. */
  readonly unitCostE4: string | null;
  /** Whether a later cost had taken its place by then: it is history. */
  readonly isReplaced: boolean;
};

/**
 * Costs as they stood before a batch: rows that it did not write, and the images of those that it changed. What the file
 * itself has booked so far cannot make a lower cost look like a first one.
 */
export const listCostsBefore = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly batchId: string;
    readonly today: Day;
    readonly questions: readonly CostQuestion[];
  },
): Promise<readonly CostBefore[]> => {
  const { orgId, batchId, today, questions } = wanted;
  if (questions.length === 0) return [];
  const ids = [...new Set(questions.map(({ productId }) => productId))];
  const { rows } = await sql<CostBefore>`
    with stood as materialized (
      select p.product_id, p.valid_from, p.unit_cost_e4
      from product_price p
      where p.org_id = ${orgId} and p.product_id = any(${ids}::uuid[]) and p.batch_id is distinct from ${batchId}::uuid
      union all
      select (b.before ->> 'product_id')::uuid, (b.before ->> 'valid_from')::date, (b.before ->> 'unit_cost_e4')::bigint
      from import_before b
      where b.org_id = ${orgId} and b.batch_id = ${batchId}::uuid and b.object = 'product_price'
        and (b.before ->> 'product_id')::uuid = any(${ids}::uuid[])
    )
    select q.product_id as "productId", q.valid_from::text as "validFrom", (
        select s.unit_cost_e4::text from stood s
        where s.product_id = q.product_id and s.unit_cost_e4 is not null
          and s.valid_from <= greatest(q.valid_from, ${today}::date)
        order by s.valid_from desc limit 1
      ) as "unitCostE4", exists (
        select 1 from stood s
        where s.product_id = q.product_id and s.unit_cost_e4 is not null
          and s.valid_from > q.valid_from and s.valid_from <= ${today}::date
      ) as "isReplaced"
    from unnest(${questions.map(({ productId }) => productId)}::uuid[],
      ${questions.map(({ validFrom }) => validFrom)}::date[]) as q (product_id, valid_from)`.execute(db);
  return rows;
};
