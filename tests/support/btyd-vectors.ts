import { readFileSync } from 'node:fs';
import * as z from 'zod';

const params = z.array(z.number());
const point = z.object({
  params,
  x: z.number(),
  tx: z.number(),
  T: z.number(),
  t: z.number(),
  ll: z.number(),
  pAlive: z.number(),
  cet: z.number(),
});
const fit = z.record(z.string(), z.number());

/** Published and recomputed figures of the repeat-purchase models. */
const vectorsSchema = z.object({
  bgnbdExtras: z.object({
    params,
    expectation: z.object({ t: params, publishedSpreadsheet: params }),
    conditional: z.object({ x: z.number(), t_x: z.number(), T: z.number(), t: z.number(), published: z.number() }),
    pmf: z.object({ t2_n10: z.number(), t39_n0: z.number(), t30_n11to20: params }),
  }),
  paretoExtras: z.object({
    conditional: z.object({
      params,
      x: z.number(),
      t_x: z.number(),
      T: z.number(),
      t: z.number(),
      publishedCET: z.number(),
      publishedPAlive: z.number(),
    }),
    expectationBTYDmanual: z.object({ t: params, values: params, tol: z.number() }),
  }),
  gammaGammaExtras: z.object({ params, first10published: params, tol: z.number() }),
  cbs: z.object({
    tx: z.array(z.tuple([z.number(), z.string(), z.number()])),
    observationEnd: z.string(),
    expected: z.array(
      z.object({ id: z.number(), frequency: z.number(), recency: z.number(), T: z.number(), monetary: z.number() }),
    ),
    cdnowSummary: z.object({
      repeatCustomers: z.number(),
      meanSpend: z.number(),
      sd: z.number(),
      min: z.number(),
      median: z.number(),
      max: z.number(),
    }),
  }),
  perCustomerPublic: z.array(
    z.object({
      customer: z.string(),
      x: z.number(),
      t_x: z.number(),
      T: z.number(),
      meanRepeatSpend: z.number(),
      actualX: z.number(),
      actualSpend: z.number(),
      bg_CET39: z.number(),
      bg_pAlive: z.number(),
      pn_CET39: z.number(),
      pn_pAlive: z.number(),
      pn_DERT_15pct_pa: z.number(),
      gg_meanSpend: z.number(),
      CLV_15pct_pa: z.number(),
    }),
  ),
  fits: z.object({
    cdnow_bgnbd: z.object({
      published: fit,
      clvtools: fit,
      onRoundedSummaryCsv: fit,
      tolParam: z.number(),
      tolLL: z.number(),
    }),
    cdnow_paretonbd: z.object({
      published: fit,
      clvtools: fit,
      publishedSE: fit,
      tolParamRel: z.number(),
      tolLL: z.number(),
    }),
    cdnow_mbgnbd: z.object({ published: fit, scipyOnRoundedCsv: fit, tolParam: z.number() }),
    cdnow_nbd: z.object({ scipyOnRoundedCsv: fit }),
    cdnow_gammagamma: z.object({
      n: z.number(),
      published: fit,
      clvtools: fit,
      withFirstTransaction: fit,
      populationMeanSpend: z.number(),
    }),
  }),
  pointVectors: z.object({
    bgnbd: z.array(point),
    paretonbd: z.array(point),
    gammagamma: z.array(z.object({ params, x: z.number(), z: z.number(), ll: z.number(), expectedSpend: z.number() })),
  }),
});

export const btydVectors = vectorsSchema.parse(
  JSON.parse(readFileSync(new URL('../vectors/btyd.json', import.meta.url), 'utf8')),
);

const extremesSchema = z.object({
  ordersWhileAlive: z.array(
    z.object({ a: z.number(), shape: z.number(), stays: z.number(), horizon: z.number(), orders: z.number() }),
  ),
  paretonbd: z.array(point),
});

/** Stress points far outside ordinary data, computed to 30–40 digits. */
export const btydExtremes = extremesSchema.parse(
  JSON.parse(readFileSync(new URL('../vectors/btyd-extremes.json', import.meta.url), 'utf8')),
);
