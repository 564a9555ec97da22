import { z } from 'zod';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { PeerLevels, WatchBasis, WatchWindow } from '../domain/index.ts';
import { warningTables } from '../tables.ts';

const levelsSchema = z.array(z.number()).transform((levels) => Float64Array.from(levels));
const peersSchema = z.object({
  groups: z.array(z.tuple([z.string(), levelsSchema])).transform((groups) => new Map(groups)),
  whole: levelsSchema.nullable(),
});
const chartSchema = z.object({
  k: z.number(),
  h: z.number(),
  warmUp: z.number(),
  winsor: z.number(),
  prior: z.object({ variance: z.number(), degrees: z.number() }).nullable(),
});
const basisSchema = z.object({
  firstMonth: z.number(),
  months: z.number(),
  charts: z.object({ margin: chartSchema, price: chartSchema }),
  peers: z.object({ markup: peersSchema, price: peersSchema, burden: peersSchema }),
});

type Months = Pick<WatchWindow, 'firstMonth' | 'months'>;

const packed = ({ groups, whole }: PeerLevels) => ({
  groups: [...groups].map(([group, levels]) => [group, [...levels]]),
  whole: whole === null ? null : [...whole],
});

/** A basis as a run keeps it. */
export const basisText = ({ charts, peers }: WatchBasis, { firstMonth, months }: Months): string =>
  JSON.stringify({
    firstMonth,
    months,
    charts,
    peers: { markup: packed(peers.markup), price: packed(peers.price), burden: packed(peers.burden) },
  });

export type KeptBasis = {
  readonly asOf: Day;
  readonly basis: WatchBasis & Months;
};

/** What the last run watched the book by; null before the first run that kept it. */
export const findLastBasis = async (db: Db, orgId: number): Promise<KeptBasis | null> => {
  const row = await warningTables(db)
    .selectFrom('warningRun')
    .select(['asOf', 'watchBasis'])
    .where('orgId', '=', orgId)
    .where('watchBasis', 'is not', null)
    .orderBy('finishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { asOf: row.asOf, basis: basisSchema.parse(row.watchBasis) };
};

/** Only the last run's basis is of use: earlier ones are let go. */
export const forgetBases = async (db: Db, orgId: number): Promise<void> => {
  await warningTables(db)
    .updateTable('warningRun')
    .set({ watchBasis: null })
    .where('orgId', '=', orgId)
    .where('watchBasis', 'is not', null)
    .execute();
};
