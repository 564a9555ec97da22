import type { Db } from '#db/handle';
import { ledgerTables } from '../../tables.ts';

type Named = {
  readonly orgId: number;
  readonly code: string;
  readonly name: string;
  readonly changedBy: string;
  readonly changedAt: Date;
};

/** Answers the name before; null when there was none. */
export const savePromotionName = async (db: Db, { orgId, code, ...named }: Named): Promise<string | null> => {
  const before = (await listPromotionNames(db, orgId, [code])).get(code) ?? null;
  await ledgerTables(db)
    .insertInto('promotionName')
    .values({ orgId, code, ...named })
    .onConflict((clash) => clash.columns(['orgId', 'code']).doUpdateSet(named))
    .execute();
  return before;
};

/** The names of those promotions that have one. */
export const listPromotionNames = async (
  db: Db,
  orgId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (codes.length === 0) return new Map();
  const rows = await ledgerTables(db)
    .selectFrom('promotionName')
    .select(['code', 'name'])
    .where('orgId', '=', orgId)
    .where('code', 'in', [...new Set(codes)])
    .execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
};
