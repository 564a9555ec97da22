import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** An e4 amount in minor units, rounded half to even: the SQL form of minorOf in the kernel. */
export const minorOfE4 = (amount: RawBuilder<unknown>, minorDigits: number): RawBuilder<unknown> => {
  const unit = 10 ** (4 - minorDigits);
  const half = sql`abs((${amount}) % ${sql.lit(unit)}) * 2`;
  return sql`((${amount}) / ${sql.lit(unit)} + case
    when ${half} > ${sql.lit(unit)} or (${half} = ${sql.lit(unit)} and ((${amount}) / ${sql.lit(unit)}) % 2 <> 0)
    then sign(${amount})::bigint else 0 end)::bigint`;
};
