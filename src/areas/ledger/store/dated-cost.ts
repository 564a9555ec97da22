import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * Cost of a line from the product's dated unit cost at the order date, half-even; null when none was known then.
 * quantity_e4 × unit_cost_e4 / 10,000. `line` is the alias of a table with product_id, ordered_on and quantity_e4.
 */
export const datedCost = (orgId: number, line: string): RawBuilder<number | null> => {
  const product = sql`p.unit_cost_e4::numeric * ${sql.ref(`${line}.quantity_e4`)}`;
  return sql<number | null>`(
    select (div(${product}, 10000) + case
        when abs(mod(${product}, 10000)) * 2 > 10000
          or (abs(mod(${product}, 10000)) * 2 = 10000 and mod(div(${product}, 10000), 2) <> 0)
        then sign(${product}) else 0 end)::bigint
    from product_price p
    where p.org_id = ${orgId} and p.product_id = ${sql.ref(`${line}.product_id`)} and p.unit_cost_e4 is not null
      and p.valid_from <= ${sql.ref(`${line}.ordered_on`)}
    order by p.valid_from desc limit 1)`;
};
