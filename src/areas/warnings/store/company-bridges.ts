import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import { firstDayOf } from '#kernel/day';
import type { Month } from '#kernel/day';
import { bridgeEffects, productEffects } from '../domain/index.ts';
import type { Bridge, GroupBridge } from '../domain/index.ts';
import { warningTables } from '../tables.ts';

/** Which two periods: their last months, and how many months each has. */
export type BridgedPeriods = { readonly month: Month; readonly against: Month; readonly months: number };

const shownProducts = 50;
const amount = z.string().transform((text) => BigInt(text));
const sums = z.record(z.string(), amount);
const amounts = z.record(z.enum(bridgeEffects), amount);
const moved = z.object({ accounts: z.number(), changeE4: amount });
const moves = z.array(
  z.object({
    accountId: z.string(),
    beforeE4: amount.prefault('0'),
    changeE4: amount,
    effect: z.enum(bridgeEffects).nullable(),
  }),
);

const bodySchema = z.object({
  accounts: z.number(),
  gained: moved,
  lost: moved,
  falls: moves,
  rises: moves,
  beforeE4: amount,
  afterE4: amount,
  amounts,
  terms: sums,
  service: sums,
  products: z.array(z.object({ product: z.string(), amounts: z.record(z.enum(productEffects), amount) })),
  uncovered: z.object({ products: z.number(), netBeforeE4: amount, netAfterE4: amount }),
  promotions: z.array(
    z.object({
      promotion: z.string(),
      netBefore: amount,
      netAfter: amount,
      marginBefore: amount,
      marginAfter: amount,
    }),
  ),
});
export type KeptBridge = z.output<typeof bodySchema>;

const sizeOf = ({ amounts: own }: Bridge['products'][number]): bigint => {
  const change = productEffects.reduce((sum, effect) => sum + own[effect], 0n);
  return change < 0n ? -change : change;
};

/** What is kept of the bridge of a group: its sums, and of its products those that changed most. */
export const keptBridgeOf = (
  { bridge, accounts, gained, lost, falls, rises }: GroupBridge,
  promotions: KeptBridge['promotions'] = [],
): KeptBridge => {
  const { beforeE4, afterE4, terms, service, uncovered } = bridge;
  return {
    accounts,
    gained,
    lost,
    falls: [...falls],
    rises: [...rises],
    beforeE4,
    afterE4,
    amounts: bridge.amounts,
    terms: { ...terms },
    service: { ...service },
    products: bridge.products
      .toSorted((a, b) => (sizeOf(a) > sizeOf(b) ? -1 : 1))
      .slice(0, shownProducts)
      .map(({ product, amounts: own }) => ({ product, amounts: own })),
    uncovered: {
      products: uncovered.products.length,
      netBeforeE4: uncovered.netBeforeE4,
      netAfterE4: uncovered.netAfterE4,
    },
    promotions,
  };
};

const textOf = (body: KeptBridge): string =>
  JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

type Cut = Pick<GroupBridge, 'by' | 'key'>;
export type CutBridge = Cut & { readonly body: KeptBridge };

/** The bridges of a company as they are now, in the place of those that were computed before for the same periods. */
export const keepCompanyBridges = async (
  db: Db,
  { orgId, month, against, months, now }: BridgedPeriods & { readonly orgId: number; readonly now: Date },
  bridges: readonly CutBridge[],
): Promise<void> => {
  const key = { orgId, month: firstDayOf(month), against: firstDayOf(against), months };
  await warningTables(db)
    .deleteFrom('companyBridge')
    .where('orgId', '=', orgId)
    .where('month', '=', key.month)
    .where('against', '=', key.against)
    .where('months', '=', months)
    .execute();
  for (const { by, key: cutKey, body } of bridges)
    await warningTables(db)
      .insertInto('companyBridge')
      .values({ ...key, cut: by, cutKey, body: textOf(body), computedAt: now })
      .execute();
};

/** Takes away what was computed before a moment: the ledger may have changed since. */
export const dropOlderBridges = async (db: Db, orgId: number, before: Date): Promise<void> => {
  await warningTables(db)
    .deleteFrom('companyBridge')
    .where('orgId', '=', orgId)
    .where('computedAt', '<', before)
    .execute();
};

export const findCompanyBridge = async (
  db: Db,
  { orgId, month, against, months }: BridgedPeriods & { readonly orgId: number },
  { by, key }: Cut,
): Promise<{ readonly body: KeptBridge; readonly computedAt: Date } | null> => {
  const row = await warningTables(db)
    .selectFrom('companyBridge')
    .select(['body', 'computedAt'])
    .where('orgId', '=', orgId)
    .where('month', '=', firstDayOf(month))
    .where('against', '=', firstDayOf(against))
    .where('months', '=', months)
    .where('cut', '=', by)
    .where('cutKey', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : { body: bodySchema.parse(row.body), computedAt: row.computedAt };
};

/** One group of a cut in a few figures. */
const lineSchema = z.object({ accounts: z.number(), beforeE4: amount, afterE4: amount, amounts });
export type CutLine = Cut & z.output<typeof lineSchema>;

export const listCutLines = async (
  db: Db,
  { orgId, month, against, months }: BridgedPeriods & { readonly orgId: number },
): Promise<readonly CutLine[]> => {
  const { rows } = await sql<{ by: Cut['by']; key: string; body: unknown }>`
    select cut as by, cut_key as "key",
      jsonb_build_object('accounts', body -> 'accounts', 'beforeE4', body -> 'beforeE4', 'afterE4', body -> 'afterE4',
        'amounts', body -> 'amounts') as body
    from company_bridge
    where org_id = ${orgId} and month = ${firstDayOf(month)}::date and against = ${firstDayOf(against)}::date
      and months = ${months} and cut <> 'company'
    order by cut, cut_key`.execute(db);
  return rows.map(({ by, key, body }) => ({ by, key, ...lineSchema.parse(body) }));
};

type LineName = { readonly name: string; readonly nameEn: string | null };

export const listLineNames = async (db: Db, orgId: number): Promise<ReadonlyMap<string, LineName>> => {
  const { rows } = await sql<LineName & { readonly id: string }>`
    select id, name, name_en from product_family where org_id = ${orgId}`.execute(db);
  return new Map(rows.map(({ id, ...names }) => [id, names]));
};
