import { readFileSync } from 'node:fs';
import * as z from 'zod';

const numbers = z.array(z.number());

const vectorsSchema = z.object({
  gini: z.object({
    values: numbers,
    gini: z.number(),
    top20share: z.number(),
    cdnowRevenueWeeks1to39: z.number(),
    cdnowTop20: z.number(),
  }),
  ndcg: z.array(z.object({ relevance: numbers, scores: numbers, k: z.number().optional(), value: z.number() })),
  payment: z.object({
    invoices: z.array(z.object({ amount: z.number(), due: z.number(), paidAfter: z.number() })),
    weightedDBT: z.number(),
    lateOnlyWeighted: z.number(),
    bucketDBT: z.object({
      example: z.object({
        current: z.number(),
        d1_30: z.number(),
        d31_60: z.number(),
        d61_90: z.number(),
        d91: z.number(),
        DBT: z.number(),
      }),
    }),
    DSO: z.object({
      AR: z.number(),
      sales: z.number(),
      days: z.number(),
      DSO: z.number(),
      current: z.number(),
      BPDSO: z.number(),
      ADD: z.number(),
    }),
  }),
  jamesStein: z.object({
    y: numbers,
    remainder: numbers,
    grandMean: z.number(),
    shrink: z.number(),
    js: numbers,
    sseJS: z.number(),
  }),
  ahp: z.object({ A: z.array(numbers), lambdaMax: z.number(), weightsEigen: numbers, CR: z.number() }),
  eightSchools: z.object({ y: numbers, se: numbers, pooled: z.number(), pooledSE: z.number(), DLtau2: z.number() }),
  priceFloor: z.object({
    case: z.object({
      vc: z.number(),
      cts: z.number(),
      wacc: z.number(),
      DSO: z.number(),
      el: z.number(),
      floor: z.number(),
    }),
  }),
  waterfall: z.object({
    list: z.number(),
    invoice: z.number(),
    offInvoice: z.object({
      paymentTerms: z.number(),
      annualVolumeBonus: z.number(),
      offInvoicePromotions: z.number(),
      coopAdvertising: z.number(),
      freight: z.number(),
    }),
    pocket: z.number(),
  }),
  pvm: z.array(
    z.object({
      rows: z.array(
        z.object({
          sku: z.string(),
          q0: z.number(),
          p0: z.number(),
          c0: z.number(),
          q1: z.number(),
          p1: z.number(),
          c1: z.number(),
        }),
      ),
      expected: z.object({
        price: z.number(),
        cost: z.number(),
        volume: z.number(),
        mix: z.number(),
        new: z.number(),
        lost: z.number(),
        delta: z.number(),
      }),
    }),
  ),
  walletAllocationRule: z.object({ cases: z.array(z.object({ n: z.number(), rank: z.number(), share: z.number() })) }),
});

/** Published and recomputed figures that are no repeat-purchase models. */
export const miscVectors = vectorsSchema.parse(
  JSON.parse(readFileSync(new URL('../vectors/misc.json', import.meta.url), 'utf8')),
);
